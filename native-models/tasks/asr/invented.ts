/**
 * What Whisper says when there is nothing to hear: subtitles of the videos that it learned from.
 * Compared without case and punctuation.
 */
const STOCK = new Set([
  'you',
  'thank you',
  'thank you very much',
  'thanks for watching',
  'thank you for watching',
  'thanks',
  'bye',
  'bye bye',
  'okay',
  'so',
  'the end',
  'please subscribe',
  'music',
  'applause',
  'vielen dank',
  'danke',
  'untertitel der amara org community',
  'untertitel im auftrag des zdf für funk 2017',
  'untertitelung des zdf 2020',
  'merci',
  'merci d avoir regardé cette vidéo',
  'sous titres réalisés par la communauté d amara org',
  'subtitles by the amara org community',
  'gracias',
  'gracias por ver el video',
  'grazie',
  'ご視聴ありがとうございました',
  '謝謝觀看',
  '字幕由amara org社区提供',
]);

/** What is known of a transcription when it is judged. */
export interface Heard {
  text: string;
  /** Mean ln p of the tokens. */
  meanLogProbability: number;
  /** 0–1, the model's own guess that nobody speaks. */
  noSpeech: number;
  /** s of audio */
  seconds: number;
}

/**
 * True where the text was most likely made up: nothing said by the model's own account (the thresholds of OpenAI's
 * Whisper), a stock phrase without certainty, or stuttering text that compresses too well.
 */
export function isInvented({ text, meanLogProbability, noSpeech, seconds }: Heard): boolean {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (bare === '') return true;
  if (noSpeech > 0.6 && meanLogProbability < -1) return true;
  if (meanLogProbability < -1.5) return true;
  // Two words spread over many seconds are no speech either.
  if (STOCK.has(bare) && (noSpeech > 0.2 || meanLogProbability < -0.5 || seconds > 4)) return true;
  return bare.length > 60 && repetition(bare) > 0.7;
}

/** Share of word triples that occurred before, 0–1. */
export function repetition(text: string): number {
  const words = text.split(' ');
  const seen = new Set<string>();
  let again = 0;
  let all = 0;
  for (let i = 0; i + 3 <= words.length; i++, all++) {
    const triple = words.slice(i, i + 3).join(' ');
    if (seen.has(triple)) again++;
    seen.add(triple);
  }
  return all === 0 ? 0 : again / all;
}
