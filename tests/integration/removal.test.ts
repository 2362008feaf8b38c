import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { test } from 'node:test';
import { libraryCalls } from '../../main/calls/library-calls.ts';
import { openEngine } from '../../main/engine.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { odd, scratchFolder } from '../fixtures/paths.ts';
import { idOf, sampleAsset } from '../unit/library/sample-library.ts';
import { openIngest } from './ingest-program.ts';

const log = silentLog;

test('removed while it is read, a file leaves no job and does not come back; undone, it is read to the end', async () => {
  const opened = openIngest(scratchFolder());
  const { library, ingest } = opened;
  const calls = libraryCalls(
    library,
    ingest,
    () => undefined,
    () => assert.fail('nothing is exported'),
  );
  ingest.start();
  const file = join(scratchFolder(), 'clip.mov');
  copyFileSync(odd('pcm.mov'), file);
  await ingest.add([file]);
  while (library.assets.list().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const { id } = library.assets.list()[0]!;
  const { undo } = await calls['library.remove']({ assetIds: [id] });
  assert.deepEqual(ingest.jobs(), []);
  await ingest.idle();
  assert.deepEqual(ingest.jobs(), []);
  assert.deepEqual(library.assets.list(), []);

  assert.deepEqual(await calls['library.undo']({ undo }), { assetIds: [id] });
  await ingest.idle();
  assert.equal(library.assets.get(id)!.state, 'ready');
  assert.deepEqual(
    ingest.jobs().map((job) => job.state),
    ['done'],
  );

  // Whole by now: back at once, without work.
  const again = await calls['library.remove']({ assetIds: [id] });
  await calls['library.undo']({ undo: again.undo });
  assert.equal(library.assets.get(id)!.state, 'ready');
  assert.equal(ingest.jobs().length, 1);
  await opened.close();
});

test('what is purged takes its cached frames and its uploads along; removed assets and waiting jobs keep theirs', async () => {
  const dir = scratchFolder();
  const batch = join(dir, 'inbox', '0123456789abcdef');
  const frames = join(dir, 'cache', 'frames');
  for (const folder of [batch, frames]) mkdirSync(folder, { recursive: true });
  const upload = (name: string) => join(batch, name);
  const frame = (n: number) => join(frames, `${idOf(n)}-1500.jpg`);
  const own = join(scratchFolder(), 'own.mp4');
  for (const file of [upload('gone.mp4'), upload('hidden.mp4'), upload('again.mp4'), own, ...[1, 2, 3].map(frame)])
    writeFileSync(file, 'x');

  // Asset 1 and 3 were removed an hour ago, asset 2 just now.
  const hourAgo = openLibrary(dir, { log, now: () => Date.now() - 3600_000 });
  hourAgo.assets.add(sampleAsset(1, { path: upload('gone.mp4') }));
  hourAgo.assets.add(sampleAsset(1, { path: own }));
  hourAgo.assets.add(sampleAsset(3, { path: upload('again.mp4') }));
  hourAgo.assets.remove([idOf(1), idOf(3)]);
  hourAgo.close();
  const justNow = openLibrary(dir, { log });
  justNow.assets.add(sampleAsset(2, { path: upload('hidden.mp4') }));
  justNow.assets.remove([idOf(2)]);
  const job = { id: 'j', path: upload('again.mp4'), name: 'again.mp4', assetId: null, error: null };
  justNow.jobs.put({ ...job, state: 'paused', duplicate: false, createdAt: 0 });
  justNow.close();

  const engine = await openEngine({
    libraryDir: relative(process.cwd(), dir),
    weightsDir: dir,
    modelsDir: join(dir, 'models'),
    sampleDir: dir,
    forkModels: () => assert.fail('no model is needed'),
    log,
  });
  assert.ok(isAbsolute(engine.libraryDir));
  assert.deepEqual(engine.neededPaths().sort(), [upload('again.mp4'), upload('hidden.mp4')]);
  await engine.close();
  const left = [upload('gone.mp4'), upload('hidden.mp4'), upload('again.mp4'), own, ...[1, 2, 3].map(frame)];
  assert.deepEqual(left.map(existsSync), [false, true, true, true, false, true, false]);
});
