import type { ReadAnswer, Tasks } from '../../protocol.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { batchesByLength } from '../embed-text/batches.ts';
import type { PairModel } from '../pairs/pair-model.ts';
import { framing, pairRow } from '../pairs/pair-template.ts';
import type { Piece } from '../pairs/pieces.ts';
import { sigmoid } from '../vlm/yes-no.ts';
import { bestSpan } from './best-span.ts';

/** Tokens of a window, and by how many two of them overlap: what the models of SQuAD were trained with. */
const WINDOW = 384;
const STRIDE = 128;
/** Tokens of a question; the rest is left off. */
const QUESTION = 64;
/** Tokens a run: small enough for a cancel within a fraction of a second. */
const TOKENS_A_BATCH = 2048;

interface Window {
  passage: number;
  /** Index of its first piece. */
  from: number;
  row: ReturnType<typeof pairRow>;
  length: number;
}

/**
 * `read`: the likeliest answer in each passage, as characters of that passage, and how much likelier it is than no answer at all: SQuAD 2.0's
 * null score difference (Rajpurkar et al. 2018), over the windows of a passage the best span against the lowest null.
 */
export async function readPassages(
  model: PairModel,
  { question, passages }: Tasks['read']['input'],
  context: Pick<TaskContext, 'breathe'>,
): Promise<Tasks['read']['output']> {
  const began = performance.now();
  const longest = Math.min(WINDOW, model.longest);
  const asked = model
    .pieces(question)
    .map(({ id }) => id)
    .slice(0, Math.min(QUESTION, Math.floor(longest / 3)));
  const pieces = passages.map((passage) => model.pieces(passage));
  const windows = asked.length === 0 ? [] : windowsOf(model, asked, pieces, longest);
  const found: (Found | undefined)[] = passages.map(() => undefined);
  const lengths = windows.map(({ row }) => row.ids.length);
  for (const batch of batchesByLength(lengths, TOKENS_A_BATCH)) {
    await context.breathe();
    const rows = batch.map((i) => windows[i]!.row);
    const [starts, ends] = await model.run(rows, ['start_logits', 'end_logits']);
    const width = starts!.dims[1]!;
    batch.forEach((i, r) => {
      const window = windows[i]!;
      const of = ({ data }: { data: Float32Array }) => data.subarray(r * width, (r + 1) * width);
      found[window.passage] = better(found[window.passage], judged(window, pieces, of(starts!), of(ends!)));
    });
  }
  const answers = found.map((one) => (one && one.score > Number.NEGATIVE_INFINITY ? answerOf(one) : null));
  return { answers, device: model.device, note: model.note, ms: performance.now() - began };
}

interface Found {
  start: number;
  end: number;
  score: number;
  /** Score of “no answer”: both ends at the first token. */
  none: number;
}

function windowsOf(model: PairModel, asked: number[], passages: readonly Piece[][], longest: number): Window[] {
  const room = Math.max(1, longest - asked.length - framing(model.template));
  const step = Math.max(1, room - Math.min(STRIDE, Math.floor(room / 2)));
  return passages.flatMap((pieces, passage) => {
    const windows: Window[] = [];
    for (let from = 0; from < pieces.length; from += step) {
      const part = pieces.slice(from, from + room).map(({ id }) => id);
      windows.push({ passage, from, row: pairRow(model.template, asked, part), length: part.length });
      if (from + room >= pieces.length) break;
    }
    return windows;
  });
}

function judged(window: Window, all: readonly Piece[][], starts: Float32Array, ends: Float32Array): Found {
  const pieces = all[window.passage]!;
  const { first } = window.row;
  const pieceAt = (i: number) => pieces[window.from + i - first]!;
  const span = bestSpan(starts, ends, {
    first,
    last: first + window.length - 1,
    counts: (i) => pieceAt(i).end > pieceAt(i).start,
  });
  const none = starts[0]! + ends[0]!;
  if (!span) return { start: 0, end: 0, score: Number.NEGATIVE_INFINITY, none };
  return { start: pieceAt(span.from).start, end: pieceAt(span.to).end, score: span.score, none };
}

function better(a: Found | undefined, b: Found): Found {
  if (!a) return b;
  return { ...(b.score > a.score ? b : a), none: Math.min(a.none, b.none) };
}

function answerOf({ start, end, score, none }: Found): ReadAnswer {
  return { start, end, margin: score - none, p: sigmoid(score - none) };
}
