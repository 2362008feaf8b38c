import type { Tasks } from '../../protocol.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { batchesByLength } from '../embed-text/batches.ts';
import type { PairModel } from '../pairs/pair-model.ts';
import { framing, pairRow } from '../pairs/pair-template.ts';
import { sigmoid } from '../vlm/yes-no.ts';

/** Tokens of a question; the rest is left off. */
const QUESTION = 128;
/** Tokens a run: small enough for a cancel within a fraction of a second. */
const TOKENS_A_BATCH = 2048;

/**
 * `cross-encode`: how well each passage answers the question, read together (Nogueira and Cho 2019); the sigmoid of the model's one logit.
 * A passage that is too long is read up to where it fits.
 */
export async function crossEncode(
  model: PairModel,
  { question, passages }: Tasks['cross-encode']['input'],
  context: Pick<TaskContext, 'breathe'>,
): Promise<Tasks['cross-encode']['output']> {
  const began = performance.now();
  const ids = (text: string) => model.pieces(text).map(({ id }) => id);
  const asked = ids(question).slice(0, Math.min(QUESTION, Math.floor(model.longest / 3)));
  const room = model.longest - asked.length - framing(model.template);
  const rows = passages.map((passage) => pairRow(model.template, asked, ids(passage).slice(0, room)));
  const scores = new Float32Array(passages.length);
  const lengths = rows.map((row) => row.ids.length);
  for (const batch of batchesByLength(lengths, TOKENS_A_BATCH)) {
    await context.breathe();
    const [logits] = await model.run(
      batch.map((i) => rows[i]!),
      ['logits'],
    );
    if (logits!.data.length !== batch.length) {
      throw new ModelError('BAD_INPUT', 'This model sorts texts into kinds, it does not rank them: choose another.');
    }
    batch.forEach((i, r) => {
      scores[i] = sigmoid(logits!.data[r]!);
    });
  }
  return { scores, device: model.device, note: model.note, ms: performance.now() - began };
}
