import { dirname, join } from 'node:path';
import { type Engine, openEngine } from '../engine.ts';
import { type Log, openLog } from '../log/log.ts';
import { forkNode } from '../models/fork-node.ts';
import { appRoot } from './app-paths.ts';
import { defaultModelsDir } from './models-dir.ts';
import { openExternally } from './open-externally.ts';

export interface NodeEngineOptions {
  libraryDir: string;
  /** Folder of the installed models; the machine's own where it is left out. */
  modelsDir?: string;
  /** Log to stderr as well. */
  verbose?: boolean;
  /** Beside the process that owns the library. */
  readOnly?: boolean;
}

export interface NodeEngine {
  engine: Engine;
  log: Log;
  close(): Promise<void>;
}

/** The engine under plain Node, for the web shell and the command line. @throws AppError as `openEngine` does */
export async function openNodeEngine({
  libraryDir,
  modelsDir = defaultModelsDir(),
  verbose,
  readOnly,
}: NodeEngineOptions): Promise<NodeEngine> {
  const weightsDir = join(appRoot, 'native-models', 'weights');
  const log = openLog({ dir: libraryDir, verbose });
  const engine = await openEngine({
    libraryDir,
    weightsDir,
    modelsDir,
    sampleDir: join(appRoot, 'main', 'sample', 'media'),
    forkModels: () => forkNode(weightsDir),
    log,
    readOnly,
    reveal: (path) => openExternally(dirname(path), process),
  });
  return {
    engine,
    log,
    async close() {
      await engine.close();
      log.close();
    },
  };
}
