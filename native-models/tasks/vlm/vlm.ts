import type { Judgement, RanOn, ScoreCandidate, Tasks } from '../../protocol.ts';
import { ModelError } from '../../runtimes/model-error.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { packTokens, unpackTokens } from '../../tokens/pack.ts';
import { fromBytes, toBytes } from '../../tokens/packed-bytes.ts';
import type { Tokens } from '../../tokens/tokens.ts';
import { checkedImage } from '../rgb-image.ts';
import { topCannotChange } from './early-stop.ts';
import type { Piece, PromptFrame } from './family.ts';
import { fused, fusionFor } from './fuse.ts';
import { generate } from './generate.ts';
import { mergeLooks } from './merge-frame.ts';
import type { OpenVlm } from './opened.ts';
import { answerPrompt, captionPrompt, relevancePrompt, textPrompt } from './prompts.ts';
import { scorePrompts } from './score.ts';
import { sigmoid } from './yes-no.ts';

/** Pictures a run of the encoder: others get their turn between two runs. */
const IMAGES_A_RUN = 1;
/** Characters of a moment's text that a judgement reads: what does not fit is rarely what decides. */
const TEXT_LENGTH = 320;

/** `vlm-encode`: each picture encoded once, merged over time and space, packed. */
export async function encodeImages(
  vlm: OpenVlm,
  { images, budget, together }: Tasks['vlm-encode']['input'],
  context: TaskContext,
): Promise<Tasks['vlm-encode']['output']> {
  const began = performance.now();
  const encoded: Tokens[] = [];
  for (let at = 0; at < images.length; at += IMAGES_A_RUN) {
    await context.breathe();
    encoded.push(...(await vlm.encode(images.slice(at, at + IMAGES_A_RUN).map(checkedImage))));
  }
  const moments = together ? [encoded] : encoded.map((frame) => [frame]);
  const frames: Uint8Array[] = [];
  for (const looks of moments) frames.push(toBytes(packTokens(await mergeLooks(vlm.nearest, looks, budget))));
  return { frames, ...ranOn(vlm, began) };
}

/** `vlm-score`: a judgement of each candidate, the likeliest by retrieval first, until the best can no longer change. */
export async function judge(
  vlm: OpenVlm,
  { order, question, candidates, keep }: Tasks['vlm-score']['input'],
  context: TaskContext,
): Promise<Tasks['vlm-score']['output']> {
  const began = performance.now();
  const asked = vlm.tokenizer.clean(question);
  const frames = candidates.map((candidate) => candidate.frames.map(framed));
  const prompts = candidates.map((candidate, i) =>
    relevancePrompt(vlm.family, order, {
      question: asked,
      frames: frames[i]!.map((tokens) => ({ tokens, label: '' })),
      text: cut(vlm.tokenizer.clean(candidate.text), TEXT_LENGTH),
    }),
  );
  const fusion = fusionFor(Math.max(1, ...frames.flat().map((tokens) => tokens.n)));
  const judged = (scored: { logOdds: number; tokens: number }, candidate: ScoreCandidate): Judgement => ({
    p: sigmoid(scored.logOdds),
    fused: fused(scored.logOdds, candidate.prior, fusion),
    tokens: scored.tokens,
  });
  const scored = await scorePrompts(
    vlm,
    prompts,
    { batchTokens: vlm.batchTokens, sharePrefix: true, onShort: (tokens) => runShorter(vlm, tokens) },
    context,
    (soFar) =>
      topCannotChange(
        soFar.map((one, i) => (one ? judged(one, candidates[i]!).fused : null)),
        candidates.map(({ prior }) => fused(Number.POSITIVE_INFINITY, prior, fusion)),
        keep,
      ),
  );
  return { judgements: scored.map((one, i) => (one ? judged(one, candidates[i]!) : null)), ...ranOn(vlm, began) };
}

/** `vlm-generate`: text as it comes. */
export async function write(
  vlm: OpenVlm,
  { prompt, frames, maxTokens }: Tasks['vlm-generate']['input'],
  context: TaskContext<'vlm-generate'>,
): Promise<Tasks['vlm-generate']['output']> {
  const began = performance.now();
  const pictures = frames.map(({ tokens, label }) => ({ tokens: framed(tokens), label: vlm.tokenizer.clean(label) }));
  const pieces = promptOf(vlm, prompt, pictures);
  const writing = generate(vlm, pieces, maxTokens, context);
  let text = '';
  for (;;) {
    const step = await writing.next();
    if (step.done) return { text: text.trim(), ...step.value, ...ranOn(vlm, began) };
    text += step.value;
    context.emit({ text: step.value });
  }
}

function promptOf(vlm: OpenVlm, prompt: Tasks['vlm-generate']['input']['prompt'], frames: PromptFrame[]): Piece[] {
  const { family, tokenizer } = vlm;
  if (prompt.kind === 'caption') return captionPrompt(family, frames[0]!);
  const text = tokenizer.clean(prompt.text);
  if (prompt.kind === 'text') return textPrompt(family, text);
  return answerPrompt(family, { question: tokenizer.clean(prompt.question), text, frames });
}

function framed(bytes: Uint8Array): Tokens {
  try {
    return unpackTokens(fromBytes(bytes));
  } catch (cause) {
    throw new ModelError('BAD_INPUT', 'The stored look at a picture is damaged: read the file again.', cause);
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\s\S*$/, '');
}

function ranOn({ device, note }: OpenVlm, began: number): RanOn {
  return { device, note, ms: performance.now() - began };
}

/** Later questions begin with what fitted. */
function runShorter(vlm: OpenVlm, tokens: number): void {
  vlm.batchTokens = tokens;
  vlm.note ??= 'Memory was short: moments are looked at in smaller groups, which takes longer.';
}
