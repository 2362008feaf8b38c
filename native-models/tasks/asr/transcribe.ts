import type { Tensor } from 'onnxruntime-node';
import type { TaskContext } from '../../runtimes/task.ts';
import { repeatedTail } from './loops.ts';
import { argmax, logSumExp, pick } from './probabilities.ts';
import type { Step, Whisper } from './whisper.ts';

/** A recognised token: its id, its probability, and where the decoder listened when it chose it. */
export interface HeardToken {
  id: number;
  probability: number;
  attention: Float32Array[];
}

export interface Transcription {
  language: string;
  /** How sure the model is of the language; 1 where it was given. */
  languageProbability: number;
  /** The model's own guess that nobody speaks. */
  noSpeech: number;
  tokens: HeardToken[];
  /** Attention of the step that ended the text: it bounds the last word. */
  ending: Float32Array[];
  /** Mean ln p of the tokens, the end included. */
  meanLogProbability: number;
}

/** Fastest speech with room to spare; stops a runaway decoder. */
const TOKENS_A_SECOND = 12;
/** Half of Whisper's text context. */
const MOST_TOKENS = 224;

/**
 * Greedy decoding without timestamp tokens (word times come from the attention). A decoder that falls into a loop is
 * stopped and the repetitions are taken back.
 * @param seconds length of the audio
 * @param language ISO 639-1; detected where not given or not known to the model
 */
export async function transcribe(
  whisper: Whisper,
  audio: Tensor,
  seconds: number,
  language: string | undefined,
  context: TaskContext,
): Promise<Transcription> {
  const { tokens: vocabulary } = whisper;
  const decoding = whisper.decode(audio);
  const begin = await decoding.next(vocabulary.startOfTranscript);
  const noSpeech = Math.exp(begin.logits[vocabulary.noSpeech]! - logSumExp(begin.logits));
  const known = language !== undefined && vocabulary.languages.has(language);
  const chosen = known ? { value: language, probability: 1 } : pick(begin.logits, vocabulary.languages);

  const suppressed = new Set(vocabulary.suppressed);
  const suppressedAtBegin = new Set([...vocabulary.suppressed, ...vocabulary.suppressedAtBegin]);
  let step: Step = begin;
  for (const id of [vocabulary.languages.get(chosen.value)!, vocabulary.transcribe, vocabulary.noTimestamps]) {
    step = await decoding.next(id);
  }
  const heard: HeardToken[] = [];
  const most = Math.min(MOST_TOKENS, 8 + Math.ceil(seconds * TOKENS_A_SECOND));
  let logProbability = 0;
  for (;;) {
    await context.breathe();
    const banned = heard.length === 0 ? suppressedAtBegin : suppressed;
    const id = argmax(step.logits, vocabulary.firstSpecial + 1, (candidate) => !banned.has(candidate));
    const logP = step.logits[id]! - logSumExp(step.logits);
    logProbability += logP;
    if (id === vocabulary.endOfText || heard.length >= most) break;
    heard.push({ id, probability: Math.exp(logP), attention: step.attention });
    const loop = repeatedTail(heard.map((token) => token.id));
    if (loop > 0) {
      heard.length -= loop;
      break;
    }
    step = await decoding.next(id);
  }
  return {
    language: chosen.value,
    languageProbability: chosen.probability,
    noSpeech,
    tokens: heard,
    ending: step.attention,
    meanLogProbability: logProbability / (heard.length + 1),
  };
}
