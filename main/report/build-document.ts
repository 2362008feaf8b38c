import type { Report } from '../../preload/contract/report.ts';
import { arrange } from './arrange.ts';
import { cleanLine } from './clean-text.ts';
import { contentsOf } from './contents.ts';
import type { ReportDocument } from './document.ts';
import { factsOf } from './facts.ts';
import { type CalloutsAt, ItemBlocks, type ReadLibrary } from './item-blocks.ts';
import { dateText, dayText } from './time-text.ts';
import { withCorrections } from './with-corrections.ts';

export interface DocumentContext {
  appVersion: string;
  /** ms since 1970 */
  now: number;
  /** Places lead to the files themselves, which the person puts beside the report. */
  beside?: boolean;
  calloutsAt?: CalloutsAt;
}

/** Turns a report into the blocks that every format prints, in the order and the grouping that its template asks for. */
export function buildDocument(
  library: ReadLibrary,
  kept: Pick<Report, 'title' | 'author' | 'date' | 'template' | 'items'>,
  { appVersion, now, beside = false, calloutsAt }: DocumentContext,
): ReportDocument {
  const report = withCorrections(library, kept);
  const builder = new ItemBlocks(library, report, beside, calloutsAt);
  const title = cleanLine(report.title) || 'Report';
  const parts = report.items.map((item) => builder.blocks(item));
  const blocks = arrange(report.template, parts);
  const [first] = blocks;
  if (first?.kind === 'answer' && first.question === title) first.question = '';
  const sources = builder.sources();
  return {
    title,
    author: cleanLine(report.author),
    template: report.template,
    date: report.date === '' ? dateText(now) : dayText(Date.parse(report.date)),
    exportedAt: now,
    appVersion,
    facts: factsOf(report.template, blocks, sources),
    contents: contentsOf(blocks),
    blocks,
    sources,
    models: builder.models(),
  };
}
