import type { Piece } from './family.ts';

/** Neighbouring text becomes one piece: a tokenizer may join words over a border that is only ours. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      whole[whole.length - 1] = { kind: 'text', text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}

/** How many pieces all prompts begin with; at least one stays for each. */
export function commonPrefix(prompts: readonly (readonly Piece[])[]): number {
  const [first] = prompts;
  if (!first) return 0;
  const most = Math.min(...prompts.map((prompt) => prompt.length)) - 1;
  let n = 0;
  while (n < most && prompts.every((prompt) => same(prompt[n]!, first[n]!))) n++;
  return n;
}

function same(a: Piece, b: Piece): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === 'frame' && a.tokens === b.tokens;
}
