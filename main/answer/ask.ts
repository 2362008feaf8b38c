import type { Models } from '../../native-models/protocol.ts';
import type { Answer, Scope, Sentence, Trace } from '../../preload/contract/answer.ts';
import type { StreamEvent, StreamOutput, StreamParsed } from '../../preload/contract/contract.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Moves, Retrieve } from '../retrieval-port.ts';
import type { Judged, Visual } from '../visual-port.ts';
import { sentenceOf } from './compose.ts';
import { type Desk, openDesk } from './desk.ts';
import { momentsOf } from './moments-of.ts';
import { createWordNearness } from './nearness.ts';
import { planOf } from './plan.ts';
import { type Split, splitCondition } from './question/condition.ts';
import { bridgeOf, splitParts, withAnswer } from './question/parts.ts';
import { timeRange } from './question/time-range.ts';
import type { Candidate, Window } from './readers/candidate.ts';
import { type Solved, solve } from './solve.ts';
import { answerByLooking, asksMediaTime } from './visual-answer.ts';

export interface AskerDeps {
  library: Library;
  models: Models;
  retrieve: Retrieve;
  /** The model that looks at pictures; undefined where none is chosen. */
  visual: () => Visual | undefined;
  /** The model that reads answers out of sentences; undefined where none is chosen. */
  reader?: () => TextReader | undefined;
  /** What the person's thumbs on like questions move. */
  movesOf?: (question: string, signal: AbortSignal) => Promise<Moves | undefined>;
  /** ms since 1970 */
  now: () => number;
  newId: () => string;
}

export interface AskContext {
  signal: AbortSignal;
  emit(event: StreamEvent<'ask.run'>): void;
}

export type Asker = (input: StreamParsed<'ask.run'>, context: AskContext) => Promise<StreamOutput<'ask.run'>>;

/**
 * Answers questions out of the library's evidence: rules read the question, retrieval finds moments, readers take the answer out of what
 * was said, shown or seen, a check drops what the evidence does not bear. Where a model that looks at pictures is chosen, it ranks the
 * moments, and answers what nothing said or written does.
 * @throws AppError CANCELLED when the signal is aborted before there is a sentence; INTERNAL and LIBRARY_BUSY as they come.
 */
export function createAsker(deps: AskerDeps): Asker {
  const nearnessOf = createWordNearness(deps.models);
  return async ({ question, scope }, { signal, emit }) => {
    const stages: Trace['stages'] = [];
    const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      emit({ type: 'stage', name });
      const began = performance.now();
      try {
        return await work();
      } finally {
        stages.push({ name, ms: performance.now() - began });
      }
    };
    try {
      signal.throwIfAborted();
      const timed = rangeOf(deps.library, question, scope);
      const desk = openDesk(deps, timed.scope, signal, await deps.movesOf?.(question, signal));
      const solved: Solved[] = [];
      const sentences: Sentence[] = [];
      for (const part of splitParts(timed.question)) {
        const one = await stage('Looking for the answer', () =>
          solvePart(desk, nearnessOf, part, timed.window, solved.at(-1)),
        );
        solved.push(one);
        for (const told of [one.best, one.other]) {
          const sentence = told ? sentenceOf(deps.library, one.ask, told.found) : null;
          if (!sentence) continue;
          sentences.push(sentence);
          emit({ type: 'sentence', sentence });
        }
      }
      const candidates = momentsOf(deps.library, solved, CANDIDATES);
      const seen: Seen = { judged: null, answeredBy: null, note: null };
      const visual = deps.visual();
      const look = async (by: Visual) => {
        seen.judged = await stage('Looking at the pictures', () =>
          by.judge({ question: timed.question, scope: timed.scope, moments: candidates }, signal),
        );
        if (sentences.length === 0) {
          const { judged } = seen;
          const looked = await stage('Writing the answer', () =>
            answerByLooking(
              { library: deps.library, visual: by },
              { question: timed.question, mediaTime: asksMediaTime(solved.at(-1)!.ask) },
              judged,
              { signal, onSentence: (sentence) => emit({ type: 'sentence', sentence }) },
            ),
          );
          sentences.push(...looked.sentences);
          if (looked.sentences.length > 0) seen.answeredBy = by.name;
          seen.note = looked.note;
        }
      };
      // Who stops once there is an answer gives up the look at pictures, not the answer.
      if (visual) {
        await look(visual).catch((error) => {
          if (!signal.aborted || sentences.length === 0) throw error;
          seen.note = 'Stopped before the pictures were looked at.';
        });
      }
      const moments = shownMoments(candidates, sentences, seen);
      emit({ type: 'moments', moments });
      const trace = traceOf(solved, moments, seen, timed.scope, stages, desk.reader);
      emit({ type: 'trace', trace });
      const answer: Answer = {
        id: deps.newId(),
        question,
        scope,
        status: signal.aborted ? 'stopped' : sentences.length > 0 ? 'answered' : 'notFound',
        sentences,
        moments,
        trace,
        createdAt: deps.now(),
      };
      return answer;
    } catch (error) {
      if (signal.aborted) throw new AppError('CANCELLED', 'The question was stopped.', error);
      throw error;
    }
  };
}

