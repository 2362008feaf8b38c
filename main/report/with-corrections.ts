import type { Answer, Citation } from '../../preload/contract/answer.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { Report, ReportItem } from '../../preload/contract/report.ts';
import { requoted } from '../language/same-words.ts';
import type { Library } from '../library/library.ts';

/**
 * The report with the words and speakers that were put right since its items were added. What was read anew meanwhile, by another model, is
 * quoted as it was when it was added.
 */
export function withCorrections<R extends Pick<Report, 'items'>>(
  library: { evidence: Pick<Library['evidence'], 'byIds'> },
  report: R,
): R {
  const ids = new Set(report.items.flatMap(idsIn));
  const now = new Map(library.evidence.byIds([...ids]).map((one) => [one.id, one]));
  const current = (one: Evidence): Evidence => {
    const found = now.get(one.id);
    return found && heard(found) === heard(one) ? found : one;
  };
  const items = report.items.map((item): ReportItem => {
    if (item.kind !== 'answer' && item.kind !== 'moment') return item;
    if (item.kind === 'answer') return { ...item, answer: corrected(item.answer, now) };
    return { ...item, moment: { ...item.moment, evidence: item.moment.evidence.map(current) } };
  });
  return { ...report, items };
}

const heard = ({ original, text }: Evidence): string => original?.text ?? text;

function idsIn(item: ReportItem): string[] {
  if (item.kind === 'moment') return item.moment.evidence.map(({ id }) => id);
  if (item.kind !== 'answer') return [];
  return item.answer.sentences.flatMap(({ citations }) => citations.map(({ evidenceId }) => evidenceId));
}

/** Quotes as they read now, and those parts of the sentences that are out of them. */
function corrected(answer: Answer, now: ReadonlyMap<string, Evidence>): Answer {
  const reads = (part: string, { evidenceId }: Citation): string => {
    const line = now.get(evidenceId);
    return (line?.original && requoted(part, line.original.text, line.text)) ?? part;
  };
  const sentences = answer.sentences.map(({ text, citations }) => ({
    text: text
      .split(/(\s—\s|[“”"])/)
      .map((part) => citations.reduce(reads, part))
      .join(''),
    citations: citations.map((one) => ({ ...one, quote: reads(one.quote, one) })),
  }));
  return { ...answer, sentences };
}
