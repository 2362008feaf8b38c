import type { PastTurn } from '../../../preload/contract/answer.ts';
import { AppError } from '../../app-error.ts';
import { firstObject } from './first-object.ts';
import { type ModelPlan, readModelPlan } from './model-plan.ts';
import { decouplePrompt, repairPrompt } from './prompt.ts';

/** A model that goes on from a prompt; `write` is undefined where it follows no instructions. */
export interface Writer {
  id: string;
  write?: (
    prompt: string,
    options: { maxTokens: number; signal: AbortSignal; onText(text: string): void },
  ) => Promise<{ text: string }>;
}

/** What came of asking a model. */
export interface Decoupled {
  /** null where there is none: the rules' plan stands. */
  plan: ModelPlan | null;
  /** Why there is none, or that it was mended. */
  why: string;
  ms: number;
}

export interface DecouplerOptions {
  /** The model that is chosen now. */
  writer(): Writer | undefined;
  /** ms, of any clock that does not jump */
  clock(): number;
  /** ms for both tries together */
  limitMs?: number;
}

const MOST_TOKENS = 260;
const LIMIT_MS = 6000;
/** Once a model has been too slow this often in a row, it is left alone for a while: nobody should wait for nothing. */
const TOO_SLOW = 2;
const REST_MS = 10 * 60_000;

export type Decoupler = (question: string, turns: readonly PastTurn[], signal: AbortSignal) => Promise<Decoupled>;

/**
 * Has a model take questions apart as JSON (Video-RAG, section 3.2): checked against its shape, one try to mend it, within a time limit.
 * Whatever goes wrong leaves the question to the rules, and says why.
 * Only the signal's own abort is thrown.
 */
export function createDecoupler({ writer, clock, limitMs = LIMIT_MS }: DecouplerOptions): Decoupler {
  let slow = { id: '', times: 0, at: 0 };
  return async (question, turns, signal) => {
    const model = writer();
    if (!model) return { plan: null, why: 'no model is chosen', ms: 0 };
    const { id, write } = model;
    if (!write) return { plan: null, why: `${id} does not follow written instructions`, ms: 0 };
    if (slow.id === id && slow.times >= TOO_SLOW && clock() - slow.at < REST_MS)
      return { plan: null, why: `${id} was too slow here`, ms: 0 };
    const began = clock();
    const late = AbortSignal.timeout(limitMs);
    const stop = AbortSignal.any([signal, late]);
    const since = () => clock() - began;
    try {
      const prompt = decouplePrompt(question, turns);
      const first = await written(write, prompt, stop);
      const read = readModelPlan(first);
      const mended =
        'problem' in read ? readModelPlan(await written(write, repairPrompt(prompt, first, read.problem), stop)) : null;
      slow = { id, times: 0, at: 0 };
      if ('plan' in read) return { plan: read.plan, why: id, ms: since() };
      if ('plan' in mended!) return { plan: mended.plan, why: `${id}, at the second try`, ms: since() };
      return { plan: null, why: `${id} wrote no plan twice: ${mended!.problem}`, ms: since() };
    } catch (error) {
      signal.throwIfAborted();
      if (!late.aborted) return { plan: null, why: `${id} failed: ${sentenceOf(error)}`, ms: since() };
      slow = { id, times: slow.id === id ? slow.times + 1 : 1, at: clock() };
      return { plan: null, why: `${id} took longer than ${limitMs / 1000} s`, ms: since() };
    }
  };
}

/** What the model wrote, up to where its object closes: what it would say behind that is not waited for. */
async function written(write: NonNullable<Writer['write']>, prompt: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const enough = new AbortController();
  let text = '';
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const onText = (part: string) => {
      text += part;
      if (enough.signal.aborted || firstObject(text) === null) return;
      resolve(text);
      enough.abort();
    };
    const options = { maxTokens: MOST_TOKENS, signal: AbortSignal.any([signal, enough.signal]), onText };
    // A writer that throws at once is as good as one that rejects.
    Promise.resolve()
      .then(() => write(prompt, options))
      .then((whole) => resolve(whole.text), reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'it gave no answer';
}
