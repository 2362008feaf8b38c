import type { ReportItem } from '../../../preload/contract/report.ts';

/** True where a report that holds one would say the same twice with the other: what is written to it and which boxes are lit count for nothing. */
export function sameItem(one: ReportItem, other: ReportItem): boolean {
  if (one.kind === 'answer') return other.kind === 'answer' && one.answer.id === other.answer.id;
  if (one.kind !== 'moment' || other.kind !== 'moment') return false;
  return (
    one.at === other.at &&
    one.moment.assetId === other.moment.assetId &&
    one.moment.start === other.moment.start &&
    one.moment.end === other.moment.end
  );
}
