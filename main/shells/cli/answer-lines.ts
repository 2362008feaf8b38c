import type { Answer, Citation, Sentence, Trace } from '../../../preload/contract/answer.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';
import type { IsStill } from '../../../preload/contract/still.ts';
import { spanText, timeText } from '../../report/time-text.ts';

/** What lines say of files: their names, and which are pictures. */
export interface Files {
  nameOf: (assetId: string) => string;
  isStill: IsStill;
}

/** `[talk.mp4 0:42]`; a picture has no time. */
function citationMark(citation: Citation, { isStill }: Files): string {
  return isStill(citation) ? `[${citation.assetName}]` : `[${citation.assetName} ${timeText(citation.start)}]`;
}

/** A sentence with what it rests on, each place once. */
export function sentenceLine({ text, citations }: Sentence, files: Files): string {
  return `${text} ${[...new Set(citations.map((citation) => citationMark(citation, files)))].join(' ')}`;
}

/** `talk.mp4 0:17–0:29  Low water: 0.4 m (text)` */
export function momentLine(moment: Moment, { nameOf, isStill }: Files): string {
  const best = moment.evidence[0];
  const span = spanText({ still: isStill(moment), start: moment.start, end: moment.end });
  const what =
    best === undefined
      ? '  (found by its picture)'
      : `  ${best.text.replace(/\s+/g, ' ').slice(0, 160)} (${best.kind})`;
  return `${nameOf(moment.assetId)}${span === '' ? '' : ` ${span}`}${what}`;
}

/** What `notFound` offers instead of an answer. */
export function notFoundLines(answer: Answer, files: Files): string[] {
  const nearest = answer.moments.slice(0, 3).map((moment) => `  ${momentLine(moment, files)}`);
  return ['Not found in your files.', ...(nearest.length > 0 ? ['Nearest:', ...nearest] : [])];
}

/** How the answer was found, for `--trace`. */
export function traceLines(
  { route, plan, hits, reranker, dropped, stages, decoupled, understood, hops = [] }: Trace,
  { nameOf, isStill }: Files,
): string[] {
  const place = (hit: Trace['hits'][number]) =>
    `${nameOf(hit.assetId)} ${spanText({ still: isStill(hit), start: hit.start, end: hit.end })}`.trim();
  return [
    `Route: ${route}; asked for: ${plan.answerKind}; words: ${plan.keywords.join(', ') || 'none'}`,
    ...(understood ? [`Understood as: ${understood.question}`] : []),
    ...(decoupled ? [`Read by ${decoupled.by === 'both' ? 'rules and a model' : 'rules'}: ${decoupled.why}`] : []),
    ...hops.map(({ role, ask, found }) => {
      const span = found && spanText({ still: isStill(found), start: found.start, end: found.end });
      return `  ${role}: ${ask} → ${found ? `${nameOf(found.assetId)} ${span}  ${found.text.slice(0, 100)}` : 'nothing found'}`;
    }),
    `Reranked by ${reranker.name}${reranker.note === null ? '' : ` (${reranker.note})`}:`,
    ...hits.map(
      (hit) =>
        `  ${hit.before.toFixed(3)} → ${hit.after.toFixed(3)}${usefulness(hit)}  ${place(hit)}  ${hit.text.slice(0, 100)}`,
    ),
    ...(dropped.length > 0 ? ['Dropped:', ...dropped.map(({ text, why }) => `  ${text.slice(0, 100)}: ${why}`)] : []),
    `Time: ${stages.map(({ name, ms }) => `${name} ${Math.round(ms)} ms`).join(', ')}`,
  ];
}

/** What a model that looked at the moment's picture thought of it; answers of an older version have none. */
function usefulness({ p, tokens }: Trace['hits'][number]): string {
  return p == null ? '' : `  P(Yes) ${p.toFixed(3)}, ${tokens} tokens`;
}
