import type { Block, ReportDocument } from './document.ts';
import { momentTitle } from './figure-text.ts';

/** Fewer parts than this are found by looking. */
const worthListing = 7;

/** Headings, questions and exhibits that can be jumped to; the rows of a table are no parts. [] for a short report. */
export function contentsOf(blocks: readonly Block[]): ReportDocument['contents'] {
  const entries = blocks.flatMap((block): { block: { id: string; level: number }; text: string }[] => {
    if (block.kind === 'heading') return [{ block, text: block.text }];
    if (block.kind === 'answer') return block.question === '' ? [] : [{ block, text: block.question }];
    return block.kind === 'moment' ? [{ block, text: momentTitle(block) }] : [];
  });
  if (entries.length < worthListing) return [];
  return entries.map(({ block, text }) => ({ id: block.id, text, depth: block.level > 2 ? 2 : 1 }));
}
