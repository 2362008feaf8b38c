import { stem } from '../../language/stem.ts';
import type { ValueType } from '../reading/values.ts';

/** What a noun measures, as people call it, with the kinds of value that tell it, the likeliest first. */
const MEASURES: readonly [nouns: string, types: ValueType[]][] = [
  [
    'price cost fee fare charge rent wage salary pay postage deposit budget bill fine tax tariff sum worth debt tip',
    ['money', 'number'],
  ],
  [
    'income revenue profit turnover takings earnings proceeds donation expense spending loan grant',
    ['money', 'number'],
  ],
  ['height altitude elevation depth width distance diameter radius thickness climb ascent range', ['length', 'number']],
  ['length', ['length', 'duration', 'number']],
  ['weight mass load', ['weight', 'number']],
  ['temperature heat', ['temperature', 'number']],
  ['speed pace velocity', ['speed', 'number']],
  ['duration lifetime lifespan wait delay warranty guarantee', ['duration', 'number']],
  ['age', ['duration', 'number', 'year']],
  ['deadline date birthday premiere anniversary', ['date', 'weekday', 'month', 'year', 'clock']],
  ['month', ['month', 'date']],
  ['weekday', ['weekday', 'date']],
  ['day', ['date', 'weekday', 'month']],
  ['year', ['year', 'date']],
  ['hour clock', ['clock']],
  ['percentage share proportion fraction percent', ['percent', 'number']],
  ['discount', ['percent', 'money']],
  ['telephone phone fax hotline', ['phone']],
  ['email e-mail website url', ['address']],
  ['code voucher password pin', ['code', 'phone', 'number', 'year']],
  ['score', ['number']],
  ['population attendance headcount', ['number']],
  ['volume capacity', ['volume', 'number']],
  ['area', ['length', 'number']],
  ['power strength', ['number', 'percent']],
  ['figure value quantity total', ['money', 'number', 'percent', 'weight', 'length', 'duration']],
  ['frequency', ['frequency', 'duration']],
];

const known = new Map(
  MEASURES.flatMap(([nouns, types]) => nouns.split(' ').map((noun) => [stem(noun), types] as const)),
);

/**
 * Kinds of value that tell what a noun measures: money for "postage"; undefined for "gauge", which measures nothing by its name. Points are
 * a score, a water point is none.
 */
export const measuredIn = (noun: string): ValueType[] | undefined =>
  known.get(stem(/^(?:points|marks)$/i.test(noun) ? 'score' : noun.toLowerCase()));
