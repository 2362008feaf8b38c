import { deviceNames } from '../../catalog/device-names.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import { isOutOfMemory } from '../../runtimes/out-of-memory.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { commonPrefix, joined } from './common-prefix.ts';
import type { DecoderOutput, Past } from './decoder.ts';
import type { Piece } from './family.ts';
import type { OpenVlm } from './opened.ts';
import { repeated } from './past.ts';
import { padded, type Sequence, sequenceOf } from './sequence.ts';
import { logOddsOf } from './yes-no.ts';

/** How many prompts are run at once, and whether what they share is computed once: switches of the benchmark's ladder. */
export interface ScoreOptions {
  /** Tokens a run, all rows together. */
  batchTokens: number;
  sharePrefix: boolean;
  /** Told where memory was short and what a batch may hold from now on. */
  onShort?(batchTokens: number): void;
}

export interface Scored {
  /** lse(Yes) − lse(No) at the first position of the answer. */
  logOdds: number;
  /** Tokens of the whole prompt. */
  tokens: number;
}

/**
 * Scores prompts as they come, in batches: what all of them begin with is read once and its cache lent to every row.
 * @param stop asked after each batch; true leaves the rest unscored
 * @returns one each prompt in their order; undefined behind a stop
 * @throws ModelError INTERNAL where the model gives no numbers
 */
export async function scorePrompts(
  vlm: OpenVlm,
  prompts: readonly (readonly Piece[])[],
  options: ScoreOptions,
  context: Pick<TaskContext, 'breathe'>,
  stop: (scored: readonly (Scored | undefined)[]) => boolean = () => false,
): Promise<(Scored | undefined)[]> {
  const scored: (Scored | undefined)[] = prompts.map(() => undefined);
  const whole = prompts.map(joined);
  const shared = options.sharePrefix && prompts.length > 1 ? commonPrefix(whole) : 0;
  let past: Past | undefined;
  let next = 0;
  if (shared > 0) {
    const prefix = await sequenceOf(whole[0]!.slice(0, shared), 0, vlm);
    next = prefix.next;
    past = (await forward(vlm, [prefix], undefined, true)).past!;
  }
  const prefixLength = past?.length ?? 0;
  let most = options.batchTokens;
  for (let at = 0; at < whole.length; ) {
    await context.breathe();
    const batch: Sequence[] = [];
    // Sequences are made for one batch at a time: a hundred candidates need not be in memory together.
    for (let longest = 0; at + batch.length < whole.length; ) {
      const one = await sequenceOf(whole[at + batch.length]!.slice(shared), next, vlm);
      longest = Math.max(longest, one.length);
      if (batch.length > 0 && longest * (batch.length + 1) > most) break;
      if (batch.length > 0 && !vlm.ragged && one.length !== batch[0]!.length) break;
      batch.push(one);
    }
    let output: DecoderOutput;
    try {
      output = await forward(vlm, batch, past, false);
    } catch (error) {
      if (!isOutOfMemory(error) || batch.length === 1) throw error;
      most = Math.floor((batch.length * batch[0]!.length) / 2);
      options.onShort?.(most);
      continue;
    }
    const { logits, vocabulary } = output;
    for (const [r, one] of batch.entries()) {
      const logOdds = logOddsOf(logits.subarray(r * vocabulary, (r + 1) * vocabulary), vlm.tokenizer.answers);
      // Half floats overflow in some models: an order by such scores would be none.
      if (Number.isNaN(logOdds)) throw noNumbers(vlm);
      scored[at + r] = { logOdds, tokens: prefixLength + one.length };
    }
    at += batch.length;
    if (at < whole.length && stop(scored)) break;
  }
  return scored;
}

function noNumbers({ device }: OpenVlm): ModelError {
  const name = deviceNames[device];
  return new ModelError(
    'INTERNAL',
    `The model’s results on ${name} are no numbers: choose another device or model under Models.`,
  );
}

function forward(vlm: OpenVlm, sequences: readonly Sequence[], past: Past | undefined, keep: boolean) {
  const input = padded(sequences, past?.length ?? 0, { axes: vlm.family.axes, hidden: vlm.hidden });
  return vlm.decoder.forward({ ...input, past: past && repeated(past, sequences.length), keep });
}
