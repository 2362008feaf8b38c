import type { Models } from '../../native-models/protocol.ts';
import type { Answer, Sentence, Trace, TraceHop } from '../../preload/contract/answer.ts';
import type { StreamEvent, StreamOutput, StreamParsed } from '../../preload/contract/contract.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import { type AskSwitches, SWITCHES } from '../ask-switches.ts';
import type { Library } from '../library/library.ts';
import type { LookAgain } from '../look-port.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Moves, Retrieve } from '../retrieval-port.ts';
import type { Visual } from '../visual-port.ts';
import { sentenceOf } from './compose.ts';
import type { Decoupler } from './decouple/decoupler.ts';
import { openDesk } from './desk.ts';
import { type Again, lookAgain, soughtIn } from './look-again.ts';
import { momentsOf } from './moments-of.ts';
import { meets, narrower } from './narrower.ts';
import { createWordNearness } from './nearness.ts';
import type { PlanKit } from './plan-kit.ts';
import { partsOf } from './question/question-plan.ts';
import { readQuestion } from './read-question.ts';
import type { AssetView } from './reading/passage.ts';
import { runPart } from './run-plan.ts';
import { type Solved, withoutDoubt } from './solve.ts';
import { type Seen, traceOf, withModel } from './trace.ts';
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
  /** Gets each question as it was solved, for who measures what was weighed. */
  onSolved?: (solved: readonly Solved[]) => void;
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
      const openKit = (): PlanKit => {
        const shared = { ...open, whole: new Map<string, AssetView>() };
        return {
          desk: openDesk(shared, timed.scope, signal, moves),
          narrow: (by) => openDesk(shared, narrower(timed.scope, by), signal, moves),
          nearnessOf,
          kind: timed.kind,
        };
      };
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
        const { hops: steps } = ran;
        const one = timed.foreign ? withoutDoubt(ran.solved) : ran.solved;
        solved.push(one);
        hops.push(...steps);
        for (const told of [one.best, one.other]) {
          const sentence = told ? sentenceOf(deps.library, one.ask, told.found) : null;
          if (!sentence) continue;
          sentences.push(sentence);
          emit({ type: 'sentence', sentence });
        }
      }
      deps.onSolved?.(solved);
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
