import type { ReportDifference } from '../../../preload/contract/report.ts';
import { plural } from '../../lib/format.ts';
import { strings } from './strings.ts';

/** What would be other if a version came back: "without 2 items, 1 caption other, other title". */
export function differenceWords({ added, removed, changed, reordered, head }: ReportDifference): string {
  const parts = [
    added > 0 ? `without ${plural(added, 'item')} of now` : '',
    removed > 0 ? `${plural(removed, 'item')} more` : '',
    changed > 0 ? `other words in ${plural(changed, 'item')}` : '',
    reordered ? 'another order' : '',
    head.length > 0 ? `other ${head.map((part) => strings.parts[part]).join(', ')}` : '',
  ].filter((part) => part !== '');
  const [first = '', ...rest] = parts;
  return first === '' ? strings.same : [first[0]!.toUpperCase() + first.slice(1), ...rest].join(', ');
}
