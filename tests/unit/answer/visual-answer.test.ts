import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAsk } from '../../../main/answer/question/ask.ts';
import { answerByLooking, asksMediaTime } from '../../../main/answer/visual-answer.ts';
import { AppError } from '../../../main/app-error.ts';
import { SWITCHES } from '../../../main/ask-switches.ts';
import type { Library } from '../../../main/library/library.ts';
import type { Judged, JudgedMoment, Visual } from '../../../main/visual-port.ts';
import type { Sentence } from '../../../preload/contract/answer.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';

const assetId = 'a'.repeat(64);

/** A film of shots of ten seconds, each described. */
const library = {
  assets: { get: () => ({ name: 'film.mp4', kind: 'video' }) },
  keyFrames: { ofAsset: () => [] },
  evidence: {
    within: (_: string, at: number) => {
      const shot = Math.floor(at / 10);
      return [
        {
          ...{ id: `c${shot}`, assetId, kind: 'caption', start: shot * 10, end: shot * 10 + 10, text: `shot ${shot}` },
          ...{ box: null, confidence: 0.5, source: { stage: 'visual', model: 'm', version: 'm@1:16' } },
          detail: { kind: 'caption', keyFrameId: `k${shot}` },
        } as Evidence,
      ];
    },
  },
} as unknown as Library;

function shot(i: number, p: number | null): JudgedMoment {
  const span = { start: i * 10, end: i * 10 + 10 };
  const keyFrame = { id: `k${i}`, assetId, time: i * 10, ...span, sameAs: null };
  const moment = { id: `m${i}`, assetId, ...span, keyFrame, evidence: [], score: 0 };
  return { moment, before: 0, after: p ?? 0, p, tokens: 40, frame: Uint8Array.of(i) };
}

const judged = (...moments: JudgedMoment[]): Judged => {
  return { moments, reranker: { name: 'm', note: null, device: 'cpu', looked: moments.length }, dropped: [] };
};

/** A model that writes these pieces, and remembers which shots it was shown. */
function writing(pieces: readonly string[], framesPerPrompt = 1) {
  const shown: number[] = [];
  const visual: Visual = {
    name: 'm',
    useful: 0.5,
    framesPerPrompt,
    judge: () => Promise.reject(new Error('not asked')),
    async answer({ moments }, { onText }) {
      shown.push(...moments.map(({ frame }) => frame![0]!));
      for (const piece of pieces) onText(piece);
      return { text: pieces.join(''), note: null };
    },
  };
  return { visual, shown };
}

async function answered(
  found: Judged,
  { question = 'what is it?', mediaTime = false, pieces = [] as string[], frames = 1, switches = SWITCHES } = {},
) {
  const { visual, shown } = writing(pieces, frames);
  const told: Sentence[] = [];
  const options = { signal: new AbortController().signal, onSentence: (sentence: Sentence) => told.push(sentence) };
  const { sentences } = await answerByLooking({ library, visual, switches }, { question, mediaTime }, found, options);
  assert.deepEqual(told, sentences, 'told as they come');
  return {
    texts: sentences.map(({ text }) => text),
    spans: sentences.map(({ citations }) => citations.map((c) => c.start)),
    shown,
  };
}
const when = { question: 'when does it appear?', mediaTime: true };

test('a time is told from the pictures that are useful, the surest first', async () => {
  const { texts, spans } = await answered(judged(shot(4, 0.99), shot(1, 0.9), shot(7, 0.4)), when);
  assert.deepEqual(texts, ['From 0:40 to 0:50.', 'From 0:10 to 0:20.']);
  assert.deepEqual(spans, [[40], [10]]);
});

test('shots that follow each other are one span', async () => {
  const { texts } = await answered(judged(shot(4, 0.99), shot(5, 0.9)), when);
  assert.deepEqual(texts, ['From 0:40 to 1:00.']);
});

