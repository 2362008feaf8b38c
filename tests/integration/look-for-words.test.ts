import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { type Engine, openEngine } from '../../main/engine.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import { fixture, scratchFolder, weightsDir } from '../fixtures/paths.ts';
import { writeOwl } from '../onnx/owl-folder.ts';

const scratch = scratchFolder();
/** Full red, on a photograph that has none: what the tiny model takes for a trowel. */
const patch = { left: 512, top: 256, size: 128 };

let engine: Engine;

before(async () => {
  const { left, top, size } = patch;
  const red = { create: { width: size, height: size, channels: 3 as const, background: '#ff0000' } };
  const scene = await sharp(fixture('free', 'coffee.png'))
    .resize(1024, 1024, { fit: 'cover' })
    .grayscale()
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const path = join(scratch, 'pad.png');
  writeFileSync(
    path,
    await sharp(scene)
      .modulate({ brightness: 0.5 })
      .composite([{ input: await sharp(red).png().toBuffer(), left, top }])
      .png()
      .toBuffer(),
  );
  writeOwl(join(scratch, 'pico-owl'), 'owl', {
    family: 'owlv2',
    side: 64,
    grid: 8,
    colours: { trowel: [2, 0, 0] },
  });
  engine = await openEngine({
    libraryDir: join(scratch, 'library'),
    modelsDir: join(scratch, 'models'),
    weightsDir,
    sampleDir: scratch,
    forkModels: () => forkNode(weightsDir),
    log: silentLog,
  });
  await engine.calls['ingest.add']({ paths: [path] });
  await engine.idle();
});
after(() => engine.close());

const ask = (question: string) =>
  engine.streams['ask.run'](
    { question, scope: { assetIds: [] } },
    { signal: new AbortController().signal, emit: () => {} },
  );

test('without a model for it, a thing beyond the known kinds is not denied: it was not looked for', async () => {
  const { status, trace } = await ask('Is there a trowel in the picture?');
  assert.equal(status, 'notFound');
  const why = trace.dropped.find(({ text }) => text === 'trowel')?.why;
  assert.match(why ?? '', /^not looked for: none of the 80 kinds of things .* installed under Models$/);
});

test('with one it is looked for, told as the weak sighting that it is, and cited with its box', async () => {
  const imported = await engine.calls['models.import']({ path: join(scratch, 'pico-owl') });
  assert.deepEqual([imported.task, imported.active], ['detect-open', true]);
  const { sentences } = await ask('Is there a trowel in the picture?');
  assert.match(sentences[0]?.text ?? '', /^Perhaps: 1 trowel, a weak sighting \(4\d %\)/);
  const box = sentences[0]!.citations[0]!.box!;
  const { left, top, size } = patch;
  for (const [actual, expected] of [
    [box.x, left],
    [box.y, top],
    [box.w, size],
    [box.h, size],
  ] as const)
    assert.ok(Math.abs(actual - expected / 1024) < 0.01, `${actual} is not ${expected / 1024}`);
  const again = await ask('How many trowels are there?');
  assert.match(again.sentences[0]?.text ?? '', /\b1 trowel\b/);
  const none = await ask('Is there an anvil in the picture?');
  assert.equal(none.status, 'notFound');
  assert.match(
    none.trace.dropped.find(({ text }) => text === 'anvil')?.why ?? '',
    /looked for in 1 picture at full size, and not seen/,
  );
});
