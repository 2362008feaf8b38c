/** `node ingest-program.ts LIBRARY FILE…`: takes the files in and ends; killed and started again, it goes on. */
import { fileURLToPath } from 'node:url';
import { createIngest } from '../../main/ingest/ingest.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { findTools } from '../../main/media/tools.ts';
import type { ChosenModels } from '../../main/models/chosen-models.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { Models } from '../../native-models/protocol.ts';
import { weightsDir } from '../fixtures/paths.ts';

/** Everything that ingest needs, with the real models and the real ffmpeg. */
export function openIngest(
  dir: string,
  wrap: (models: Models) => Models = (models) => models,
  chosen: ChosenModels = { vlm: undefined, clip: undefined },
) {
  const log = silentLog;
  const library = openLibrary(dir, { log });
  const models = createModelsClient({
    fork: () => forkNode(weightsDir),
    idleMs: 60_000,
    log,
    onStatus: () => undefined,
  });
  const tools = () => findTools({ env: process.env, platform: process.platform });
  const changes: string[][] = [];
  const ingest = createIngest({
    library,
    chosen: () => () => chosen,
    models: wrap(models),
    tools,
    log,
    onJobs: () => undefined,
    onLibrary: (ids) => changes.push(ids),
  });
  return {
    library,
    ingest,
    changes,
    async close() {
      await ingest.close();
      await models.close();
      library.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, ...files] = process.argv.slice(2);
  const opened = openIngest(dir!);
  const known = new Set(opened.ingest.jobs().map((job) => job.path));
  await opened.ingest.add(files.filter((file) => !known.has(file)));
  opened.ingest.start();
  await opened.ingest.idle();
  await opened.close();
}
