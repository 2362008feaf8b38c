import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Asker, createAsker } from '../../main/answer/ask.ts';
import type { Library } from '../../main/library/library.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { textScorer } from '../../main/retrieval/rerank.ts';
import { createRetriever } from '../../main/retrieval/retrieve.ts';
import { fillLibrary, type GoldAsset } from '../eval/gold/gold-library.ts';
import { hashedModels } from '../eval/gold/hashed-models.ts';

/** A bus that comes back, a dog beside a bicycle, two cats on a couch. */
const street: GoldAsset = {
  name: 'street.mp4',
  duration: 30,
  objects: [
    { label: 'bus', from: 0, to: 6, boxes: [[0.05, 0.2, 0.9, 0.6]] },
    {
      label: 'person',
      from: 0,
      to: 6,
      boxes: [
        [0.1, 0.4, 0.1, 0.4],
        [0.7, 0.4, 0.1, 0.4],
        [0.85, 0.4, 0.1, 0.4],
      ],
    },
    { label: 'dog', from: 6, to: 13, boxes: [[0.05, 0.55, 0.2, 0.3]] },
    { label: 'bicycle', from: 6, to: 13, boxes: [[0.4, 0.3, 0.3, 0.5]] },
    { label: 'truck', from: 6, to: 13, boxes: [[0.75, 0.1, 0.2, 0.2]] },
    {
      label: 'cat',
      from: 13,
      to: 20,
      boxes: [
        [0.2, 0.5, 0.2, 0.2],
        [0.6, 0.5, 0.2, 0.2],
      ],
    },
    { label: 'couch', from: 13, to: 20, boxes: [[0.05, 0.4, 0.9, 0.5]] },
    { label: 'bus', from: 20, to: 30, boxes: [[0.05, 0.2, 0.9, 0.6]] },
  ],
};
const desk: GoldAsset = {
  name: 'desk.jpg',
  duration: 0,
  objects: [
    { label: 'laptop', from: 0, to: 0, boxes: [[0.05, 0.1, 0.25, 0.2]] },
    { label: 'cup', from: 0, to: 0, boxes: [[0.75, 0.7, 0.1, 0.15]] },
  ],
};

let dir: string;
let library: Library;
let ids: Map<string, string>;
let ask: Asker;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cuepoint-objects-'));
  library = openLibrary(dir, { log: silentLog });
  const models = hashedModels();
  ids = await fillLibrary(library, models, [street, desk]);
  const retrieve = createRetriever({
    library,
    models,
    reranker: textScorer,
    findPictures: async () => undefined,
    clock: () => 0,
  });
  ask = createAsker({ library, models, retrieve, visual: () => undefined, now: () => 1, newId: () => 'answer' });
});
after(() => {
  library.close();
  rmSync(dir, { recursive: true, force: true });
});

async function told(question: string, file: string) {
  const context = { signal: new AbortController().signal, emit: () => {} };
  const answer = await ask({ question, scope: { assetIds: [ids.get(file)!] } }, context);
  return {
    text: answer.sentences.map((one) => one.text).join(' '),
    citations: answer.sentences.flatMap((one) => one.citations),
  };
}

for (const [question, expected, start, end] of [
  ['How many people are there at once?', /^3 people at once\b/, 0, 6],
  ['How many cats can be seen at the same time?', /^2 cats at once, at 0:13/, 13, 20],
  ['At most how many buses are visible at once?', /^1 bus at once/, 0, 6],
  ['How long is the dog visible?', /^About 7 seconds: 0:06–0:13/, 6, 13],
  ['For how many seconds is the bus in view?', /^About 16 seconds in all: 0:00–0:06 and 0:20–0:30/, 0, 6],
  ['When does the dog leave the picture?', /^Last seen at 0:12, gone by 0:13/, 6, 13],
  ['When does the first bus disappear?', /^Last seen at 0:05, gone by 0:06/, 0, 6],
  ['When is the bus last seen?', /^It is in view until the end, last seen at 0:29/, 20, 30],
  ['When does the cat appear?', /^At 0:13/, 13, 20],
  ['When does the bus come back?', /0:20/, 20, 30],
  ['How many times does the bus appear?', /^2 times: at 0:00, 0:20/, 0, 6],
  ['Which comes first, the cat or the dog?', /^The dog, at 0:06; the cat at 0:13/, 6, 13],
  ['Which is seen last, the dog or the cat?', /^The cat, at 0:13; the dog at 0:06/, 13, 20],
  ['What is left of the bicycle?', /^Dog\.?$/, 6, 13],
  ['What is to the right of the bicycle?', /^Truck\.?$/, 6, 13],
  ['What lies on the couch?', /^Cat\b/, 13, 20],
  ['How many cats are on the sofa?', /^2 cats/, 13, 20],
  ['Is the dog left of the bicycle?', /^Yes: the dog is left of the bicycle/, 6, 13],
  ['Is the dog to the right of the bicycle?', /^No: the dog is not right of the bicycle/, 6, 13],
  ['Is there a bike?', /^Yes: 1 bicycle/, 6, 13],
  ['Does the dog appear before the cat?', /^Yes: the dog at 0:06, the cat at 0:13/, 6, 13],
  ['Does the cat appear before the dog?', /^No: the cat at 0:13, the dog at 0:06/, 13, 20],
  ['How many vehicles are there?', /^2 vehicles: 1 bicycle, 1 truck/, 6, 13],
  ['How many animals are there at once?', /^2 cats at once, at 0:13/, 13, 20],
  ['Which vehicles are shown?', /^Bus, bicycle, truck/, 0, 6],
  ['Which animals appear?', /^Dog, cat/, 6, 13],
  ['Where are the cats?', /^At the left of the picture and at the right of the picture, on the couch/, 13, 20],
  ['Is there a dog and a cat?', /^Yes: 1 dog, 2 cats/, 6, 13],
  ['Is there a horse or a dog?', /^Yes: 1 dog/, 6, 13],
  ['Is there a puppy?', /^Perhaps: 1 dog, but whether puppy, cannot be told/, 6, 13],
  ['How many women are there?', /^3 people; whether women, cannot be told/, 0, 6],
] as const) {
  test(`${question} is answered from what was seen, with its second`, async () => {
    const { text, citations } = await told(question, 'street.mp4');
    assert.match(text, expected);
    assert.deepEqual([citations[0]!.start, citations[0]!.end, citations[0]!.kind], [start, end, 'object']);
  });
}

