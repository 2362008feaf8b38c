import type { AsrSegment, AsrWord, Pcm } from '../../protocol.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { levelled, RATE, rmsOf } from '../vad/level.ts';
import { alignTokens } from './alignment.ts';
import { isInvented } from './invented.ts';
import { logMel } from './log-mel.ts';
import { sentencesOf, textOf } from './sentences.ts';
import { type Transcription, transcribe } from './transcribe.ts';
import { AUDIO_FRAMES, type Whisper } from './whisper.ts';
import { type TimedToken, wordsOf } from './words.ts';

/** s a piece may have: Whisper's window. */
const MOST_SECONDS = 30;
/** s below which there is no syllable. */
const LEAST_SECONDS = 0.1;
/** Below -96 dBFS there is only digital silence. */
const SILENCE_RMS = 1.5e-5;
/** Encoder frames a second. */
const FRAME_RATE = 50;

/**
 * Recognises one piece of speech and gives its sentences, times in the media, clamped to the piece.
 * Silence and text that the model made up give [].
 * @throws ModelError BAD_INPUT for a piece longer than 30 s, CANCELLED
 */
export async function recogniseSpeech(
  whisper: Whisper,
  pcm: Pcm,
  language: string | undefined,
  context: TaskContext,
): Promise<AsrSegment[]> {
  const seconds = pcm.samples.length / RATE;
  if (seconds > MOST_SECONDS + 0.01) {
    throw new ModelError('BAD_INPUT', 'A piece of speech may last at most 30 seconds: cut it at a pause.');
  }
  if (seconds < LEAST_SECONDS || rmsOf(pcm.samples) < SILENCE_RMS) return [];
  const mel = logMel(levelled(pcm.samples));
  await context.breathe();
  const audio = await whisper.encode(mel);
  await context.breathe();
  const heard = await transcribe(whisper, audio, seconds, language, context);
  const words = timedWords(whisper, heard, seconds);
  const text = textOf(words, heard.language);
  if (isInvented({ text, meanLogProbability: heard.meanLogProbability, noSpeech: heard.noSpeech, seconds })) return [];
  return sentencesOf(words).map((sentence) => ({
    text: textOf(sentence, heard.language),
    start: pcm.start + sentence[0]!.start,
    end: pcm.start + sentence[sentence.length - 1]!.end,
    language: heard.language,
    confidence: sentence.reduce((sum, word) => sum + word.confidence, 0) / sentence.length,
    words: sentence.map((word) => ({ ...word, start: pcm.start + word.start, end: pcm.start + word.end })),
  }));
}

function timedWords(whisper: Whisper, heard: Transcription, seconds: number): AsrWord[] {
  const frames = Math.min(AUDIO_FRAMES, Math.ceil(seconds * FRAME_RATE));
  const begins = alignTokens([...heard.tokens.map((token) => token.attention), heard.ending], frames);
  const at = (i: number) => Math.min(seconds, begins[i]! / FRAME_RATE);
  const timed: TimedToken[] = heard.tokens.map((token, i) => ({
    bytes: whisper.tokens.bytes(token.id),
    start: at(i),
    end: at(i + 1),
    probability: token.probability,
  }));
  return wordsOf(timed, heard.language);
}
