import type { ReportItem } from '../../../preload/contract/report.ts';
import type { IsStill } from '../../../preload/contract/still.ts';
import { formatTime } from '../../lib/time.ts';
import { strings } from './strings.ts';

/** What an item is called in a list and by a screen reader. @param nameOf the file's name */
export function itemName(item: ReportItem, nameOf: (assetId: string) => string, isStill: IsStill): string {
  if (item.kind === 'answer') return item.answer.question;
  if (item.kind === 'moment') {
    const { moment, at } = item;
    const name = nameOf(moment.assetId) || strings.goneFile;
    return isStill(moment) ? name : `${name}, ${formatTime(at)}`;
  }
  const [line = ''] = item.text.trim().split('\n');
  return line.slice(0, 80) || (item.kind === 'heading' ? strings.heading : strings.text);
}
