import type { Citation } from '../../../preload/contract/answer.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { momentItem } from '../reports/add-to-report.ts';
import { useAsk } from './ask-store.ts';

/** What a citation becomes in a report: its moment, with what is cited first; undefined where the conversation has no such moment. */
export function citedItem({ evidenceId }: Citation): ReportItem | undefined {
  const moments = useAsk.getState().turns.flatMap((turn) => turn.moments);
  const moment = moments.find(({ evidence }) => evidence.some(({ id }) => id === evidenceId));
  if (!moment) return undefined;
  const cited = moment.evidence.find(({ id }) => id === evidenceId)!;
  return momentItem({ ...moment, evidence: [cited, ...moment.evidence.filter(({ id }) => id !== evidenceId)] });
}