/** A part with its condition; a relative clause that the first try leaves open is answered first and put in its place. */
async function solvePart(
  desk: Desk,
  nearnessOf: Parameters<typeof solve>[1],
  part: string,
  window: Window | null,
  before: Solved | undefined,
): Promise<Solved> {
  const { main, condition }: Split = splitCondition(part);
  const question =
    before?.best && /\b(?:it|that|this|they|he|she)\b\?*$/i.test(main)
      ? `${main.replace(/\b(?:it|that|this|they|he|she)\b(\?*)$/i, '$1')} ${before.ask.text}`
      : main;
  const direct = await solve(desk, nearnessOf, question, condition, window);
  const bridge = bridgeOf(main);
  if (!bridge || condition) return direct;
  const sub = await solve(desk, nearnessOf, bridge.question, null, window);
  if (!sub.best) return direct;
  const hop = await solve(desk, nearnessOf, withAnswer(main, bridge, sub.best.found.text), null, window);
  if (!hop.best) return direct;
  const covers = direct.best && direct.best.total > hop.best.total;
  return covers ? direct : { ...hop, bridge: bridge.question };
}

/** A clock range in the question cuts the scope; with one file in scope it is a window, too. */
function rangeOf(
  library: Library,
  question: string,
  scope: Scope,
): { question: string; scope: Scope; window: Window | null } {
  const ids = scope.assetIds.length > 0 ? scope.assetIds : library.assets.list().map((asset) => asset.id);
  const only = ids.length === 1 ? library.assets.get(ids[0]!) : undefined;
  const duration = only?.duration ?? Math.max(0, ...ids.map((id) => library.assets.get(id)?.duration ?? 0));
  const found = timeRange(question, duration);
  if (!found) return { question, scope, window: null };
  const cut = { ...scope, from: found.range.from, to: found.range.to };
  return {
    question: found.rest,
    scope: cut,
    window: only ? { assetId: only.id, start: found.range.from, end: found.range.to } : null,
  };
}

/** What the model that looks at pictures made of the moments. */
interface Seen {
  judged: Judged | null;
  answeredBy: string | null;
  /** One sentence where it did not come to its end. */
  note: string | null;
}

/** Moments that are weighed, and of them those that are shown. */
const CANDIDATES = 24;
const SHOWN = 12;

/** What the answer rests on stays first; the rest is ordered by who has looked. */
function shownMoments(candidates: readonly Moment[], sentences: readonly Sentence[], { judged }: Seen): Moment[] {
  if (!judged) return candidates.slice(0, SHOWN);
  const cited = new Set(sentences.flatMap((sentence) => sentence.citations.map((one) => one.evidenceId)));
  const isCited = (moment: Moment) => moment.evidence.some((evidence) => cited.has(evidence.id));
  const ordered = judged.moments.map(({ moment, after }) => ({ ...moment, score: after }));
  return [...ordered.filter(isCited), ...ordered.filter((moment) => !isCited(moment))].slice(0, SHOWN);
}

function traceOf(
  solved: readonly Solved[],
  moments: readonly Moment[],
  { judged, answeredBy, note }: Seen,
  scope: Scope,
  stages: Trace['stages'],
  reader: TextReader | undefined,
): Trace {
  const last = solved.at(-1)!;
  const { trace } = last.look.retrieved;
  const reranker = judged?.reranker ?? trace.reranker;
  const used = last.best
    ? readBy(last.best.found, reader)
    : answeredBy
      ? `answered from pictures by ${answeredBy}`
      : `no answer: ${last.why}`;
  const hops = last.hop ? `, after finding “${last.condition!.text}”` : '';
  const dropped = solved.flatMap((one) =>
    one.judged
      .filter((item) => item.verdict.reason)
      .map((item) => ({ text: item.found.text.slice(0, 160), why: item.verdict.reason! })),
  );
  const known = new Set(moments.map((moment) => moment.id));
  return {
    route: `${last.look.views.length} ${last.look.views.length === 1 ? 'file' : 'files'} read${hops}; ${[used, last.note].filter((part) => part !== null).join('; ')}`,
    plan: planOf(last.ask, last.condition, last.bridge, scope),
    hits: judged ? judgedHits(judged, known, trace.hits) : trace.hits.filter((hit) => known.has(hit.momentId)),
    reranker: { ...reranker, note: note ?? reranker.note },
    dropped: [
      ...last.look.twins.map(({ name, of }) => ({ text: name, why: `says the same as ${of}, which stands for both` })),
      ...(judged?.dropped ?? []),
      ...dropped,
      ...trace.dropped,
    ].slice(0, 20),
    stages: [...stages, ...trace.stages],
  };
}

function readBy({ reader, sure }: Candidate, model: TextReader | undefined): string {
  return sure === undefined ? `read by ${reader}` : `read by ${model?.id}, ${Math.round(sure * 100)} % sure`;
}

function judgedHits({ moments }: Judged, known: ReadonlySet<string>, found: Trace['hits']): Trace['hits'] {
  const moved = new Map(found.map((hit) => [hit.momentId, hit.moved]));
  return moments
    .filter(({ moment }) => known.has(moment.id))
    .map(({ moment, before, after, p, tokens }) => ({
      momentId: moment.id,
      assetId: moment.assetId,
      start: moment.start,
      end: moment.end,
      text: (moment.evidence[0]?.text ?? '').slice(0, 200),
      before,
      after,
      p,
      tokens,
      ...(moved.get(moment.id) === undefined ? {} : { moved: moved.get(moment.id) }),
    }));
}
