import { resolve, sep } from 'node:path';
import { AppError } from '../../app-error.ts';
import type { CallHandlers } from '../../calls/handlers.ts';
import type { Engine } from '../../engine.ts';
import { resolvePageName } from './inbox.ts';

/** The engine's calls as a browser page may use them: it names uploaded files only, and opens folders of the library only. */
export function pageCalls(engine: Engine): CallHandlers {
  const { libraryDir, calls } = engine;
  return {
    ...calls,
    'ingest.add': async ({ paths }) => {
      const files = await Promise.all(paths.map((path) => resolvePageName(libraryDir, path)));
      return calls['ingest.add']({ paths: files });
    },
    'models.import': async () => {
      throw new AppError(
        'FORBIDDEN',
        'A browser window cannot read folders of this machine; import the model on the command line: cuepoint models import FOLDER.',
      );
    },
    'shell.reveal': async ({ path }) => {
      if (!resolve(path).startsWith(resolve(libraryDir) + sep)) {
        throw new AppError('FORBIDDEN', 'A browser window can only open folders of the library.');
      }
      return calls['shell.reveal']({ path });
    },
  };
}
