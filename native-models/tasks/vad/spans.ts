import type { SpeechSpan } from '../../protocol.ts';

export interface SpanRules {
  /** A span begins at this probability … */
  enter: number;
  /** … and goes on until it falls below this one. */
  leave: number;
  /** s; shorter spans are clicks and coughs */
  minSpeech: number;
  /** s; shorter pauses do not end a span */
  minSilence: number;
  /** s added at either end: onsets and final consonants are soft */
  pad: number;
}

/** Silero's own thresholds. */
export const SPAN_RULES: SpanRules = { enter: 0.5, leave: 0.35, minSpeech: 0.25, minSilence: 0.3, pad: 0.15 };

/**
 * Speech spans from window probabilities, by two thresholds (hysteresis).
 * @param step s a window
 * @param duration s of the audio; spans end there at the latest
 * @returns spans in order that do not touch, s from the start of the audio
 */
export function speechSpans(
  probabilities: Float32Array,
  step: number,
  duration: number,
  rules: SpanRules = SPAN_RULES,
): SpeechSpan[] {
  const raw: SpeechSpan[] = [];
  let start = -1;
  let quietSince = -1;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    if (start < 0) {
      if (p >= rules.enter) start = i;
    } else if (p >= rules.leave) {
      quietSince = -1;
    } else {
      if (quietSince < 0) quietSince = i;
      if ((i + 1 - quietSince) * step >= rules.minSilence) {
        raw.push({ start: start * step, end: quietSince * step });
        start = -1;
        quietSince = -1;
      }
    }
  }
  if (start >= 0) raw.push({ start: start * step, end: (quietSince < 0 ? probabilities.length : quietSince) * step });
  return padded(
    raw.filter((span) => span.end - span.start >= rules.minSpeech),
    rules.pad,
    duration,
  );
}

/** Pads spans; where two would meet, they share the pause between them. */
function padded(spans: readonly SpeechSpan[], pad: number, duration: number): SpeechSpan[] {
  return spans.map((span, i) => {
    const before = spans[i - 1];
    const after = spans[i + 1];
    const roomBefore = before ? (span.start - before.end) * 0.49 : span.start;
    const roomAfter = after ? (after.start - span.end) * 0.49 : Math.max(0, duration - span.end);
    return {
      start: span.start - Math.min(pad, roomBefore),
      end: Math.min(duration, span.end + Math.min(pad, roomAfter)),
    };
  });
}
