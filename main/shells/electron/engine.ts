import { join } from 'node:path';
import { shell } from 'electron';
import { type Engine, openEngine } from '../../engine.ts';
import { type OpenLog, openLog } from '../../log/log.ts';
import { appRoot } from '../app-paths.ts';
import { forkUtility } from './fork-utility.ts';

/** The engine inside Electron's main process. @throws AppError as `openEngine` does */
export async function openElectronEngine(
  libraryDir: string,
  modelsDir: string,
): Promise<{ engine: Engine; log: OpenLog }> {
  const weightsDir = join(appRoot, 'native-models', 'weights');
  const log = openLog({ dir: libraryDir });
  const engine = await openEngine({
    libraryDir,
    weightsDir,
    modelsDir,
    sampleDir: join(appRoot, 'main', 'sample', 'media'),
    forkModels: () => forkUtility(weightsDir),
    log,
    async reveal(path) {
      shell.showItemInFolder(path);
      return true;
    },
  });
  return { engine, log };
}
