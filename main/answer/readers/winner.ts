import { ordinal } from '../../language/numbers.ts';
import { met } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { nameShare } from '../reading/file-name.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { values } from '../reading/values.ts';
import { candidate, type Reader } from './candidate.ts';
import { columnsOf, rankOf, tables, titleRows } from './table.ts';

const PLACE = /^(?:place|rank|position|pos|no|nr|#)\b/i;
/** Behind a name, points may have been read into its cell. */
const NAME = /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+)*/u;
const CONTEST =
  /^(?:tournament|contest|race|competition|championship|cup|league|game|match|run|event|open|final|finals)$/;
const WON = /\b(?:won|wins?|winner|champion|victor)\b/i;
const CAME = /\b(?:came|comes?|finish(?:ed|es)?|placed|ranked|was|is) (?:in )?(\w+)\b/i;

/** "Who won", "which team came third": the row of that place. */
export const readWinner: Reader = ({ ask, scored, views }) => {
  if (!['who', 'which', 'what'].includes(ask.want.kind)) return [];
  const place = WON.test(ask.text) ? 1 : ordinal(CAME.exec(ask.text)?.[1]?.toLowerCase() ?? '');
  if (place === undefined) return [];
  const titles = titleRows(views);
  return scored.slice(0, 40).flatMap((item) => {
    const { passage } = item;
    const column = passage.columns.findIndex((title) => PLACE.test(title.trim()));
    if (passage.role !== 'row' || titles.has(passage)) return [];
    if (
      column === -1 ? rankIn(passage, views, titles) !== place : Number.parseInt(passage.cells[column]!, 10) !== place
    )
      return [];
    const name = passage.cells.map((cell, i) => (i === column ? '' : (NAME.exec(cell)?.[0] ?? ''))).find(Boolean);
    const about = ask.terms.filter((term) => term.kind === 'content' && !WON.test(term.word));
    if (!name) return [];
    // A table of places is of the contest that its file is about, whatever that is called.
    const view = views.find(({ assetId }) => assetId === passage.assetId);
    const isAbout =
      about.length === 0 ||
      about.some(
        (term) =>
          CONTEST.test(term.word) ||
          met(term, passage.around) >= 0.7 ||
          (view !== undefined && nameShare(view.name, [term]) > 0) ||
          view?.screens[0]?.lines.some((line) => met(term, line.own) >= 0.75),
      );
    if (!isAbout) return [];
    const words = tokens(`${WON.exec(ask.text)?.[0] ?? ''} ${CAME.exec(ask.text)?.[0] ?? ''}`).map(
      (token) => token.word,
    );
    const accounted = ask.terms
      .filter((term) => words.includes(term.word) || CONTEST.test(term.word))
      .map((term) => term.stem);
    return [
      candidate({ ...item, score: Math.max(0.5, item.score) }, 'place', name, 0.9, {
        support: passage.cells.join(', '),
        accounted,
      }),
    ];
  });
};

/** Place of a row in a table whose rows go by their time, quickest first; 0 where they do not. */
function rankIn(row: Passage, views: readonly AssetView[], titles: ReadonlySet<Passage>): number {
  const screens = views.find((view) => view.assetId === row.assetId)?.screens ?? [];
  for (const rows of screens.flatMap((screen) => tables(screen.lines.filter((line) => !titles.has(line))))) {
    if (!rows.includes(row) || rows.length < 3) continue;
    const times = columnsOf(rows).find(({ cellOf }) =>
      rows.every((one) => values(cellOf(one)).some(({ type }) => type === 'duration')),
    );
    if (times && rows.every((one, i) => i === 0 || rankOf(times.cellOf(one)) >= rankOf(times.cellOf(rows[i - 1]!))))
      return rows.indexOf(row) + 1;
  }
  return 0;
}
