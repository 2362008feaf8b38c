import type { TaskContext } from '../../runtimes/task.ts';
import { joined } from './common-prefix.ts';
import type { Past } from './decoder.ts';
import type { Piece } from './family.ts';
import type { OpenVlm } from './opened.ts';
import { padded, sequenceOf } from './sequence.ts';

/**
 * Answers a prompt greedily, a token at a time with the key-value cache.
 * Yields what is new of the text; half a character waits for its other half. Between tokens others are let in, and a cancel is heard.
 */
export async function* generate(
  vlm: OpenVlm,
  prompt: readonly Piece[],
  maxTokens: number,
  context: Pick<TaskContext, 'breathe'>,
): AsyncGenerator<string, { tokens: number; ended: boolean }> {
  const first = await sequenceOf(joined(prompt), 0, vlm);
  let { next } = first;
  let input = padded([first], 0, { axes: vlm.family.axes, hidden: vlm.hidden });
  let past: Past | undefined;
  const ids: number[] = [];
  let told = '';
  while (ids.length < maxTokens) {
    await context.breathe();
    const output = await vlm.decoder.forward({ ...input, past, keep: true });
    past = output.past!;
    const id = argmax(output.logits);
    if (vlm.endIds.has(id)) return { tokens: ids.length, ended: true };
    ids.push(id);
    const text = vlm.tokenizer.text(ids);
    if (!text.endsWith('\ufffd') && text.length > told.length) {
      yield text.slice(told.length);
      told = text;
    }
    const embeds = await vlm.text.embed([id]);
    const step = { length: 1, embeds, positions: new Int32Array(vlm.family.axes).fill(next), next: ++next };
    input = padded([step], past.length, { axes: vlm.family.axes, hidden: vlm.hidden });
  }
  return { tokens: ids.length, ended: false };
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
