import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { AppError } from '../../../../main/app-error.ts';
import { createLookAgain } from '../../../../main/ingest/objects/look-again.ts';
import type { NamedObject } from '../../../../main/language/object-names.ts';
import type { Library } from '../../../../main/library/library.ts';
import { openLibrary } from '../../../../main/library/open-library.ts';
import { silentLog } from '../../../../main/log/log.ts';
import type { OpenDetector } from '../../../../main/models/open-detector.ts';
import type { Detection, Models, RgbImage, Tasks } from '../../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';
import { fillLibrary } from '../../../eval/gold/gold-library.ts';
import { hashedModels } from '../../../eval/gold/hashed-models.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';

let library: Library;
let assetId: string;
let frames: KeyFrame[];

before(async () => {
  library = openLibrary(scratchFolder(), { log: silentLog });
  const ids = await fillLibrary(library, hashedModels(), [
    {
      name: 'yard.mp4',
      duration: 20,
      slides: [
        { from: 0, to: 10, text: ['BUS STOP'] },
        { from: 10, to: 20, text: ['The end'] },
      ],
    },
  ]);
  assetId = ids.get('yard.mp4')!;
  frames = library.keyFrames.ofAsset(assetId);
});
after(() => library.close());
beforeEach(() => {
  library.stages.reset(assetId, 'objects');
  library.stages.commit({ assetId, stage: 'objects', unit: 'spans', finish: { state: 'done', version: '1' } });
});

const sought = (label: string): NamedObject => ({
  labels: [label],
  group: false,
  narrower: false,
  word: label,
  stems: [label],
  at: 0,
});

/** A photograph, as far as anybody can tell: nothing in it is flat. */
const noise: RgbImage = {
  data: Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251),
  width: 64,
  height: 64,
};
const flat: RgbImage = { data: new Uint8Array(64 * 64 * 3).fill(200), width: 64, height: 64 };

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

function looker(
  seen: Detection[],
  { image = noise, limitMs = 60_000, hangsAt = 0, open = undefined as OpenDetector | undefined } = {},
) {
  const asked: (readonly string[])[] = [];
  const found: string[] = [];
  const models = {
    async run(_task: string, input: Tasks['detect']['input'], { signal }: { signal?: AbortSignal } = {}) {
      asked.push('closely' in input ? input.closely : []);
      if (asked.length === hangsAt) await untilAborted(signal!);
      return seen;
    },
  } as unknown as Models;
  const look = createLookAgain({
    library,
    models,
    pictureAt: async () => image,
    openDetector: () => open,
    onFound: (id) => found.push(id),
    limitMs,
  });
  return { look, asked, found };
}

const bus: Detection = { label: 'bus', confidence: 0.7, box: { x: 0.5, y: 0.5, w: 0.2, h: 0.2 } };
const signal = () => new AbortController().signal;
const at = (frame: KeyFrame) => ({ frame, time: frame.time });

test('what is seen becomes evidence of the picture’s span, once, and is remembered', async () => {
  const { look, asked, found } = looker([bus]);
  const first = await look(sought('bus'), [at(frames[0]!)], signal());
  assert.deepEqual(first, { assetIds: [assetId], frames: 1, note: null });
  await look(sought('bus'), [at(frames[0]!)], signal());
  assert.deepEqual(asked, [['bus']]);
  assert.deepEqual(found, [assetId]);
  const [evidence, ...others] = library.evidence.ofAsset(assetId, ['object']);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [evidence!.start, evidence!.end, evidence!.text, evidence!.confidence, evidence!.box],
    [0, 10, '1 bus', 0.7, bus.box],
  );
  assert.ok(evidence!.detail.kind === 'object' && evidence!.detail.sightings[0]!.time === frames[0]!.time);
});

