import type { ReportItem } from '../../../preload/contract/report.ts';
import { formatTime } from '../../lib/time.ts';
import { strings } from './strings.ts';

/** A still image is shown as a whole: it has no second. */
export const isStill = ({ start, end }: { start: number; end: number }): boolean => start === 0 && end === 0;

/** What an item is called in a list and by a screen reader. @param nameOf the file's name */
export function itemName(item: ReportItem, nameOf: (assetId: string) => string): string {
  if (item.kind === 'answer') return item.answer.question;
  if (item.kind === 'moment') {
    const { moment, at } = item;
    const name = nameOf(moment.assetId) || strings.goneFile;
    return isStill(moment) ? name : `${name}, ${formatTime(at)}`;
  }
  const [line = ''] = item.text.trim().split('\n');
  return line.slice(0, 80) || (item.kind === 'heading' ? strings.heading : strings.text);
}
