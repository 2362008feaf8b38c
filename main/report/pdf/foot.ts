import type { ReportDocument } from '../document.ts';
import { dateText, timeText } from '../time-text.ts';
import { stageWords, words } from '../words.ts';
import { standsHere } from './contents.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import { addTable } from './table.ts';
import type { Tagged } from './tags.ts';

/** What another person needs to check the report: the files by their content, what read them, which version wrote this. */
export function addFoot(sheet: Sheet, document: ReportDocument, root: Tagged): void {
  const { sources, models, appVersion, exportedAt } = document;
  const { flow, fonts } = sheet;
  const section = root.within('Sect');
  const addHeading = (text: string, gap: number) => {
    flow.add(...paragraph(sheet, plain(text, styles.heading3), section, 'H2', { gap, staysWithNext: true }));
    flow.add({ height: 0, gap: 7, staysWithNext: true, draw: () => {} });
  };
  if (sources.length > 0) {
    addHeading(words.sources, 34);
    const rows = sources.map(({ number, name, sha256, kind, duration }) => {
      const length = duration === null ? '' : timeText(duration);
      const facts = kind === null ? words.noLonger : [kind, length].filter(Boolean).join(', ');
      const cells = [
        plain(words.source(number), styles.cellStrong),
        plain(name, styles.cell),
        plain(facts, styles.cell),
      ];
      // In two halves of one length, which the eye can compare.
      const hash = plain(`${sha256.slice(0, 32)}\n${sha256.slice(32)}`, styles.hash);
      return { cells: [...cells, hash], onFirst: (y: number) => standsHere(sheet, `source-${number}`, y) };
    });
    addTable(sheet, words.sourceColumns, [34, 0, 96, 172], rows, section);
  }
  if (models.length > 0) {
    addHeading(words.models, 22);
    const rows = models.map(({ stage, model, version }) => ({
      cells: [stageWords[stage] ?? stage, model, version].map((text) => plain(text, styles.cell)),
    }));
    addTable(sheet, words.modelColumns, [130, 0, 140], rows, section);
  }
  const unseen = fonts.missing.length === 0 ? [] : [words.unseen(fonts.missing)];
  const lines = [words.madeBy(appVersion, dateText(exportedAt)), words.timesFrom, ...unseen].join(' ');
  flow.add(...paragraph(sheet, plain(lines, styles.meta), section, 'P', { gap: 16, whole: 80 }));
}
