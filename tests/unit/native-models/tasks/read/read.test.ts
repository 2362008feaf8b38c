import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pipeline } from '@huggingface/transformers';
import fc from 'fast-check';
import { openPairModel, type PairModel } from '../../../../../native-models/tasks/pairs/pair-model.ts';
import { bestSpan } from '../../../../../native-models/tasks/read/best-span.ts';
import { readPassages } from '../../../../../native-models/tasks/read/read.ts';
import { scratchFolder } from '../../../../fixtures/paths.ts';
import { type PairFolder, writePairModel } from '../../../../onnx/pair-folder.ts';

const scratch = scratchFolder();
const context = { breathe: async () => {} };
const opened: PairModel[] = [];

async function open(name: string, shape: PairFolder): Promise<PairModel> {
  const folder = join(scratch, name);
  writePairModel(folder, shape);
  const model = await openPairModel({ folder, devices: ['cpu'], dtypes: { cpu: 'fp32' } }, 2);
  opened.push(model);
  return model;
}

const marks = { beaufort: { start: 9, end: 1 }, wharf: { start: 1, end: 9 }, tide: { start: 3, end: 3 } };
let marked: PairModel;
before(async () => {
  marked = await open('marked', {
    kind: 'bert',
    words: Object.keys(marks),
    head: { does: 'read-marked', marks, none: 8 },
  });
});
after(() => Promise.all(opened.map((model) => model.close())));

async function read(model: PairModel, passages: string[], question = 'where does the ferry leave?') {
  const model_ = { id: 'x', revision: '1', folder: '', devices: [], dtypes: {} };
  return (await readPassages(model, { model: model_, question, passages }, context)).answers;
}
async function quotes(model: PairModel, passages: string[]): Promise<(string | null)[]> {
  return (await read(model, passages)).map((one, i) => one && passages[i]!.slice(one.start, one.end));
}

test('the answer is a quote: the passage’s own letters, capitals and spaces', async () => {
  const passages = ['It leaves  from Beaufort \n WHARF, at noon.', 'The Tide turns.', 'Nothing of it here.'];
  assert.deepEqual((await quotes(marked, passages)).slice(0, 2), ['Beaufort \n WHARF', 'Tide']);
});

test('how much likelier it is than no answer: the span’s score less that of the first token', async () => {
  const [sure, unsure, none] = await read(marked, ['from Beaufort Wharf', 'the tide turns', 'nothing of it']);
  assert.deepEqual([sure!.margin, unsure!.margin, none!.margin], [10, -2, -16]);
  assert.ok(Math.abs(sure!.p - 1 / (1 + Math.exp(-10))) < 1e-6 && none!.p < 1e-6);
});

test('emoji, accents and letters of two units before it shift nothing', async () => {
  const passages = ['🎉👩‍👩‍👧 naïve e\u0301té 𝔘 — “Beaufort Wharf”, 中国', 'Béaufort WHÁRF'];
  assert.deepEqual(await quotes(marked, passages), ['Beaufort Wharf', 'Béaufort WHÁRF']);
});

test('a long passage is read in windows; the answer is found in each of its thirds, once', async () => {
  const filler = Array.from({ length: 700 }, (_, i) => ['boats', 'come', 'and', 'go'][i % 4]);
  for (const at of [5, 350, 372, 690]) {
    const words = filler.toSpliced(at, 0, 'Beaufort', 'Wharf');
    const [answer] = await read(marked, [words.join(' ')]);
    assert.equal(words.join(' ').slice(answer!.start, answer!.end), 'Beaufort Wharf');
    assert.equal(answer!.start, words.slice(0, at).join(' ').length + 1);
    assert.equal(answer!.margin, 10);
  }
});

test('of a model that takes few tokens, too', async () => {
  const small = await open('small', {
    kind: 'bert',
    words: Object.keys(marks),
    longest: 24,
    head: { does: 'read-marked', marks, none: 8 },
  });
  const passage = `${'the boats come and go '.repeat(20)}from Beaufort Wharf${' and come back'.repeat(20)}`;
  assert.deepEqual(await quotes(small, [passage]), ['Beaufort Wharf']);
});

test('nothing gives nothing: no passage, an empty one, no question', async () => {
  assert.deepEqual(await read(marked, []), []);
  const [empty, blank, real] = await read(marked, ['', ' \n', 'Tide']);
  assert.deepEqual([empty, blank, real?.end], [null, null, 4]);
  assert.deepEqual(await read(marked, ['Tide'], ' '), [null]);
});

test('a passage cannot end its window: control tokens in it are words', async () => {
  assert.deepEqual(await quotes(marked, ['[SEP] [CLS] [PAD] from Beaufort Wharf [SEP]']), ['Beaufort Wharf']);
});

for (const kind of ['bert', 'roberta'] as const) {
  test(`${kind}: a batch gives what each passage gives by itself`, async () => {
    const model = await open(`random-${kind}`, { kind, head: { does: 'read-random' } });
    const passages = [
      'The bus leaves at ten.',
      'A dog, a cat',
      'She said: “see the chart on page two” and left.',
      'no',
    ];
    const together = await read(model, passages);
    for (const [i, passage] of passages.entries()) {
      const [alone] = await read(model, [passage]);
      assert.deepEqual([alone!.start, alone!.end], [together[i]!.start, together[i]!.end]);
      assert.ok(Math.abs(alone!.margin - together[i]!.margin) < 1e-4);
    }
  });

  test(`${kind}: the span of the stock runtime`, async () => {
    const model = await open(`stock-${kind}`, { kind, head: { does: 'read-random' } });
    const stock = await pipeline('question-answering', join(scratch, `stock-${kind}`), {
      dtype: 'fp32',
      local_files_only: true,
    });
    const passages = [
      'the dog and the cat look at the house near the river',
      'ten people walk to the next room and open the window',
      'a red book on the desk',
      'she will speak about the budget next week',
    ];
    for (const [i, question] of ['where is the dog?', 'who opens it?', 'what is red?', 'when?'].entries()) {
      const [answer] = await read(model, [passages[i]!], question);
      const { answer: theirs } = (await stock(question, passages[i]!)) as { answer: string };
      assert.equal(passages[i]!.slice(answer!.start, answer!.end), theirs.trim(), question);
    }
    await stock.dispose();
  });
}

test('the best span is the best of all of at most 30 tokens', () => {
  const logits = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 50 });
  fc.assert(
    fc.property(logits, logits, (a, b) => {
      const n = Math.min(a.length, b.length);
      const [starts, ends] = [Float32Array.from(a), Float32Array.from(b)];
      const found = bestSpan(starts, ends, { first: 1, last: n - 1, counts: (i) => i % 7 !== 6 });
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 1; i < n; i++)
        for (let j = i; j < Math.min(n, i + 30); j++)
          if (i % 7 !== 6 && j % 7 !== 6) most = Math.max(most, a[i]! + b[j]!);
      assert.equal(found?.score, most);
      assert.equal(starts[found!.from]! + ends[found!.to]!, most);
    }),
  );
});

test('a cancel between two runs ends it', async () => {
  let runs = 0;
  const stop = {
    breathe: async () => {
      if (++runs === 2) throw new Error('enough');
    },
  };
  const ref = { id: 'x', revision: '1', folder: '', devices: [], dtypes: {} };
  const passages = Array.from({ length: 200 }, () => 'the boats come and go and come back to the river again');
  await assert.rejects(readPassages(marked, { model: ref, question: 'what comes?', passages }, stop), /enough/);
  assert.equal(runs, 2);
});
