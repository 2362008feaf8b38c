import { type MeasureName, measureNames, valuesOf } from './measures.ts';
import type { Outcome } from './score.ts';
import { bootstrapInterval } from './statistics/bootstrap.ts';

/** Figures of one group of questions, as fractions; null where no question of the group has the figure. */
export interface Figures {
  questions: number;
  recall1: number | null;
  recall5: number | null;
  answerAccuracy: number | null;
  answerAccuracy12: number | null;
  rightAndCited: number | null;
  citationPrecision: number | null;
  citationRecall: number | null;
  abstention: number | null;
  falseAbstention: number | null;
  invented: number | null;
  meanWords: number | null;
  momentLength: number | null;
  momentIou: number | null;
  msP50: number | null;
  msP95: number | null;
  /** 95 % of each mean over questions, by bootstrap; null where it has fewer than two. */
  intervals: Record<MeasureName, [number, number] | null>;
}

export type Results = Record<'own' | 'library', Record<string, Figures>>;

/** Figures by scope and kind, with `all` over every kind. */
export function figuresOf(outcomes: readonly Outcome[]): Results {
  const of = (scope: Outcome['scope']) => {
    const chosen = outcomes.filter((one) => one.scope === scope);
    const kinds = [...new Set(chosen.map((one) => one.kind))];
    return Object.fromEntries([
      ...kinds.map((kind) => [kind, figures(chosen.filter((one) => one.kind === kind))] as const),
      ['all', figures(chosen)] as const,
    ]);
  };
  return { own: of('own'), library: of('library') };
}

function figures(group: readonly Outcome[]): Figures {
  const answerable = group.filter((one) => one.recall1 !== null);
  const times = group.map((one) => one.ms).sort((a, b) => a - b);
  const of = (name: MeasureName) => mean(valuesOf(name, group));
  const intervals = Object.fromEntries(
    measureNames.map((name) => [name, bootstrapInterval(valuesOf(name, group)) ?? null]),
  );
  return {
    questions: group.length,
    recall1: of('recall1'),
    recall5: of('recall5'),
    answerAccuracy: of('answerAccuracy'),
    answerAccuracy12: of('answerAccuracy12'),
    rightAndCited: of('rightAndCited'),
    citationPrecision: of('citationPrecision'),
    citationRecall: of('citationRecall'),
    abstention: of('abstention'),
    falseAbstention: of('falseAbstention'),
    invented: of('invented'),
    meanWords: mean(group.filter((one) => !one.abstained).map((one) => one.words)),
    momentLength: mean(answerable.flatMap((one) => (one.firstLength === null ? [] : [one.firstLength]))),
    momentIou: mean(answerable.flatMap((one) => (one.firstIou === null ? [] : [one.firstIou]))),
    msP50: times[Math.floor((times.length - 1) * 0.5)] ?? null,
    msP95: times[Math.ceil((times.length - 1) * 0.95)] ?? null,
    intervals: intervals as Figures['intervals'],
  };
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

const COLUMNS: [string, Exclude<keyof Figures, 'intervals'>][] = [
  ['n', 'questions'],
  ['rec@1', 'recall1'],
  ['rec@5', 'recall5'],
  ['right', 'answerAccuracy'],
  ['in 12', 'answerAccuracy12'],
  ['+cited', 'rightAndCited'],
  ['cit.prec', 'citationPrecision'],
  ['abstain', 'abstention'],
  ['false abst', 'falseAbstention'],
  ['invented', 'invented'],
  ['words', 'meanWords'],
  ['ms p95', 'msP95'],
];

/** The table that `npm run eval` prints: per cent, words and ms as they are. */
export function table(results: Results): string {
  const lines: string[] = [];
  for (const scope of ['own', 'library'] as const) {
    if (Object.keys(results[scope]).length <= 1 && results[scope].all?.questions === 0) continue;
    lines.push(
      '',
      scope === 'own' ? 'Each question in its own file (per cent)' : 'One library of all files (per cent)',
    );
    lines.push(['kind'.padEnd(14), ...COLUMNS.map(([title]) => title.padStart(10))].join(' '));
    for (const [kind, row] of Object.entries(results[scope])) {
      lines.push([kind.padEnd(14), ...COLUMNS.map(([, key]) => cell(key, row[key]).padStart(10))].join(' '));
    }
    lines.push(
      ['95 % of all'.padEnd(14), ...COLUMNS.map(([, key]) => range(key, results[scope].all!).padStart(10))].join(' '),
    );
  }
  return lines.join('\n');
}

function cell(key: Exclude<keyof Figures, 'intervals'>, value: number | null): string {
  if (value === null) return '–';
  if (key === 'questions') return String(value);
  return key === 'meanWords' ? value.toFixed(1) : key.startsWith('ms') ? value.toFixed(0) : (100 * value).toFixed(0);
}

/** `88–97`, for the figures that are means over questions. */
function range(key: keyof Figures, { intervals }: Figures): string {
  const interval = key in intervals ? intervals[key as MeasureName] : null;
  return interval ? interval.map((end) => (100 * end).toFixed(0)).join('–') : '';
}
