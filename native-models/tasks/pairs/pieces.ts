import type { Tokenizer } from '@huggingface/tokenizers';

/** A token with the characters (UTF-16 positions) that it stands for. */
export interface Piece {
  id: number;
  start: number;
  end: number;
}

interface Placed {
  ids: number[];
  spans: [start: number, end: number][];
}

/** Words whose pieces are remembered: speech repeats itself. */
const KEPT = 20_000;

/**
 * Cuts text into tokens that know where they stand. The tokenizers of Hugging Face's JavaScript library give no offsets, so each word between
 * spaces is cut by itself, which gives the same ids, and its tokens are laid along its letters: by bytes where the vocabulary is one of bytes
 * (RoBERTa), else letter by letter without case and accents (BERT). Where they do not fit, each of them stands for the whole word. What looks
 * like a control token is spelled out: words from outside stay data.
 */
export function createPieces(tokenizer: Tokenizer, isByteLevel: boolean): (text: string) => Piece[] {
  const added = [...tokenizer.get_added_tokens_decoder().values()].filter((token) => token.special);
  const unknown: number | undefined = tokenizer.model?.unk_token_id;
  const controls = new Set(added.map(({ id }) => id).filter((id) => id !== unknown));
  const known = new Map<string, Placed>();
  const encode = (text: string): { ids: number[]; tokens: string[] } =>
    tokenizer.encode(text, { add_special_tokens: false });

  function place(chunk: string, word: string): Placed {
    const { ids, tokens } = encode(chunk);
    if (ids.some((id) => controls.has(id))) return spelled(word);
    const spans = isByteLevel ? byBytes(tokens, chunk) : byLetters(ids, tokens, word, unknown);
    return { ids, spans: spans ?? ids.map(() => [0, word.length]) };
  }

  function spelled(word: string): Placed {
    const placed: Placed = { ids: [], spans: [] };
    let at = 0;
    for (const letter of word) {
      for (const id of encode(letter).ids.filter((one) => !controls.has(one))) {
        placed.ids.push(id);
        placed.spans.push([at, at + letter.length]);
      }
      at += letter.length;
    }
    return placed;
  }

  return (text) => {
    const pieces: Piece[] = [];
    for (const match of text.matchAll(/\S+/g)) {
      const [word] = match;
      // A vocabulary of bytes knows a word with the space before it as another one.
      const chunk = pieces.length === 0 ? word : ` ${word}`;
      const placed = known.get(chunk) ?? place(chunk, word);
      if (known.size >= KEPT) known.clear();
      known.set(chunk, placed);
      placed.ids.forEach((id, i) => {
        const [start, end] = placed.spans[i]!;
        pieces.push({ id, start: match.index + start, end: match.index + end });
      });
    }
    return pieces;
  };
}

/** Each character of a token stands for a byte; a letter of several bytes may be shared by tokens and belongs to each of them. */
function byBytes(tokens: readonly string[], chunk: string): Placed['spans'] | undefined {
  const lead = chunk.startsWith(' ') ? 1 : 0;
  const starts: number[] = [];
  const ends: number[] = [];
  let at = -lead;
  for (const letter of chunk) {
    const bytes = Buffer.byteLength(letter);
    for (let i = 0; i < bytes; i++) {
      starts.push(Math.max(0, at));
      ends.push(Math.max(0, at + letter.length));
    }
    at += letter.length;
  }
  const total = tokens.reduce((sum, token) => sum + token.length, 0);
  // Some vocabularies put a space before the first word themselves.
  const ahead = total - starts.length;
  if (ahead !== 0 && !(ahead === 1 && tokens[0]?.startsWith('Ġ'))) return undefined;
  let byte = -ahead;
  return tokens.map((token) => {
    const first = Math.max(0, byte);
    byte += token.length;
    return byte <= first ? [0, 0] : [starts[first]!, ends[byte - 1]!];
  });
}

function byLetters(
  ids: readonly number[],
  tokens: readonly string[],
  word: string,
  unknown: number | undefined,
): Placed['spans'] | undefined {
  const letters: { letter: string; start: number; end: number }[] = [];
  let at = 0;
  for (const letter of word) {
    for (const one of folded(letter)) letters.push({ letter: one, start: at, end: at + letter.length });
    at += letter.length;
  }
  const texts = tokens.map((token) => [...folded(token.replace(/^##|^▁/, ''))]);
  const gap = ids.indexOf(unknown ?? -1);
  const before = gap === -1 ? ids.length : gap;
  const spans: Placed['spans'] = [];
  const fits = (text: readonly string[], from: number) => text.every((one, k) => letters[from + k]?.letter === one);
  const span = (from: number, to: number): [number, number] =>
    to > from ? [letters[from]!.start, letters[to - 1]!.end] : [letters[from]?.start ?? at, letters[from]?.start ?? at];
  let next = 0;
  for (let i = 0; i < before; i++) {
    if (!fits(texts[i]!, next)) return undefined;
    spans[i] = span(next, next + texts[i]!.length);
    next += texts[i]!.length;
  }
  if (gap === -1) return next === letters.length ? spans : undefined;
  // What is not in the vocabulary is what lies between those that are.
  let last = letters.length;
  for (let i = ids.length - 1; i > gap; i--) {
    last -= texts[i]!.length;
    if (last < next || ids[i] === unknown || !fits(texts[i]!, last)) return undefined;
    spans[i] = span(last, last + texts[i]!.length);
  }
  spans[gap] = span(next, last);
  return spans;
}

/** As most vocabularies without case have it; both sides are folded, so that it does no harm to the others. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
