import { measuredIn } from '../question/attributes.ts';
import { type ValueType, values } from './values.ts';

const BARE = /^\D{0,2}\d[\d.,\s]*\W*$/;

/**
 * Kinds of value in a cell of a table. A bare number is of the kind that its column's title tells: 27 under “Minutes” is a duration, 140
 * under “Length” or “(m)” a length.
 * @param title '' where the column has none
 */
export function cellTypes(cell: string, title: string): ValueType[] {
  const own = values(cell).map(({ type }) => type);
  if (!BARE.test(cell.trim()) || own.some((type) => type !== 'number' && type !== 'year')) return own;
  const told = kindOfTitle(title);
  return told === null ? own : [told, ...own];
}

/** What a title measures, by its unit or by its noun; null where it tells neither. */
function kindOfTitle(title: string): ValueType | null {
  const bracketed = /[([/,]\s*([^\s)\]]+)\s*[)\]]?\s*$/.exec(title)?.[1];
  const words = title.split(/[^\p{L}°%€$£]+/u).filter((word) => word.length > 1 || word === '%');
  for (const unit of [...(bracketed ? [bracketed] : []), ...words]) {
    const [value] = values(`5 ${unit}`);
    if (value && value.type !== 'number' && value.end === unit.length + 2) return value.type;
  }
  for (const word of words) {
    const [first] = measuredIn(word) ?? [];
    if (first && MEASURED.has(first)) return first;
  }
  return null;
}

/** Kinds that a bare number may be. */
const MEASURED: ReadonlySet<ValueType> = new Set([
  'money',
  'length',
  'weight',
  'temperature',
  'speed',
  'duration',
  'percent',
  'volume',
]);
