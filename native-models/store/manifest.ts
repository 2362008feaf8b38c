import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isModelId, isModelPath } from './model-path.ts';

export const manifestName = 'cuepoint-model.json';

const file = z.object({
  path: z.string().refine(isModelPath, 'leaves the model’s folder'),
  /** bytes */
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.object({
  format: z.literal(1),
  id: z.string().refine(isModelId, 'is no name of a model'),
  name: z.string().max(200),
  task: z.enum(['vlm', 'embed-image', 'detect-open']),
  family: z.enum(['smolvlm', 'qwen2-vl', 'clip', 'owlvit', 'owlv2']),
  /** A hub repository (fetched, or out of its cache) at one commit, or a folder of the person's. */
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('hub'), repo: z.string(), commit: z.string().regex(/^[0-9a-f]{40}$/) }),
    z.object({ kind: z.literal('import') }),
  ]),
  /** Changes with the files: the commit, or the beginning of a digest over them. */
  revision: z.string().min(1).max(64),
  files: z.array(file).min(1).max(1000),
  /** ms since 1970 */
  installedAt: z.number(),
  bytes: z.number().int(),
});

/** What is written beside an installed model's files: it is what they are held to. */
export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = z.infer<typeof file>;
export type ModelTask = Manifest['task'];
export type ModelFamily = Manifest['family'];

/** @returns undefined where there is none; @throws what zod and JSON say of a damaged one. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
  return manifest.parse(JSON.parse(text));
}

/** The revision of files that no hub gave: 12 hex digits that change with any of them. */
export function digestOf(files: readonly ManifestFile[]): string {
  const digest = createHash('sha256');
  for (const { path, sha256 } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    digest.update(`${path} ${sha256}\n`);
  return digest.digest('hex').slice(0, 12);
}
