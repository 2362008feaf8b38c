import type { Scope, Trace } from '../../preload/contract/answer.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Judged } from '../visual-port.ts';
import { type Again, whyNot } from './look-again.ts';
import { planOf } from './plan.ts';
import type { ReadQuestion } from './read-question.ts';
import type { Candidate } from './readers/candidate.ts';
import type { Solved } from './solve.ts';

/** What the model that looks at pictures made of the moments. */
export interface Seen {
  judged: Judged | null;
  answeredBy: string | null;
  /** One sentence where it did not come to its end. */
  note: string | null;
}

/** How an answer was found, without its steps. */
export function traceOf(
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

/** What a model added to the plan, as the trace shows it. */
export function withModel(plan: Trace['plan'], { trace, more, plan: read }: ReadQuestion): Trace['plan'] {
  if (trace.decoupled?.by !== 'both') return plan;
  const keywords = [...new Set([...plan.keywords, ...more])];
  return { ...plan, by: 'model', keywords, objects: [...new Set([...plan.objects, ...read.objects])] };
}
