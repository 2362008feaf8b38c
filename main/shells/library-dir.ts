import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the library lies unless told otherwise: CUEPOINT_LIBRARY, else the platform's folder for an app's data. */
export function defaultLibraryDir(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return env.CUEPOINT_LIBRARY ? resolve(env.CUEPOINT_LIBRARY) : dataDir(env, platform);
}

/** The platform's folder for this app's data. */
export function dataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Cuepoint');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Cuepoint');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'cuepoint');
}
