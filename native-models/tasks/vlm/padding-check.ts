import type { OpenVlm } from './opened.ts';
import { padded, type Sequence } from './sequence.ts';

/** How far a padded row's logits may lie from the same row alone: half floats are less exact than that only where padding is wrong. */
const TOLERANCE = 0.05;

/**
 * Whether a row that is padded on the left gives what it gives alone. Exports that take the length of a row from the sum of its mask
 * (GroupQueryAttention) would look at the padding; such a model gets rows of one length only.
 */
export async function padsRight(
  vlm: Pick<OpenVlm, 'decoder' | 'family' | 'hidden' | 'text' | 'tokenizer'>,
): Promise<boolean> {
  const ids = vlm.tokenizer.ids('Question: what is shown here?');
  const long = await sequence(vlm, ids);
  const short = await sequence(vlm, ids.slice(0, Math.max(1, ids.length >> 1)));
  const shape = { axes: vlm.family.axes, hidden: vlm.hidden };
  const both = await vlm.decoder.forward({ ...padded([long, short], 0, shape), keep: false });
  const alone = await vlm.decoder.forward({ ...padded([short], 0, shape), keep: false });
  const row = both.logits.subarray(both.vocabulary);
  // One by one: a vocabulary has more words than a call takes arguments.
  const scale = alone.logits.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return row.every((value, i) => Math.abs(value - alone.logits[i]!) <= TOLERANCE * scale);
}

async function sequence(vlm: Pick<OpenVlm, 'family' | 'text'>, ids: readonly number[]): Promise<Sequence> {
  const { positions, next } = vlm.family.positions({ kind: 'text', text: '' }, ids.length, 0);
  return { length: ids.length, embeds: await vlm.text.embed(ids), positions, next };
}
