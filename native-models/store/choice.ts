import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelTask } from './manifest.ts';
import { writeWhole } from './write-whole.ts';

const chosen = z.string().nullable().optional();
const choice = z.object({ vlm: chosen, 'embed-image': chosen, 'detect-open': chosen });

/** Which model does a task: an id, null for none, undefined where nobody has chosen. */
export type Choice = z.infer<typeof choice>;

const fileOf = (modelsDir: string) => join(modelsDir, 'choice.json');

/** A choice that is missing or damaged counts as never made. */
export async function readChoice(modelsDir: string): Promise<Choice> {
  try {
    return choice.parse(JSON.parse(await readFile(fileOf(modelsDir), 'utf8')));
  } catch {
    return {};
  }
}

/** Changes the choice of one task; undefined takes it back. */
export async function writeChoice(modelsDir: string, task: ModelTask, id: string | null | undefined): Promise<void> {
  const next = { ...(await readChoice(modelsDir)), [task]: id };
  await mkdir(modelsDir, { recursive: true });
  await writeWhole(fileOf(modelsDir), `${JSON.stringify(next)}\n`);
}
