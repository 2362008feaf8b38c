import type { Answer } from '../../preload/contract/answer.ts';
import type { ReportItem } from '../../preload/contract/report.ts';
import { citedMoments } from './cited-moments.ts';
import { cleanLine, shorten } from './clean-text.ts';

/**
 * The items of a report on one answer: the answer, then each moment that it cites with the cited evidence only and its boxes.
 * The title is the question.
 */
export function reportFromAnswer(answer: Answer): { title: string; items: ReportItem[] } {
  const moments = citedMoments(answer)
    .filter((cited) => cited.evidence.length > 0)
    .map(({ moment, assetId, at, start, end, keyFrame, boxes, evidence }, index): ReportItem => {
      const id = moment?.id ?? `${answer.id}-${index}`;
      const score = moment?.score ?? 1;
      return { kind: 'moment', moment: { id, assetId, start, end, keyFrame, evidence, score }, at, boxes, note: '' };
    });
  return {
    title: shorten(cleanLine(answer.question), 300),
    items: [{ kind: 'answer', answer, note: '' }, ...moments],
  };
}
