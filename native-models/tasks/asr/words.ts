import type { AsrWord } from '../../protocol.ts';

/** A token with its text's bytes, its begin and end in seconds of the piece, and its probability. */
export interface TimedToken {
  bytes: Uint8Array;
  start: number;
  end: number;
  probability: number;
}

/** Languages that write no spaces: each character is a word there (as OpenAI's Whisper). */
const NO_SPACES = new Set(['zh', 'ja', 'th', 'lo', 'my', 'yue']);
/** Punctuation that opens and so belongs to the word after it. */
const OPENING = /^[\s]*["'“¿([{«„-]+$/u;
const PUNCTUATION = /^[\p{P}\p{S}]+$/u;

/** Joins tokens into words; text keeps no outer spaces, punctuation hangs on the word that it belongs to. */
export function wordsOf(tokens: readonly TimedToken[], language: string): AsrWord[] {
  const spaced = !NO_SPACES.has(language);
  const words: { text: string; start: number; end: number; logs: number[] }[] = [];
  for (const token of wholeCharacters(tokens)) {
    const last = words[words.length - 1];
    const bare = token.text.trim();
    const opens = last === undefined || (spaced ? token.text.startsWith(' ') : true);
    const hangsOn = last !== undefined && bare !== '' && PUNCTUATION.test(bare) && !OPENING.test(token.text);
    const waits = last !== undefined && OPENING.test(last.text) && !token.text.startsWith(' ');
    if (last && (waits || hangsOn || !opens || bare === '')) {
      last.text += spaced || bare !== '' ? token.text : '';
      // Punctuation is not heard: it does not stretch the word.
      if (!hangsOn) last.end = Math.max(last.end, token.end);
      if (!hangsOn) last.logs.push(Math.log(token.probability));
    } else {
      words.push({ text: token.text, start: token.start, end: token.end, logs: [Math.log(token.probability)] });
    }
  }
  return words
    .map(({ text, start, end, logs }) => ({
      text: text.trim(),
      start,
      end: Math.max(start, end),
      confidence: Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length),
    }))
    .filter((word) => word.text !== '');
}

/** Joins tokens whose bytes are parts of one character. */
function wholeCharacters(
  tokens: readonly TimedToken[],
): { text: string; start: number; end: number; probability: number }[] {
  const whole: { text: string; start: number; end: number; probability: number }[] = [];
  let pending: TimedToken[] = [];
  tokens.forEach((token, i) => {
    pending.push(token);
    const text = utf8(pending);
    if (text === undefined && i < tokens.length - 1 && pending.length < 4) return;
    whole.push({
      text: text ?? '',
      start: pending[0]!.start,
      end: token.end,
      probability: Math.min(...pending.map((p) => p.probability)),
    });
    pending = [];
  });
  return whole;
}

function utf8(tokens: readonly TimedToken[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(tokens.map((token) => token.bytes)));
  } catch {
    return undefined;
  }
}
