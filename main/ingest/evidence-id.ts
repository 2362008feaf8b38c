import { createHash } from 'node:crypto';

/**
 * Id of what one unit of a stage found: the same content read again by the same unit gives the same ids, so that work done twice
 * (after a kill) replaces what it left instead of doubling it. 20 hex digits.
 */
export function evidenceId(assetId: string, stage: string, unit: string, ordinal: number): string {
  return createHash('sha256').update(`${assetId}\n${stage}\n${unit}\n${ordinal}`).digest('hex').slice(0, 20);
}
