import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { type Engine, openEngine } from '../../main/engine.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import { fixture, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const scratch = scratchFolder();
/** A rocket on its pad, and in a corner a cup that the first pass takes for nothing. */
const launch = join(scratch, 'launch.png');
/** Where the cup stands, fractions of the picture. */
const cup = { left: 940 / 1280, right: 1120 / 1280, top: 80 / 720, bottom: 220 / 720 };

let engine: Engine;

before(async () => {
  const pasted = await sharp(fixture('free', 'coffee.png')).resize({ width: 150 }).png().toBuffer();
  const scene = await sharp(fixture('free', 'rocket.jpg')).resize(1280, 720, { fit: 'cover' }).png().toBuffer();
  writeFileSync(
    launch,
    await sharp(scene)
      .composite([{ input: pasted, left: 940, top: 80 }])
      .png()
      .toBuffer(),
  );
  engine = await openEngine({
    libraryDir: join(scratch, 'library'),
    modelsDir: join(scratch, 'models'),
    weightsDir,
    sampleDir: scratch,
    forkModels: () => forkNode(weightsDir),
    log: silentLog,
  });
  await engine.calls['ingest.add']({ paths: [launch] });
  await engine.idle();
});
after(() => engine.close());

async function ask(question: string) {
  const stages: string[] = [];
  const answer = await engine.streams['ask.run'](
    { question, scope: { assetIds: [] } },
    {
      signal: new AbortController().signal,
      emit: (event) => event.type === 'stage' && stages.push(event.name),
    },
  );
  return { answer, stages, text: answer.sentences.map((one) => one.text).join(' ') };
}

const objectsOf = async () => {
  const [asset] = await engine.calls['library.list']({});
  return (await engine.calls['library.evidence']({ assetId: asset!.id, kinds: ['object'] })).map((one) => one.text);
};

test('a small thing that a question names is looked for again, found, cited with its box, and kept', async () => {
  assert.ok(!(await objectsOf()).includes('1 cup'));
  const { answer, stages, text } = await ask('Is there a cup in the picture?');
  assert.match(text, /^Yes: 1 cup\b/);
  assert.ok(stages.includes('Looking again'));
  const [citation] = answer.sentences[0]!.citations;
  const box = citation!.box!;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  assert.ok(x > cup.left && x < cup.right && y > cup.top && y < cup.bottom, `the box is at ${x}, ${y}`);
  assert.ok((await objectsOf()).includes('1 cup'));
  const second = await ask('How many cups are there?');
  assert.match(second.text, /^1 cup\b/);
  assert.ok(!second.stages.includes('Looking again'), 'what was found is not looked for twice');
});

for (const thing of ['an elephant', 'a toilet', 'a giraffe', 'a horse', 'a stop sign']) {
  test(`looking for ${thing} sees none, and the trace says that it was looked for`, async () => {
    const before = await objectsOf();
    const { answer } = await ask(`Is there ${thing} in the picture?`);
    assert.equal(answer.status, 'notFound');
    assert.deepEqual(await objectsOf(), before);
    const name = thing.replace(/^an? /, '');
    const why = answer.trace.dropped.find((one) => one.text === name)?.why;
    assert.match(why ?? '', /looked for in 1 picture at full size, and not seen/);
  });
}

test('a file that is gone is said to be gone', async () => {
  rmSync(launch);
  const { answer } = await ask('Is there a zebra in the picture?');
  assert.equal(answer.status, 'notFound');
  assert.match(answer.trace.dropped.find((one) => one.text === 'zebra')?.why ?? '', /no longer where it was/);
});