test('another thing in the same picture is looked for beside it, and what was found stays', async () => {
  const { look, asked } = looker([bus]);
  await look(sought('bus'), [at(frames[0]!)], signal());
  const cat = await look(sought('cat'), [at(frames[0]!)], signal());
  assert.deepEqual(cat.assetIds, []);
  assert.deepEqual(asked, [['bus'], ['cat']]);
  assert.deepEqual(
    library.evidence.ofAsset(assetId, ['object']).map((one) => one.text),
    ['1 bus'],
  );
  await look(sought('cat'), [at(frames[0]!)], signal());
  assert.equal(asked.length, 2, 'that it was not there is remembered, too');
});

test('letters are no things, and drawn pictures hold none', async () => {
  const line = library.evidence.ofAsset(assetId, ['text']).find((one) => one.box === null && one.start === 0);
  assert.ok(line);
  library.stages.commit({
    assetId,
    stage: 'text',
    unit: 'all',
    evidence: [{ ...line, box: { x: 0.45, y: 0.45, w: 0.3, h: 0.3 } }],
    finish: { state: 'done', version: '1' },
  });
  assert.deepEqual((await looker([bus]).look(sought('bus'), [at(frames[0]!)], signal())).assetIds, []);
  const drawn = looker([bus], { image: flat });
  assert.deepEqual((await drawn.look(sought('bus'), [at(frames[1]!)], signal())).assetIds, []);
  assert.deepEqual(drawn.asked, []);
});

test('when time is up, what was seen by then counts, and the note says so', async () => {
  const { look } = looker([bus], { hangsAt: 2, limitMs: 50 });
  const looked = await look(sought('bus'), [at(frames[1]!), at(frames[0]!)], signal());
  assert.deepEqual(looked, { assetIds: [assetId], frames: 1, note: 'time was up after 1 of 2' });
});

test('a stopped question stops the look; a file that is gone is named', async () => {
  const stop = new AbortController();
  const { look } = looker([bus], { hangsAt: 1 });
  const looking = look(sought('bus'), [at(frames[0]!)], stop.signal);
  stop.abort(new Error('stopped'));
  await assert.rejects(looking, /stopped/);
  const gone = createLookAgain({
    library,
    models: { run: () => Promise.reject(new Error('not asked')) },
    openDetector: () => undefined,
    pictureAt: () => Promise.reject(new AppError('NOT_FOUND', 'yard.mp4 is gone.')),
  });
  assert.deepEqual(await gone(sought('bus'), [at(frames[0]!)], signal()), {
    assetIds: [],
    frames: 0,
    note: 'yard.mp4 is gone.',
  });
});

test('a file whose pictures were not looked at a first time is left alone', async () => {
  library.stages.reset(assetId, 'objects');
  const { look, asked } = looker([bus]);
  assert.deepEqual(await look(sought('bus'), [at(frames[0]!)], signal()), { assetIds: [], frames: 0, note: null });
  assert.deepEqual(asked, []);
});

test('a thing beyond the known classes is looked for by the model that knows every word, where there is one', async () => {
  const without = await looker([]).look(sought('trowel'), [at(frames[1]!)], signal());
  assert.deepEqual([without.assetIds, without.frames], [[], 0]);
  assert.match(without.note ?? '', /none of the 80 kinds/);
  const words: (readonly string[])[] = [];
  const open: OpenDetector = {
    id: 'owl',
    async detect(_image, asked) {
      words.push(asked);
      return [{ label: 'trowel', confidence: 0.4, box: bus.box }];
    },
  };
  const { look, asked } = looker([], { open });
  assert.deepEqual((await look(sought('trowel'), [at(frames[1]!)], signal())).assetIds, [assetId]);
  await look(sought('trowel'), [at(frames[1]!)], signal());
  assert.deepEqual([words, asked], [[['trowel']], []]);
  const [evidence] = library.evidence.ofAsset(assetId, ['object']);
  assert.deepEqual([evidence!.text, evidence!.source.model], ['1 trowel', 'owl']);
  const another = looker([], { open: { id: 'owl-2', detect: async () => [] } });
  assert.deepEqual(
    (await another.look(sought('trowel'), [at(frames[1]!)], signal())).assetIds,
    [],
    'another model looks for itself',
  );
});
