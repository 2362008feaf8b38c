import type { ReportDocument } from '../document.ts';
import { timeText } from '../time-text.ts';
import { stageWords, words } from '../words.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import { addTable } from './table.ts';
import type { Tagged } from './tags.ts';

/** What another person needs to check the report: the files by their content, what read them, which version wrote this. */
export function addFoot(sheet: Sheet, { sources, models, appVersion }: ReportDocument, root: Tagged): void {
  const { flow, fonts } = sheet;
  const section = root.within('Sect');
  const heading = (text: string, gap: number) =>
    paragraph(sheet, plain(text, { ...styles.heading, size: 12 }), section, 'H2', { gap, staysWithNext: true });
  if (sources.length > 0) {
    flow.add(...heading(words.sources, 34));
    const rows = sources.map(({ name, sha256, kind, duration }) => {
      const length = duration === null ? '' : timeText(duration);
      const facts = kind === null ? words.noLonger : [kind, length].filter(Boolean).join(', ');
      return [
        { text: name, style: styles.cell },
        { text: facts, style: styles.cell },
        // In two halves of one length, which the eye can compare.
        { text: `${sha256.slice(0, 32)}\n${sha256.slice(32)}`, style: styles.hash },
      ];
    });
    addTable(sheet, words.sourceColumns, [0.46, 0.2, 0.34], rows, section);
  }
  if (models.length > 0) {
    flow.add(...heading(words.models, 22));
    const rows = models.map(({ stage, model, version }) =>
      [stageWords[stage] ?? stage, model, version].map((text) => ({ text, style: styles.cell })),
    );
    addTable(sheet, words.modelColumns, [0.3, 0.46, 0.24], rows, section);
  }
  const unseen = fonts.missing.length === 0 ? [] : [words.unseen(fonts.missing)];
  const lines = [words.madeBy(appVersion), words.timesFrom, ...unseen].join(' ');
  flow.add(...paragraph(sheet, plain(lines, styles.meta), section, 'P', { gap: 16, whole: 80 }));
}