test('a picture that comes back was looked at once: each time at which it is on screen is told', async () => {
  const frames = [0, 1, 2, 3, 4, 5].map((i) => shot(i, 0).moment.keyFrame!);
  frames[5] = { ...frames[5]!, sameAs: 'k2' };
  const slides = { ...library, keyFrames: { ofAsset: () => frames } } as unknown as Library;
  const options = { signal: new AbortController().signal, onSentence: () => undefined };
  const { sentences } = await answerByLooking(
    { library: slides, visual: writing([]).visual },
    when,
    judged(shot(2, 0.9)),
    options,
  );
  assert.deepEqual(
    sentences.map(({ text, citations }) => [text, citations[0]!.evidenceId]),
    [
      ['From 0:20 to 0:30.', 'c2'],
      ['From 0:50 to 1:00.', 'c5'],
    ],
  );
});

test('a further time needs to be about as sure', async () => {
  const { texts } = await answered(judged(shot(4, 0.99), shot(1, 0.6)), when);
  assert.deepEqual(texts, ['From 0:40 to 0:50.']);
});

test('“which frame” asks for a time, too', async () => {
  const { texts } = await answered(judged(shot(2, 0.8)), { question: 'which frame shows a cat?' });
  assert.deepEqual(texts, ['From 0:20 to 0:30.']);
});

test('a question for an hour or a date is none for a second of the recording', async () => {
  const asked = { question: 'at what time does the ferry leave?', pieces: ['ten past nine'] };
  assert.deepEqual((await answered(judged(shot(2, 0.8)), asked)).texts, ['Ten past nine.']);
});

for (const [question, expected] of [
  ['when does the red circle appear?', true],
  ['when is the dog running?', true],
  ['when was the bridge built?', false],
  ['when does the meeting start?', false],
  ['what time is it?', false],
  ['what is on the plate?', false],
] as const) {
  test(`“${question}” asks for ${expected ? '' : 'no '}seconds`, () => {
    assert.equal(asksMediaTime(parseAsk(question)), expected);
  });
}

test('where no picture is useful nothing is answered and nobody is asked', async () => {
  const { texts, shown } = await answered(judged(shot(4, 0.3), shot(1, null)), { pieces: ['A cat.'] });
  assert.deepEqual([texts, shown], [[], []]);
});

test('what the model writes is told in sentences, on the picture that it was shown', async () => {
  const { texts, spans, shown } = await answered(judged(shot(3, 0.9), shot(6, 0.8)), {
    pieces: ['a black', ' cat. It', ' sleeps'],
  });
  assert.deepEqual(texts, ['A black cat.', 'It sleeps.']);
  assert.deepEqual(spans, [[30], [30]]);
  assert.deepEqual(shown, [3]);
});

test('with several pictures each sentence cites those that it names, and only such as there are', async () => {
  const pieces = ['A cat [2]. ', 'A dog at 9:99 [1] [7]. ', 'A bird.'];
  const { texts, spans } = await answered(judged(shot(3, 0.9), shot(6, 0.8)), { pieces, frames: 2 });
  assert.deepEqual(texts, ['A cat.', 'A dog.', 'A bird.']);
  assert.deepEqual(spans, [[60], [30], [30]]);
});

test('a picture that several moments share stands once in a prompt', async () => {
  const sentence = shot(3, 0.85);
  sentence.moment.id = 'said while it is shown';
  const back = shot(7, 0.8);
  back.moment.keyFrame!.sameAs = 'k3';
  const all = judged(shot(3, 0.9), sentence, back, shot(5, 0.7));
  assert.deepEqual((await answered(all, { pieces: ['A cat.'], frames: 3 })).shown, [3, 5]);
  const switches = { ...SWITCHES, onePicture: false };
  assert.deepEqual((await answered(all, { pieces: ['A cat.'], frames: 3, switches })).shown, [3, 3, 7]);
});

