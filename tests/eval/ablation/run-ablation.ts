import { type AskSwitches, SWITCHES } from '../../../main/ask-switches.ts';
import { type AskedLibrary, askQuestions } from '../ask-questions.ts';
import { changesOf } from '../compare.ts';
import { type Figures, figuresOf } from '../figures.ts';
import type { MeasureName } from '../measures.ts';
import type { Question } from '../questions.ts';
import type { Outcome } from '../score.ts';

export interface AblationRow {
  /** The part that was turned, null for the product as it is. */
  part: keyof AskSwitches | null;
  /** What it was turned to. */
  on: boolean;
  scopes: Record<Outcome['scope'], Figures>;
  /** Questions with another answer or citation than the product gives: 0 beside equal figures means that nothing was put to the test. */
  changed: Record<Outcome['scope'], number>;
  /** Figures that differ from the product's by more than chance (p < 0.05, paired permutation). */
  sure: Record<Outcome['scope'], MeasureName[]>;
}

/** Parts that need a model that looks at pictures, which these questions do without. */
const LOOKS: ReadonlySet<keyof AskSwitches> = new Set(['onePicture', 'endsFirst']);
const LEVEL = 0.05;

/** Asks all questions as the product does, then with one part turned at a time: off where it is on, on where it is off. */
export async function runAblation(
  asked: AskedLibrary,
  questions: readonly Question[],
  told: (line: string) => void,
): Promise<AblationRow[]> {
  const rows: AblationRow[] = [];
  // A kept library may hold files of other runs.
  const among = [...new Set(asked.ids.values())];
  const run = async (part: AblationRow['part']) => {
    const switches = part ? { ...SWITCHES, [part]: !SWITCHES[part] } : SWITCHES;
    const outcomes = await askQuestions(asked, questions, { switches, among });
    told(part ?? 'as it is');
    return outcomes;
  };
  // The first questions wait for the model to be loaded.
  await askQuestions(asked, questions.slice(0, 3));
  const base = await run(null);
  rows.push(rowOf(null, true, base, base));
  for (const part of (Object.keys(SWITCHES) as (keyof AskSwitches)[]).filter((name) => !LOOKS.has(name))) {
    rows.push(rowOf(part, !SWITCHES[part], base, await run(part)));
  }
  return rows;
}

function rowOf(
  part: AblationRow['part'],
  on: boolean,
  base: readonly Outcome[],
  outcomes: readonly Outcome[],
): AblationRow {
  const differs = (one: Outcome, i: number) => one.text !== base[i]!.text || one.cited !== base[i]!.cited;
  const changedIn = (scope: Outcome['scope']) =>
    outcomes.filter((one, i) => one.scope === scope && differs(one, i)).length;
  const { own, library } = figuresOf(outcomes);
  const changes = changesOf(base, outcomes).filter(({ p }) => p < LEVEL);
  const sureIn = (scope: Outcome['scope']) =>
    changes.filter((one) => one.scope === scope).map(({ measure }) => measure);
  return {
    part,
    on,
    scopes: { own: own.all!, library: library.all! },
    changed: { own: changedIn('own'), library: changedIn('library') },
    sure: { own: sureIn('own'), library: sureIn('library') },
  };
}

const COLUMNS: [title: string, measure: MeasureName][] = [
  ['rec@1', 'recall1'],
  ['rec@5', 'recall5'],
  ['right', 'answerAccuracy'],
  ['+cited', 'rightAndCited'],
  ['cit.prec', 'citationPrecision'],
  ['abstain', 'abstention'],
  ['false abst', 'falseAbstention'],
  ['invented', 'invented'],
];

/** Per cent; the product's figures, below them the difference that each part makes when it is turned, with a star where it is more than chance. */
export function ablationTable(rows: readonly AblationRow[]): string {
  const [base, ...others] = rows;
  const lines: string[] = [];
  for (const scope of ['own', 'library'] as const) {
    lines.push('', scope === 'own' ? 'Each question in its own file' : 'One library of all files');
    lines.push(
      [
        ''.padEnd(24),
        ...COLUMNS.map(([title]) => title.padStart(10)),
        'ms p50'.padStart(8),
        'changed'.padStart(8),
      ].join(' '),
    );
    for (const { part, on, scopes, sure, changed } of rows) {
      const cells = COLUMNS.map(([, measure]) => {
        const value = scopes[scope][measure];
        const before = base!.scopes[scope][measure];
        if (value === null || before === null) return '–';
        if (part === null) return (100 * value).toFixed(1);
        const change = 100 * (value - before);
        return `${change > 0 ? '+' : ''}${change.toFixed(1)}${sure[scope].includes(measure) ? '*' : ' '}`;
      });
      const name = part ? `${part} ${on ? 'on' : 'off'}` : 'as it is';
      const ms = scopes[scope].msP50?.toFixed(0) ?? '–';
      lines.push(
        [
          name.padEnd(24),
          ...cells.map((one) => one.padStart(10)),
          ms.padStart(8),
          String(changed[scope]).padStart(8),
        ].join(' '),
      );
    }
  }
  return others.length > 0 ? lines.join('\n') : 'Nothing to compare.';
}
