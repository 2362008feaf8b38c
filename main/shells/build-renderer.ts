/** `node main/shells/build-renderer.ts`: the window's part of electron-vite's build alone, which is all that a browser needs. */
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { appRoot } from './app-paths.ts';

const configFile = join(appRoot, 'electron.vite.config.ts');
const { config } = await resolveConfig({ root: appRoot, configFile, logLevel: 'warn' }, 'build', 'production');
if (config?.renderer === undefined) throw new Error(`${configFile} says nothing of the renderer.`);
await build({ ...(config.renderer as object), configFile: false, mode: 'production' });
