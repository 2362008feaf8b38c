/**
 * Loaded before dependency-cruiser (`node --import`): TypeScript 7 has no API for JavaScript to parse with, so the copy of TypeScript 6 inside
 * @ts-morph/common stands in. An alias of the package itself would fight with TypeScript 7 over the name `tsc`.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const api = pathToFileURL(require.resolve('@ts-morph/common').replace(/ts-morph-common\.js$/, 'typescript.js')).href;
const manifest = pathToFileURL(require.resolve('typescript/package.json')).href;
const { version } = require(new URL(api).pathname) as { version: string };

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'typescript' ? { url: api, format: 'commonjs', shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (url !== manifest) return next(url, context);
    return { format: 'json', source: JSON.stringify({ name: 'typescript', version }), shortCircuit: true };
  },
});
