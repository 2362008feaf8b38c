import type { TraceHop } from '../../preload/contract/answer.ts';
import { filesHolding } from './files-holding.ts';
import { findWindow } from './hops.ts';
import { tellsOverview } from './overview.ts';
import { type PlanKit, type Ran, traceHop } from './plan-kit.ts';
import type { Condition } from './question/condition.ts';
import { conditionOf, type Hop } from './question/question-plan.ts';
import { superlativeOf } from './question/superlative.ts';
import type { Window } from './readers/candidate.ts';
import type { Passage } from './reading/passage.ts';
import { type Solved, solve } from './solve.ts';

const REFERS = /\b(?:it|that|this|they|he|she)\b(\?*)$/i;

/**
 * Runs the steps of one part in order: what is to be found is found, then the rest is read there. A step that only may lead on (a relative
 * clause, steps that a model thought of) counts where it answers better than the whole question does.
 * @param before the part before it, which "it" may mean
 */
export async function runPart(
  kit: PlanKit,
  hops: readonly Hop[],
  whole: string,
  window: Window | null,
  before: Solved | undefined,
): Promise<Ran> {
  const { desk, nearnessOf } = kit;
  const tell = hops.at(-1)!;
  const leads = hops.slice(0, -1);
  const holds = leads.filter((one) => one.role === 'holds');
  if (holds.length > 0) return filesHolding(kit, tell, holds);
  const refers = before?.best && REFERS.test(tell.ask);
  const question = refers ? `${tell.ask.replace(REFERS, '$1')} ${before.ask.text}` : tell.ask;
  const byModel = leads.some((one) => one.by === 'model');
  if (!byModel && !leads.some((one) => one.role === 'fill')) return chain(kit, leads, tell, question, window);
  const direct = await solve(desk, nearnessOf, byModel ? whole : question, null, window);
  const led = await chain(kit, leads, tell, tell.ask, window);
  const { best } = led.solved;
  // "How warm was the day with the most rain": read as a whole, the amount of rain would be told.
  if (best && direct.best?.found.reader === 'superlative' && bySuperlative(leads)) return led;
  if (!best) return { solved: direct, hops: [] };
  // The same either way: steps that the question itself tells show how it was found, a model's are not needed.
  const same = direct.best?.found.text === best.found.text;
  if (same ? byModel : direct.best && direct.best.total > best.total) return { solved: direct, hops: [] };
  return led;
}

const bySuperlative = (leads: readonly Hop[]): boolean =>
  leads.some(({ role, phrase }) => role === 'fill' && phrase !== null && superlativeOf(phrase) !== null);

async function chain(
  { desk: whole, narrow, nearnessOf, kind }: PlanKit,
  leads: readonly Hop[],
  tell: Hop,
  question: string,
  window: Window | null,
): Promise<Ran> {
  const hops: TraceHop[] = [];
  const answers: [phrase: string, answer: string][] = [];
  const filled = (text: string) => answers.reduce((now, [phrase, answer]) => now.replace(phrase, () => answer), text);
  const note = (
    one: Hop,
    passage: Passage | null,
    found: { text: string; start: number; end: number } | null = passage,
  ) => hops.push(traceHop(one, filled(one.ask), passage, found));
  let desk = whole;
  let condition: Condition | null = null;
  let bridge: string | null = null;
  for (const [i, one] of leads.entries()) {
    if (one.role === 'fill') {
      const sub: Solved = await solve(desk, nearnessOf, filled(one.ask), condition, window);
      const { best } = sub;
      note(one, best?.found.passage ?? null, best && { ...best.found.passage, text: best.found.text });
      if (!best) return { solved: sub, hops };
      answers.push([one.phrase!, best.found.text]);
      bridge = filled(one.ask);
      continue;
    }
    const place = conditionOf(one, filled(one.ask));
    const leadsOn = one.role === 'file' || leads.slice(i + 1).some((later) => later.role !== 'fill');
    if (!leadsOn) {
      condition = place;
      continue;
    }
    const found = await findWindow(desk, place, false);
    note(one, found?.passage ?? null);
    if (!found) return { solved: await solve(desk, nearnessOf, question, place, window), hops };
    const { assetId, start, end } = found.window;
    desk = narrow(one.role === 'file' ? { assetIds: [assetId] } : { assetIds: [assetId], from: start, to: end });
  }
  const asked = answers.length > 0 ? filled(question) : question;
  let solved = await solve(desk, nearnessOf, asked, condition, window);
  if (!solved.best && kind) {
    const other = await solve(desk, nearnessOf, asked, condition, window, kind);
    if (other.best) solved = other;
  }
  const inFile = leads.find((one) => one.role === 'file');
  // No more is asked than what that file shows: one line of it would be no answer.
  if (inFile && !condition) solved = tellsOverview(solved) ?? solved;
  const placed = condition && leads.findLast((one) => one.role !== 'fill' && one.role !== 'file');
  if (placed) note(placed, solved.hop?.passage ?? null);
  if (leads.length > 0) {
    const { best } = solved;
    const span = best && (best.found.span ?? best.found.passage);
    hops.push(traceHop(tell, asked, best?.found.passage ?? null, best && { text: best.found.text, ...span! }));
  }
  return { solved: { ...solved, bridge }, hops };
}
