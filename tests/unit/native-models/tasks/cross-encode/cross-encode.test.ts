import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AutoModelForSequenceClassification, AutoTokenizer } from '@huggingface/transformers';
import { crossEncode } from '../../../../../native-models/tasks/cross-encode/cross-encode.ts';
import { openPairModel, type PairModel } from '../../../../../native-models/tasks/pairs/pair-model.ts';
import { scratchFolder } from '../../../../fixtures/paths.ts';
import { type PairFolder, writePairModel } from '../../../../onnx/pair-folder.ts';

const scratch = scratchFolder();
const opened: PairModel[] = [];
async function open(name: string, shape: PairFolder): Promise<PairModel> {
  const folder = join(scratch, name);
  writePairModel(folder, shape);
  const model = await openPairModel({ folder, devices: ['cpu'], dtypes: { cpu: 'fp32' } }, 2);
  opened.push(model);
  return model;
}
let overlap: PairModel;
before(async () => {
  overlap = await open('overlap', { kind: 'bert', head: { does: 'rank-overlap', bias: 2 } });
});
after(() => Promise.all(opened.map((model) => model.close())));

const ref = { id: 'x', revision: '1', folder: '', devices: [], dtypes: {} };
const context = { breathe: async () => {} };
const rank = async (model: PairModel, question: string, passages: string[]) => [
  ...(await crossEncode(model, { model: ref, question, passages }, context)).scores,
];
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const near = (a: readonly number[], b: readonly number[]) => {
  assert.equal(a.length, b.length);
  for (const [i, value] of a.entries()) assert.ok(Math.abs(value - b[i]!) < 1e-4, `${i}: ${value}, ${b[i]}`);
};

test('each passage is read with the question; scores come in the order of the passages', async () => {
  const passages = ['the red bus', 'a cat', 'the red bus leaves the red house', ''];
  near(await rank(overlap, 'the red bus', passages), [sigmoid(1), sigmoid(-2), sigmoid(3), sigmoid(-2)]);
});

test('a passage that is too long is read up to where it fits', async () => {
  const long = `${'red '.repeat(2000)}bus`;
  const [score] = await rank(overlap, 'bus', [long]);
  near([score!], [sigmoid(-2)]);
  near(await rank(overlap, 'bus', [`bus ${long}`]), [sigmoid(-1)]);
});

test('no passages, no scores', async () => {
  assert.deepEqual(await rank(overlap, 'bus', []), []);
});

for (const kind of ['bert', 'roberta'] as const) {
  const passages = [
    'The bus leaves at ten.',
    'A dog and a cat',
    'She said that the chart on page two shows the cost',
    'no',
  ];
  test(`${kind}: a batch gives what each gives by itself, and the stock runtime’s logits`, async () => {
    const model = await open(kind, { kind, head: { does: 'rank-random' } });
    const together = await rank(model, 'when does the bus leave?', passages);
    assert.ok(new Set(together.map((one) => one.toFixed(3))).size > 2, 'the scores differ');
    const alone: number[] = [];
    for (const passage of passages) alone.push(...(await rank(model, 'when does the bus leave?', [passage])));
    near(together, alone);

    const path = join(scratch, kind);
    const tokenizer = await AutoTokenizer.from_pretrained(path, { local_files_only: true });
    const stock = await AutoModelForSequenceClassification.from_pretrained(path, {
      local_files_only: true,
      dtype: 'fp32',
    });
    const inputs = tokenizer(
      passages.map(() => 'when does the bus leave?'),
      { text_pair: passages, padding: true },
    );
    const { logits } = await stock(inputs);
    near(
      together,
      (logits.tolist() as number[][]).map(([logit]) => sigmoid(logit!)),
    );
    await stock.dispose();
  });
}

test('a model with several kinds is refused when it runs', async () => {
  const reader = await open('reader', { kind: 'bert', head: { does: 'read-random' } });
  await assert.rejects(rank(reader, 'bus', ['a bus']), { code: 'BAD_INPUT', message: /gives no logits/ });
});
