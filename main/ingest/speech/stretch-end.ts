import type { SpeechSpan } from '../../../native-models/protocol.ts';

/** A pause near the end that is long enough to cut in, s. */
const PAUSE = 0.6;

/**
 * Where a stretch of sound is cut so that no word is: in the last long pause of its second half, else in the longest pause there,
 * else at its very end.
 * @param bounds the stretch, s.
 */
export function stretchEnd(spans: readonly SpeechSpan[], bounds: SpeechSpan): number {
  const half = (bounds.start + bounds.end) / 2;
  const pauses: SpeechSpan[] = [];
  for (let i = 0; i < spans.length; i++) {
    const pause = { start: spans[i]!.end, end: spans[i + 1]?.start ?? bounds.end };
    if (pause.start >= half && pause.end > pause.start) pauses.push(pause);
  }
  if (spans.length === 0) return bounds.end;
  const long = pauses.findLast((p) => p.end - p.start >= PAUSE);
  const chosen = long ?? [...pauses].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  return chosen ? (chosen.start + chosen.end) / 2 : bounds.end;
}
