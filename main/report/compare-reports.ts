import type { Report, ReportDifference, ReportItem } from '../../preload/contract/report.ts';

type Content = Pick<Report, 'title' | 'author' | 'date' | 'template' | 'items'>;

/** How an earlier state of a report differs from its present one. */
export function compareReports(then: Content, now: Content): ReportDifference {
  const [before, after] = [keyed(then.items), keyed(now.items)];
  const kept = [...before.keys()].filter((key) => after.has(key));
  const keptNow = [...after.keys()].filter((key) => before.has(key));
  const retold = kept.filter((key) => noteOf(before.get(key)!) !== noteOf(after.get(key)!)).length;
  // Words that were rewritten are known by nothing but their kind: where one went and one came, one has changed.
  const rewritten = (['text', 'heading'] as const)
    .map((kind) => Math.min(without(before, after, kind), without(after, before, kind)))
    .reduce((sum, count) => sum + count, 0);
  return {
    added: after.size - kept.length - rewritten,
    removed: before.size - kept.length - rewritten,
    changed: retold + rewritten,
    reordered: kept.some((key, index) => key !== keptNow[index]),
    head: (['title', 'author', 'date', 'template'] as const).filter((part) => then[part] !== now[part]),
  };
}

/** Items by what they are about, the same twice told apart by a count. */
function keyed(items: readonly ReportItem[]): Map<string, ReportItem> {
  const known = new Map<string, ReportItem>();
  for (const item of items) {
    const about = subjectOf(item);
    let count = 0;
    while (known.has(`${about} ${count}`)) count += 1;
    known.set(`${about} ${count}`, item);
  }
  return known;
}

function subjectOf(item: ReportItem): string {
  if (item.kind === 'moment') return `moment ${item.moment.id} ${item.at}`;
  return item.kind === 'answer' ? `answer ${item.answer.id}` : `${item.kind} ${item.text}`;
}

const noteOf = (item: ReportItem): string => ('note' in item ? item.note : '');

function without(items: ReadonlyMap<string, ReportItem>, others: ReadonlyMap<string, ReportItem>, kind: string) {
  return [...items].filter(([key, item]) => item.kind === kind && !others.has(key)).length;
}
