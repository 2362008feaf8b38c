import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file that breaks one rule by one import, and what the rule is called. */
const violations: [rule: string, file: string, imports: string][] = [
  ['no-cycle', 'main/media/a.ts', './b.ts'],
  ['resolvable', 'main/media/c.ts', './nowhere.ts'],
  ['shipped-packages', 'main/media/d.ts', 'vite'],
  ['product-knows-no-tests', 'main/media/e.ts', '../../tests/helper.ts'],
  ['contract-stands-alone', 'preload/contract/a.ts', '../../main/engine.ts'],
  ['preload-is-the-bridge-only', 'preload/index.ts', 'zod'],
  ['renderer-reaches-main-by-the-contract', 'renderer/a.ts', '../main/engine.ts'],
  ['renderer-has-no-node', 'renderer/b.ts', 'node:fs'],
  ['main-knows-no-window', 'main/media/f.ts', '../../renderer/c.ts'],
  ['native-models-stands-alone', 'native-models/a.ts', '../main/engine.ts'],
  ['models-by-protocol-and-catalog', 'main/models/a.ts', '../../native-models/tasks/asr/asr.ts'],
  ['ingest-meets-others-in-the-library', 'main/ingest/a.ts', '../answer/x.ts'],
  ['answer-meets-others-in-the-library', 'main/answer/a.ts', '../retrieval/x.ts'],
  ['library-is-below', 'main/library/a.ts', '../ingest/x.ts'],
  ['shells-are-on-top', 'main/report/a.ts', '../shells/x.ts'],
  ['electron-only-in-its-shell', 'main/media/g.ts', 'electron'],
  ['shells-stand-apart', 'main/shells/electron/a.ts', '../web/x.ts'],
  ['web-knows-no-other-shell', 'main/shells/web/a.ts', '../cli/x.ts'],
];
const plain = [
  'main/engine.ts',
  'tests/helper.ts',
  'renderer/c.ts',
  'native-models/tasks/asr/asr.ts',
  'main/answer/x.ts',
  'main/retrieval/x.ts',
  'main/ingest/x.ts',
  'main/shells/x.ts',
  'main/shells/web/x.ts',
  'main/shells/cli/x.ts',
];

test('every import rule fires on what it forbids, type imports included', (context) => {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-imports-'));
  context.after(() => rmSync(dir, { recursive: true, force: true }));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  for (const file of plain) write(file, 'export interface X { x: 1 }\n');
  write('main/media/b.ts', "import './a.ts';\nexport type X = 1;\n");
  for (const [, file, imports] of violations) {
    write(file, `import type { X } from '${imports}';\nexport type Y = X;\nimport '${imports}';\n`);
  }
  for (const file of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(dir, file));
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  const hook = new URL('../../checks/typescript-api.ts', import.meta.url).href;
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['--import', hook, program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...args, 'main', 'preload', 'renderer', 'native-models', 'tests'],
    {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    },
  );
  assert.equal(stderr, '');
  const found = (JSON.parse(stdout).summary.violations as { from: string; rule: { name: string } }[]).map(
    ({ from, rule }) => `${rule.name} ${from}`,
  );
  const expected = violations.map(([rule, file]) => `${rule} ${file}`);
  for (const violation of expected)
    assert.ok(found.includes(violation), `${violation} is not among\n${found.join('\n')}`);
  const strangers = found.filter((violation) => !expected.includes(violation));
  assert.deepEqual(strangers, []);
});
