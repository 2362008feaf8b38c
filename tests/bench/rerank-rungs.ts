import type { Device } from '../../native-models/protocol.ts';
import type { Dtype, Way } from './rerank-job.ts';

/** One line of the tables. */
export interface Rung {
  name: string;
  way: Way;
  /** Visual tokens of a candidate. */
  tokens: number;
  /** Words beside a candidate's picture at most. */
  words?: number;
}

/** What a frame has before and after merging. */
const ALL = 64;
const MERGED = 16;
/** What the product takes on a processor. */
const BATCH_TOKENS = 512;
/** What it takes on an accelerator. */
const BATCH_TOKENS_ACCELERATED = 4096;
/** About as many as the product lets a judgement read. */
const WORDS_BESIDE = 50;

/**
 * The steps from stock transformers.js to all that Cuepoint does, each adding one thing; what stands beside them; and whose scores are
 * measured against whose.
 * @param features file of encoded frames
 * @param dtype of the quantised steps
 * @param device to run the last exact step on as well, where it is not the processor
 */
export function rungs(features: string, dtype: Dtype, device: Device) {
  const plain: Way = {
    kind: 'own',
    dtype: 'fp32',
    device: 'cpu',
    features,
    packed: false,
    order: 'question-first',
    sharePrefix: false,
    batchTokens: 1,
  };
  const stored = { ...plain, packed: true };
  const shared = { ...stored, sharePrefix: true };
  const batched = { ...shared, batchTokens: BATCH_TOKENS };
  const quantised = { ...batched, dtype };
  const unpacked = { ...batched, packed: false };

  const stock: Rung = { name: 'stock, once a candidate', way: { kind: 'stock', dtype: 'fp32' }, tokens: ALL };
  // In stock's order of words, so that both read the same prompt.
  const own: Rung = {
    name: 'own, nothing stored',
    way: { ...plain, features: null, order: 'frame-first' },
    tokens: ALL,
  };
  const steps: Rung[] = [
    { name: '+ stored features', way: stored, tokens: ALL },
    { name: '+ merged to 16', way: stored, tokens: MERGED },
    { name: '+ shared prefix', way: shared, tokens: MERGED },
    { name: '+ batched', way: batched, tokens: MERGED },
    { name: `+ quantised (${dtype})`, way: quantised, tokens: MERGED },
  ];
  const beside: Rung[] = [
    { name: `stock, quantised (${dtype})`, way: { kind: 'stock', dtype }, tokens: ALL },
    { name: `all steps, up to ${WORDS_BESIDE} words beside`, way: quantised, tokens: MERGED, words: WORDS_BESIDE },
  ];
  const formats = (['q8', 'int8', 'q4'] as const)
    .filter((other) => other !== dtype)
    .map((other): Rung => ({ name: `+ batched, ${other}`, way: { ...batched, dtype: other }, tokens: MERGED }));
  const accelerated = (name: string, tokens: number): Rung => ({
    name,
    way: { ...batched, device, batchTokens: BATCH_TOKENS_ACCELERATED },
    tokens,
  });
  const onDevice =
    device === 'cpu'
      ? []
      : [accelerated(`batched, on ${device}`, MERGED), accelerated(`batched, on ${device}, not merged`, ALL)];
  const exact = (tokens: number, words?: number): Rung => ({ name: `plain, ${tokens}`, way: plain, tokens, words });
  const [whole, merged, worded] = [exact(ALL), exact(MERGED), exact(MERGED, WORDS_BESIDE)];
  const ragged: Rung = { name: 'ragged: batched, with words', way: unpacked, tokens: MERGED, words: WORDS_BESIDE };
  const batchedOnly: Rung = { name: 'shared and batched, not packed', way: unpacked, tokens: MERGED };
  return {
    ladder: [stock, own, ...steps],
    beside: [...beside, ...formats, ...onDevice],
    /** Whose scores are compared, and the plain path that they should equal. */
    compared: [
      { rung: own, exact: stock },
      ...steps.map((rung) => ({ rung, exact: rung.tokens === ALL ? whole : merged })),
      ...[...formats, ...onDevice].map((rung) => ({ rung, exact: rung.tokens === ALL ? whole : merged })),
      { rung: batchedOnly, exact: merged },
      { rung: ragged, exact: worded },
    ],
    /** All steps on: the way whose growth is measured. */
    final: quantised,
  };
}
