import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cli = fileURLToPath(new URL('../../main/shells/cli/cli.ts', import.meta.url));
/** The tiny model that knows drawn shapes. */
export const pico: string = fileURLToPath(new URL('../fixtures/models/pico-vlm', import.meta.url));

/** Imports a model as a person does beside a browser that names no folders. */
export async function importByCommand(folder: string, modelsDir: string): Promise<void> {
  const env = { ...process.env, CUEPOINT_MODELS: modelsDir };
  await promisify(execFile)(process.execPath, [cli, 'models', 'import', folder], { env });
}
