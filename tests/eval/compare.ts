import { lessIsBetter, type MeasureName, measureNames, measures } from './measures.ts';
import type { Outcome } from './score.ts';
import { permutationP } from './statistics/permutation.ts';

/** One figure in two runs, over the questions that both asked. */
export interface Change {
  scope: Outcome['scope'];
  measure: MeasureName;
  questions: number;
  before: number;
  after: number;
  p: number;
  /** Worse by more than chance explains. */
  fell: boolean;
}

/** A fall counts when chance gives one like it in fewer than one of twenty cases. */
const LEVEL = 0.05;

/** Every figure of two runs, paired by question. */
export function changesOf(before: readonly Outcome[], after: readonly Outcome[]): Change[] {
  const keyOf = (one: Outcome) => `${one.scope} ${one.id}`;
  const old = new Map(before.map((one) => [keyOf(one), one]));
  return (['own', 'library'] as const).flatMap((scope) =>
    measureNames.flatMap((measure) => {
      const pairs = after.flatMap((one): [number, number][] => {
        const other = old.get(keyOf(one));
        const values = [other && measures[measure](other), measures[measure](one)];
        return one.scope === scope && values[0] !== undefined && values[1] !== undefined
          ? [[values[0], values[1]]]
          : [];
      });
      if (pairs.length === 0) return [];
      const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
      const p = permutationP(pairs.map(([a, b]) => b - a));
      const [from, to] = [mean(0), mean(1)];
      const worse = lessIsBetter.has(measure) ? to > from : to < from;
      return [{ scope, measure, questions: pairs.length, before: from, after: to, p, fell: worse && p < LEVEL }];
    }),
  );
}

export function changeTable(changes: readonly Change[]): string {
  const lines = ['', 'Against the earlier run (per cent; p by a paired permutation test)'];
  lines.push(
    `${'scope'.padEnd(8)} ${'figure'.padEnd(18)} ${['n', 'before', 'after', 'p'].map((one) => one.padStart(7)).join(' ')}`,
  );
  for (const { scope, measure, questions, before, after, p, fell } of changes) {
    const numbers = [String(questions), percent(before), percent(after), p.toFixed(3)].map((one) => one.padStart(7));
    lines.push(`${scope.padEnd(8)} ${measure.padEnd(18)} ${numbers.join(' ')}${fell ? '  fell' : ''}`);
  }
  return lines.join('\n');
}

const percent = (value: number): string => (100 * value).toFixed(1);
