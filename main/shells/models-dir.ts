import { join, resolve } from 'node:path';
import { dataDir } from './library-dir.ts';

/** Where models lie unless told otherwise: CUEPOINT_MODELS, else beside the default library. One folder serves every library of this machine. */
export function defaultModelsDir(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return env.CUEPOINT_MODELS ? resolve(env.CUEPOINT_MODELS) : join(dataDir(env, platform), 'models');
}
