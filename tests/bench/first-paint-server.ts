/** Child of first-paint.ts: the app for browsers over a library; sends an address, and another for every message: each opens one browser, once. */
import { rendererDir } from '../../main/shells/app-paths.ts';
import { openNodeEngine } from '../../main/shells/node-engine.ts';
import { serveWeb } from '../../main/shells/web/serve-web.ts';

const [libraryDir = '', modelsDir = ''] = process.argv.slice(2);
const node = await openNodeEngine({ libraryDir, modelsDir });
const shell = await serveWeb({ engine: node.engine, rendererDir, log: node.log });
const tell = () => process.send?.(shell.newUrl());
process.on('message', tell);
process.on('disconnect', () => {
  void shell
    .close()
    .then(node.close)
    .finally(() => process.exit());
});
tell();
