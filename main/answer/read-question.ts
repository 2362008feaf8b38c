import type { PastTurn, Scope, Trace } from '../../preload/contract/answer.ts';
import { intoEnglish } from '../language/foreign/into-english.ts';
import type { Library } from '../library/library.ts';
import type { Decoupled, Decoupler } from './decouple/decoupler.ts';
import { mergePlans } from './decouple/merge-plans.ts';
import { worthAsking } from './decouple/worth-asking.ts';
import { type FollowUp, followUp } from './follow-up/follow-up.ts';
import { isRewriting } from './follow-up/is-rewriting.ts';
import { narrower } from './narrower.ts';
import { planByRules } from './question/plan-by-rules.ts';
import type { Hop, QuestionPlan } from './question/question-plan.ts';
import { timeRange } from './question/time-range.ts';
import type { AnswerKind } from './question/wants.ts';
import type { Window } from './readers/candidate.ts';

/** A question as it will be answered. */
export interface ReadQuestion {
  /** Stands by itself, without its clock range. */
  question: string;
  /** What was asked for, or a part of it. */
  scope: Scope;
  window: Window | null;
  /** Where a model that looks at pictures may look: by the place that a follow-up points at, which its words do not name. */
  lookIn: Scope;
  plan: QuestionPlan;
  /** Words to look for beside the question's own. */
  more: string[];
  /** It was put into English by a lexicon, which may have missed something: only what speaks of all of it is an answer. */
  foreign: boolean;
  /** A kind of answer that only a model saw; null where the rules know it. */
  kind: AnswerKind | null;
  trace: Pick<Trace, 'decoupled' | 'understood'>;
}

export interface ReadDeps {
  library: Library;
  /** Asks the model that is chosen; left out where there never is one. */
  decouple?: Decoupler;
}

interface Asked {
  question: string;
  scope: Scope;
  turns?: readonly PastTurn[];
}

/**
 * Makes a plan of a question: what it means in its conversation, which seconds it names, which steps lead to its answer. The rules do it;
 * a model is asked where it is likely to know more (`worthAsking`), and only adds (`mergePlans`).
 * @param stage runs what a person waits for
 */
export async function readQuestion(
  { library, decouple }: ReadDeps,
  { question: asIs, scope, turns = [] }: Asked,
  { signal, stage }: { signal: AbortSignal; stage<T>(name: string, work: () => Promise<T>): Promise<T> },
): Promise<ReadQuestion> {
  const foreign = intoEnglish(asIs, (words) => library.search.frequencies(words).counts);
  const question = foreign?.question ?? asIs;
  const means = followUp(question, {
    turns,
    assetIds: filesIn(library, scope),
    nameOf: (id) => library.assets.get(id)?.name ?? '',
    kindOf: (id) => library.evidence.byIds([id])[0]?.kind ?? null,
  });
  let follow = means === 'open' ? null : means;
  const open = means === 'open' || (means !== null && !means.sure);
  let rules = readByRules(library, follow, question, scope);
  const worth = worthAsking(rules.plan, open);
  let asked: Decoupled | null = null;
  if (worth.ask && decouple) {
    const text = open ? question : rules.plan.question;
    asked = await stage('Reading the question', () => decouple(text, open ? turns : [], signal));
  }
  const rewritten = open ? (asked?.plan?.question ?? null) : null;
  const byModel = rewritten !== null && isRewriting(rewritten, question, turns);
  if (byModel) {
    const why = 'the model read it with what went before';
    follow = { question: rewritten, told: rewritten, why, lead: null, assetIds: follow?.assetIds ?? null, sure: true };
    rules = readByRules(library, follow, question, scope);
  }
  const merged = asked?.plan ? mergePlans(rules.plan, asked.plan) : { plan: rules.plan, more: [] };
  const timed = withTime(library, rules, merged.plan);
  const lead = follow?.lead ? [follow.lead] : [];
  return {
    ...timed,
    lookIn: narrower(timed.scope, follow?.lead ? besidePlace(follow.lead) : {}),
    plan: { ...timed.plan, hops: [...lead, ...timed.plan.hops] },
    more: merged.more,
    foreign: foreign !== null,
    kind: merged.plan.answerKind === rules.plan.answerKind ? null : merged.plan.answerKind,
    trace: {
      decoupled: { by: asked?.plan ? 'both' : 'rules', why: whyOf(worth, asked), ms: asked?.ms ?? 0 },
      ...(foreign && { understood: { question, why: 'it was put into English, word by word', by: 'rules' as const } }),
      ...(follow && { understood: { question: follow.told, why: follow.why, by: byModel ? 'model' : 'rules' } }),
    },
  };
}

/** s; so far from a place what comes after or before it is looked for. */
const BESIDE = 30;

function besidePlace({ at, role }: Hop): Partial<Scope> {
  if (!at) return {};
  const { assetId, start, end } = at;
  const assetIds = [assetId];
  if (role === 'after') return { assetIds, from: end, to: end + BESIDE };
  if (role === 'before') return { assetIds, from: Math.max(0, start - BESIDE), to: start };
  return { assetIds, from: start, to: end };
}

function whyOf(worth: { ask: boolean; why: string }, asked: Decoupled | null): string {
  if (!worth.ask) return worth.why;
  return `${worth.why}; ${asked?.why ?? 'no model is chosen'}`;
}

interface ByRules extends Pick<ReadQuestion, 'question' | 'scope' | 'window' | 'plan'> {}

/** A clock range in the question cuts the scope; with one file in scope it is a window, too. */
function readByRules(library: Library, follow: FollowUp | null, asked: string, whole: Scope): ByRules {
  const question = follow?.question ?? asked;
  const scope = follow?.assetIds ? narrower(whole, { assetIds: follow.assetIds }) : whole;
  const found = timeRange(question, durationOf(library, scope));
  if (!found || found.rest === '') return { question, scope, window: null, plan: planByRules(question) };
  const plan = planByRules(found.rest, found.range);
  return { question: found.rest, plan, ...cutTo(library, scope, found.range) };
}

/** A time that only a model saw: seconds that there are. */
function withTime(library: Library, rules: ByRules, plan: QuestionPlan): ByRules {
  const { time } = plan;
  if (!time || rules.plan.time) return { ...rules, plan };
  if (time.from >= durationOf(library, rules.scope)) return { ...rules, plan: { ...plan, time: null } };
  return { ...rules, plan, ...cutTo(library, rules.scope, time) };
}

function cutTo(library: Library, scope: Scope, { from, to }: { from: number; to: number }) {
  const [only, ...others] = filesIn(library, scope);
  const window = only && others.length === 0 ? { assetId: only, start: from, end: to } : null;
  return { scope: narrower(scope, { from, to }), window };
}

function durationOf(library: Library, scope: Scope): number {
  return Math.max(0, ...filesIn(library, scope).map((id) => library.assets.get(id)?.duration ?? 0));
}

function filesIn(library: Library, { assetIds }: Scope): string[] {
  return assetIds.length > 0 ? assetIds : library.assets.list().map((asset) => asset.id);
}
