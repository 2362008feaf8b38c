import { escapeHtml } from '../../main/report/escape-html.ts';
import { type Change, changeTable } from './compare.ts';
import type { Figures, Results } from './figures.ts';
import { type MeasureName, measureNames } from './measures.ts';
import type { Outcome } from './score.ts';

const titles: Record<MeasureName, string> = {
  recall1: 'recall@1',
  recall5: 'recall@5',
  answerAccuracy: 'right',
  answerAccuracy12: 'right in 12 words',
  rightAndCited: 'right and cited',
  citationPrecision: 'citation precision',
  citationRecall: 'citation recall',
  abstention: 'abstention',
  falseAbstention: 'false abstention',
  invented: 'invented',
};
const scopes = { own: 'Each question in its own file', library: 'One library of all files' } as const;

const style = `
:root { color-scheme: light dark; --line: light-dark(#ddd, #333); --soft: light-dark(#666, #999); --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#176b3a, #7bd99f); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 84rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; } .head { text-align: right; vertical-align: bottom; } .number { text-align: right; white-space: nowrap; } small { color: var(--soft); display: block; }
.wrong { color: var(--bad); } .right { color: var(--good); } pre { overflow-x: auto; }
summary { cursor: pointer; } @media print { details[open] summary { display: none; } }`;

/** A run as one page that needs nothing else: figures with their intervals, and every question with what came of it. */
export function resultsPage(
  name: string,
  results: Results,
  outcomes: readonly Outcome[],
  changes: readonly Change[],
): string {
  const groups = (['own', 'library'] as const)
    .filter((scope) => (results[scope].all?.questions ?? 0) > 0)
    .map(
      (scope) =>
        `<h2>${scopes[scope]}</h2>${figureTable(results[scope])}${questionList(outcomes.filter((one) => one.scope === scope))}`,
    );
  const against =
    changes.length > 0 ? `<h2>Against the earlier run</h2><pre>${escapeHtml(changeTable(changes).trim())}</pre>` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(name)}</title><style>${style}</style></head>
<body><h1>Evaluation of ${escapeHtml(name)}</h1><p>Per cent, with the 95 % interval over questions by bootstrap.</p>${against}${groups.join('\n')}</body></html>
`;
}

function figureTable(rows: Record<string, Figures>): string {
  const head = ['kind', 'questions', ...measureNames.map((measure) => titles[measure]), 'words', 'ms p95'];
  const body = Object.entries(rows).map(([kind, row]) => {
    const cells = measureNames.map((measure) => {
      const value = row[measure];
      const interval = row.intervals[measure];
      const ends = interval ? `<small>${interval.map(percent).join('–')}</small>` : '';
      return `<td class="number">${value === null ? '–' : percent(value)}${ends}</td>`;
    });
    const rest = [row.meanWords?.toFixed(1) ?? '–', row.msP95?.toFixed(0) ?? '–'];
    return `<tr><th>${escapeHtml(kind)}</th><td class="number">${row.questions}</td>${cells.join('')}${rest.map((one) => `<td class="number">${one}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${head.map((one, i) => `<th${i > 0 ? ' class="head"' : ''}>${one}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function questionList(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((one) => {
    const isRight = one.recall1 === null ? one.abstained : one.rightAndCited === true;
    const answer = one.text === '' ? '<em>not found</em>' : escapeHtml(one.text);
    const expected = one.expected === null ? '<em>no answer</em>' : escapeHtml(one.expected.join(' / '));
    return `<tr><td>${escapeHtml(one.question)}<small>${escapeHtml(`${one.id}, ${one.kind}`)}</small></td><td class="${isRight ? 'right' : 'wrong'}">${isRight ? 'right' : 'wrong'}</td><td>${answer}<small>${escapeHtml([one.cited, one.route].filter(Boolean).join('; '))}</small></td><td>${expected}</td></tr>`;
  });
  return `<details><summary>${outcomes.length} questions</summary><table><thead><tr><th>question</th><th></th><th>answer</th><th>expected</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

const percent = (value: number): string => (100 * value).toFixed(0);
