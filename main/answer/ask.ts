import type { Models } from '../../native-models/protocol.ts';
import type { Answer, Scope, Sentence, Trace, TraceHop } from '../../preload/contract/answer.ts';
import type { StreamEvent, StreamOutput, StreamParsed } from '../../preload/contract/contract.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import { type AskSwitches, SWITCHES } from '../ask-switches.ts';
import type { Library } from '../library/library.ts';
import type { LookAgain } from '../look-port.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Moves, Retrieve } from '../retrieval-port.ts';
import type { Judged, Visual } from '../visual-port.ts';
import { sentenceOf } from './compose.ts';
import type { Decoupler } from './decouple/decoupler.ts';
import { openDesk } from './desk.ts';
import { type Again, lookAgain, soughtIn, whyNot } from './look-again.ts';
import { momentsOf } from './moments-of.ts';
import { meets, narrower } from './narrower.ts';
import { createWordNearness } from './nearness.ts';
import { planOf } from './plan.ts';
import type { PlanKit } from './plan-kit.ts';
import { partsOf } from './question/question-plan.ts';
import { type ReadQuestion, readQuestion } from './read-question.ts';
import type { Candidate } from './readers/candidate.ts';
import { runPart } from './run-plan.ts';
import type { Solved } from './solve.ts';
import { answerByLooking, asksMediaTime } from './visual-answer.ts';
import { withMore } from './with-more.ts';

export interface AskerDeps {
  library: Library;
  models: Models;
  retrieve: Retrieve;
  /** The model that looks at pictures; undefined where none is chosen. */
  visual: () => Visual | undefined;
  /** Has a model take questions apart; left out where there never is one. */
  decouple?: Decoupler;
  /** Looks for a thing again, more closely; left out where nothing may be written. */
  look?: LookAgain;
  /** The model that reads answers out of sentences; undefined where none is chosen. */
  reader?: () => TextReader | undefined;
  /** What the person's thumbs on like questions move. */
  movesOf?: (question: string, signal: AbortSignal) => Promise<Moves | undefined>;
  /** The product's where it is left out. */
  switches?: Readonly<AskSwitches>;
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
  const { switches = SWITCHES } = deps;
  return async ({ question, scope, turns }, { signal, emit }) => {
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
      const timed = await readQuestion(deps, { question, scope, turns }, { signal, stage });
      const parts = switches.steps ? partsOf(timed.plan) : [[{ ...timed.plan.hops.at(-1)!, ask: timed.question }]];
      const told = parts.map((part) => part.at(-1)!.ask);
      const open = { ...deps, retrieve: withMore(deps.retrieve, timed.more, told) };
      const moves = await deps.movesOf?.(question, signal);
      const openKit = (): PlanKit => ({
        desk: openDesk(open, timed.scope, signal, moves),
        narrow: (by) => openDesk(open, narrower(timed.scope, by), signal, moves),
        nearnessOf,
        kind: timed.kind,
      });
      let kit = openKit();
      const hops: TraceHop[] = [];
      const solved: Solved[] = [];
      const again: Again[] = [];
      const sentences: Sentence[] = [];
      for (const part of parts) {
        const read = () => runPart(kit, part, timed.question, timed.window, solved.at(-1));
        let ran = await stage('Looking for the answer', read);
        const sought = deps.look ? soughtIn(ran.solved, timed.window) : null;
        if (deps.look && sought) {
          const { look } = deps;
          const looked = await stage('Looking again', () =>
            lookAgain({ library: deps.library, look }, ran.solved, sought, timed.window, signal),
          );
          again.push(looked);
          if (looked.found) {
            kit = openKit();
            ran = await read();
          }
        }
        const { solved: one, hops: steps } = ran;
        solved.push(one);
        hops.push(...steps);
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
          by.judge(
            {
              question: timed.question,
              scope: timed.lookIn,
              moments: candidates.filter((moment) => meets(timed.lookIn, moment)),
            },
            signal,
          ),
        );
        if (sentences.length === 0) {
          const { judged } = seen;
          const looked = await stage('Writing the answer', () =>
            answerByLooking(
              { library: deps.library, visual: by, switches },
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
      const steps = hops.length > 0 ? { hops } : {};
      const made = traceOf(solved, again, moments, seen, timed.scope, stages, kit.desk.reader);
      const trace = { ...made, plan: withModel(made.plan, timed), ...timed.trace, ...steps };
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

/** What a model added to the plan, as the trace shows it. */
function withModel(plan: Trace['plan'], { trace, more, plan: read }: ReadQuestion): Trace['plan'] {
  if (trace.decoupled?.by !== 'both') return plan;
  const keywords = [...new Set([...plan.keywords, ...more])];
  return { ...plan, by: 'model', keywords, objects: [...new Set([...plan.objects, ...read.objects])] };
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
  again: readonly Again[],
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
      ...again.filter(({ found, note }) => !found || note).map(whyNot),
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