for (const question of [
  'Is there an elephant?',
  'What is left of the dog?',
  'What is above the bus?',
  'How many students are enrolled?',
  'When does the horse leave?',
  'Is there a dog and a horse?',
  'Is the couch behind the cats?',
  'Does the horse appear before the dog?',
  'Does the dog appear before the horse?',
  'Which comes first, the cat or the horse?',
]) {
  test(`${question} is answered with nothing that was not seen`, async () => {
    assert.equal((await told(question, 'street.mp4')).text, '');
  });
}

test('in a still picture things have places, but no times', async () => {
  assert.match((await told('Where is the laptop?', 'desk.jpg')).text, /^At the top left of the picture/);
  assert.match((await told('Where in the picture is the mug?', 'desk.jpg')).text, /^$/, 'a mug is not told from a cup');
  assert.match(
    (await told('Where is the cup?', 'desk.jpg')).text,
    /^At the bottom right of the picture, right of the laptop|below the laptop/,
  );
  assert.match((await told('What is at the top left?', 'desk.jpg')).text, /^Laptop/);
  assert.equal((await told('How long is the cup visible?', 'desk.jpg')).text, '');
});

test('a thing that was not seen is looked for in a few pictures, where retrieval points first; at one second, in that one', async () => {
  const asked: { labels: readonly string[]; times: number[] }[] = [];
  const models = hashedModels();
  const looking = createAsker({
    library,
    models,
    retrieve: createRetriever({
      library,
      models,
      reranker: textScorer,
      findPictures: async () => undefined,
      clock: () => 0,
    }),
    visual: () => undefined,
    look: async ({ labels }, at) => {
      asked.push({ labels, times: at.map(({ time }) => time) });
      return { assetIds: [], frames: at.length, note: null };
    },
    now: () => 1,
    newId: () => 'answer',
  });
  const scope = { assetIds: [ids.get('street.mp4')!] };
  const context = { signal: new AbortController().signal, emit: () => {} };
  const none = await looking({ question: 'Is there a traffic light in the picture?', scope }, context);
  assert.equal(none.status, 'notFound');
  assert.deepEqual(none.trace.dropped[0], {
    text: 'traffic light',
    why: 'looked for in 4 pictures at full size, and not seen',
  });
  await looking({ question: 'How many cups are there at 0:08?', scope }, context);
  assert.deepEqual(asked, [
    { labels: ['traffic light'], times: asked[0]!.times },
    { labels: ['cup'], times: [8] },
  ]);
  assert.deepEqual(
    asked[0]!.times.toSorted((a, b) => a - b),
    [3, 9.5, 16.5, 25],
  );
  for (const question of [
    'Is there a dog?',
    'How many cats are there?',
    'What is a traffic light made of?',
    'How many cups cost two euros?',
  ])
    await looking({ question, scope }, context);
  assert.equal(asked.length, 2, 'what was seen, or is not asked to be seen, is not looked for');
});

test('a number at one second is the number of that second', async () => {
  assert.match((await told('How many people are there at 0:03?', 'street.mp4')).text, /^3 people/);
  assert.equal((await told('How many people are there at 0:16?', 'street.mp4')).text, '');
});