test('with the best at the ends a label still names its picture, and what names none rests on the best', async () => {
  const all = judged(shot(1, 0.9), shot(2, 0.8), shot(3, 0.7));
  const switches = { ...SWITCHES, endsFirst: true };
  const { shown, spans } = await answered(all, {
    pieces: ['A cat [2]. ', 'A dog [3]. ', 'A bird.'],
    frames: 3,
    switches,
  });
  assert.deepEqual(shown, [1, 3, 2]);
  assert.deepEqual(spans, [[30], [20], [10]]);
});

test('a label alone is an answer: the second of that picture', async () => {
  const { texts, spans } = await answered(judged(shot(3, 0.9), shot(6, 0.8)), { pieces: [' [2]'], frames: 2 });
  assert.deepEqual([texts, spans], [['At 1:00.'], [[60]]]);
});

test('of a single picture a label alone says nothing', async () => {
  assert.deepEqual((await answered(judged(shot(3, 0.9)), { pieces: [' [1]'] })).texts, []);
});

for (const words of [
  'not shown',
  ' Not visible.',
  'I cannot tell from this picture.',
  'unknown',
  'None.',
  'It is not clear.',
]) {
  test(`“${words.trim()}” is no answer`, async () => {
    assert.deepEqual((await answered(judged(shot(3, 0.9)), { pieces: [words] })).texts, []);
  });
}

for (const words of ['It is not a dog.', 'None of them wears a hat.', 'No.', 'Nothing is on the table.']) {
  test(`“${words}” is one`, async () => {
    assert.deepEqual((await answered(judged(shot(3, 0.9)), { pieces: [words] })).texts, [words]);
  });
}

test('a still picture is named, for it has no time', async () => {
  const still = { ...library, assets: { get: () => ({ name: 'circle.png', kind: 'image' }) } } as unknown as Library;
  const picture = shot(0, 0.9);
  Object.assign(picture.moment, { end: 0, keyFrame: { ...picture.moment.keyFrame, end: 0 } });
  const options = { signal: new AbortController().signal, onSentence: () => undefined };
  const ask = { ...when, question: 'which picture shows the circle?' };
  const { sentences } = await answerByLooking(
    { library: still, visual: writing([]).visual },
    ask,
    judged(picture),
    options,
  );
  assert.deepEqual(
    sentences.map(({ text }) => text),
    ['In circle.png.'],
  );
});

test('only the seconds are cited at which the picture that was looked at is on screen', async () => {
  const long = shot(3, 0.9);
  Object.assign(long.moment, { start: 12, end: 36 });
  assert.deepEqual((await answered(judged(long), { pieces: ['A cat.'] })).spans, [[30]]);
  const beside = shot(3, 0.9);
  Object.assign(beside.moment, { start: 50, end: 60 });
  assert.deepEqual((await answered(judged(beside), { pieces: ['A cat.'] })).spans, [[30]]);
});

test('a model that stops working in the middle leaves whole sentences, and a note', async () => {
  const { visual } = writing([]);
  const dying: Visual = {
    ...visual,
    async answer(_, { onText }) {
      onText('A cat sleeps. It dreams of');
      throw new AppError('MODEL_CRASHED', 'A model stopped working.');
    },
  };
  const options = { signal: new AbortController().signal, onSentence: () => undefined };
  const found = await answerByLooking(
    { library, visual: dying },
    { question: 'q', mediaTime: false },
    judged(shot(1, 0.9)),
    options,
  );
  assert.deepEqual(
    found.sentences.map(({ text }) => text),
    ['A cat sleeps.'],
  );
  assert.match(found.note!, /did not write an answer: A model stopped working\./);
});

test('a picture without a description cannot be cited, so it is not answered from', async () => {
  const bare = { ...library, evidence: { within: () => [] } } as unknown as Library;
  const { visual } = writing(['A cat.']);
  const options = { signal: new AbortController().signal, onSentence: () => assert.fail('told') };
  const { sentences } = await answerByLooking(
    { library: bare, visual },
    { question: 'q', mediaTime: false },
    judged(shot(1, 0.9)),
    options,
  );
  assert.deepEqual(sentences, []);
});
