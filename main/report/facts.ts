import type { ReportTemplate } from '../../preload/contract/report.ts';
import type { Block, ReportDocument, SourceRow } from './document.ts';
import { words } from './words.ts';

/** What a log and minutes say of themselves under the title; facts that are not known are left out. */
export function factsOf(
  template: ReportTemplate,
  blocks: readonly Block[],
  sources: readonly SourceRow[],
): ReportDocument['facts'] {
  const moments = blocks.flatMap((block) => (block.kind === 'moments' ? block.moments : []));
  const files = sources.map(({ name }) => name).join('; ');
  if (template === 'brief') return [];
  if (template === 'log') return filled([words.exhibits, String(moments.length)], [words.files, files]);
  const spoke = new Set(moments.flatMap(({ quotes }) => quotes.flatMap(({ speaker }) => speaker ?? [])));
  return filled([words.recorded, files], [words.spoke, [...spoke].join('; ')]);
}

function filled(...facts: [string, string][]): ReportDocument['facts'] {
  return facts.filter(([, value]) => value !== '' && value !== '0').map(([label, value]) => ({ label, value }));
}
