import type { Piece, PromptFrame, PromptOrder, VlmFamily } from './family.ts';

const USEFUL = 'Is this frame useful for answering the question? Answer Yes or No.';

/** Asks whether a moment helps with the question. What all candidates share comes first with `question-first`. */
export function relevancePrompt(
  family: VlmFamily,
  order: PromptOrder,
  { question, frames, text }: { question: string; frames: readonly PromptFrame[]; text: string },
): Piece[] {
  const pictures = frames.flatMap((frame) => family.frame(frame));
  const asked = `Question: ${question}\n${USEFUL}`;
  const read = text === '' ? '' : `Frame text: ${text}`;
  if (order === 'frame-first') {
    return family.turn([...pictures, words(read === '' ? asked : `${read}\n${asked}`)]);
  }
  return family.turn([words(`${asked}\n`), ...pictures, ...(read === '' ? [] : [words(`\n${read}`)])]);
}

/** Asks a question about some frames, with what was read and said there. */
export function answerPrompt(
  family: VlmFamily,
  { question, frames, text }: { question: string; frames: readonly PromptFrame[]; text: string },
): Piece[] {
  const pictures = frames.flatMap((frame, i) => [...(i > 0 ? [words('\n')] : []), ...family.frame(frame)]);
  const read = text === '' ? '' : `Frame text: ${text}\n`;
  return family.turn([...pictures, words(`${read}Question: ${question}\nAnswer briefly.`)]);
}

/** Asks what a frame shows. */
export function captionPrompt(family: VlmFamily, frame: PromptFrame): Piece[] {
  return family.turn([...family.frame(frame), words('Describe this frame.')]);
}

/** Asks for text without a picture. */
export function textPrompt(family: VlmFamily, text: string): Piece[] {
  return family.turn([words(text)]);
}

function words(text: string): Piece {
  return { kind: 'text', text };
}
