import type { Pcm, SpeechSpan } from '../../protocol.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { levelled, RATE } from './level.ts';
import { type Silero, WINDOW } from './silero.ts';
import { speechSpans } from './spans.ts';

/** Spans of speech, s in the media. */
export async function findSpeech(silero: Silero, pcm: Pcm, context: TaskContext): Promise<SpeechSpan[]> {
  if (pcm.samples.length === 0) return [];
  const probabilities = await silero.probabilities(levelled(pcm.samples), context);
  return speechSpans(probabilities, WINDOW / RATE, pcm.samples.length / RATE).map((span) => ({
    start: pcm.start + span.start,
    end: pcm.start + span.end,
  }));
}
