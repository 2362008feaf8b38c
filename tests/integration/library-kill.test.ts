import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Library } from '../../main/library/library.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { randomFrom } from '../fixtures/random.ts';
import { everywhere, idOf, sampleAsset, temporaryDir } from '../unit/library/sample-library.ts';
import { commit, spoken } from '../unit/library/written-lines.ts';
import { EVIDENCES_A_UNIT } from './library-writer.ts';

const correcting = fileURLToPath(new URL('corrections-writer.ts', import.meta.url));
const writer = fileURLToPath(new URL('library-writer.ts', import.meta.url));

/** Every unit is there with all that it wrote, or is not there. */
function assertWhole(library: Library): number {
  const { ok, problems } = library.check();
  assert.ok(ok, problems.join('\n'));
  let units = 0;
  for (const { id } of library.assets.list()) {
    const evidence = library.evidence.ofAsset(id);
    assert.deepEqual(library.evidence.withoutVector(id), []);
    const committed = library.stages.units(id, 'keyframes');
    assert.equal(evidence.length, committed.length * EVIDENCES_A_UNIT);
    assert.equal(library.keyFrames.ofAsset(id).length, committed.length);
    for (const { unit, state } of committed) {
      const { round } = state as { round: number };
      const own = evidence.filter((one) => one.id.split('-')[1] === unit);
      assert.equal(own.length, EVIDENCES_A_UNIT);
      assert.ok(
        own.every(({ text }) => text === `round ${round} of unit ${unit}`),
        'one round of a unit, not two mixed',
      );
    }
    units += committed.length;
  }
  return units;
}

/** Starts the writer and waits until it owns the library; a writer that ends before that is an error with what it said. */
async function startWriter(dir: string, program = writer): Promise<{ pid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  await Promise.race([
    once(child.stdout, 'data'),
    exit.then(([code]) => assert.fail(`the writer ended with ${code}: ${said}`)),
  ]);
  return {
    pid: child.pid!,
    kill: async () => {
      child.kill('SIGKILL');
      const [code] = await exit;
      assert.equal(code, null, `the writer had ended by itself: ${said}`);
    },
  };
}

test('while one process owns the library, another may only read it', async (t) => {
  const dir = temporaryDir(t);
  const owner = await startWriter(dir);
  try {
    const busy = { code: 'LIBRARY_BUSY', message: new RegExp(`process ${owner.pid}`) };
    assert.throws(() => openLibrary(dir, { log: silentLog }), busy);
    const reader = openLibrary(dir, { log: silentLog, readOnly: true });
    reader.assets.list();
    assert.throws(() => reader.settings.set('theme', 'dark'), { code: 'LIBRARY_BUSY' });
    assert.throws(() => reader.blobs.temporary('a'), { code: 'LIBRARY_BUSY' });
    reader.close();
  } finally {
    await owner.kill();
  }
  openLibrary(dir, { log: silentLog }).close();
});

test('kill -9 at 20 random moments leaves a whole library that opens at once', async (t) => {
  const dir = temporaryDir(t);
  const random = randomFrom(20);
  let units = 0;
  for (let round = 0; round < 20; round++) {
    const owner = await startWriter(dir);
    await wait(random() * 150);
    await owner.kill();
    const library = openLibrary(dir, { log: silentLog });
    units += assertWhole(library);
    library.close();
  }
  assert.ok(units > 0, 'something was written in between');
});

test('kill -9 while many lines are put right as one step leaves all of them right, or none', async (t) => {
  const dir = temporaryDir(t);
  const lines = Array.from({ length: 200 }, (_, i) => spoken(`line-${i}`, `said as number ${i}`, i, i + 1));
  const first = openLibrary(dir, { log: silentLog });
  first.assets.add(sampleAsset(1));
  commit(first, lines);
  first.close();
  const random = randomFrom(8);
  for (let round = 0; round < 8; round++) {
    const owner = await startWriter(dir, correcting);
    await wait(random() * 150);
    await owner.kill();
    const library = openLibrary(dir, { log: silentLog });
    const read = library.transcript.lines([idOf(1)]).map(({ text, speaker }) => `${text} ${speaker}`);
    const [text] = read;
    const right = text!.startsWith('round');
    assert.equal(new Set(read).size, right ? 1 : lines.length);
    const filter = { ...everywhere, limit: 500 };
    if (right) assert.equal(library.search.words([text!.split(' ')[0]!], filter).length, lines.length);
    assert.deepEqual(library.check().problems, []);
    library.close();
  }
});
