import type { Evidence } from './evidence.ts';

/** Who says it: named by the file or by hand; null where nobody knows, and for what is not said. */
export function speakerOf({ detail }: Pick<Evidence, 'detail'>): string | null {
  return detail.kind === 'speech' || detail.kind === 'subtitle' ? detail.speaker || null : null;
}
