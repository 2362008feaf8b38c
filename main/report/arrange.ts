import type { ReportTemplate } from '../../preload/contract/report.ts';
import type { Block, DecisionsBlock, HeadingBlock, MomentBlock } from './document.ts';
import { words } from './words.ts';

/** What stands under one of the person's headings; the first section may have none. */
interface Section {
  heading: HeadingBlock | null;
  /** All of it in the person's order, and by what it is. */
  all: Block[];
  told: Block[];
  moments: MomentBlock[];
}

/**
 * The order and the grouping of a template, with ids, levels, exhibit numbers and the places that references lead to.
 * - brief: what is told and answered, section by section, then all moments as exhibits.
 * - log: within each section what is told, then its moments as rows of one table.
 * - minutes: within each section what is told, then its moments by file and time; the person's notes are the decisions, at the end.
 * @param parts the blocks of each item, in the person's order.
 */
export function arrange(template: ReportTemplate, parts: readonly Block[][]): Block[] {
  const sections = sectionsOf(parts.flat());
  const arranged = { brief, log, minutes }[template](sections);
  return placed(arranged, template !== 'minutes');
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const begin = (heading: HeadingBlock | null): Section => ({ heading, all: [], told: [], moments: [] });
  const sections = [begin(null)];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      sections.push(begin({ ...block, level: 2 }));
      continue;
    }
    const current = sections.at(-1)!;
    current.all.push(block);
    if (block.kind === 'moment') current.moments.push(block);
    else current.told.push(block);
  }
  return sections;
}

const headOf = ({ heading }: Section): HeadingBlock[] => (heading ? [heading] : []);

/** A heading over moments alone goes with them; all others stand where they are. */
function brief(sections: readonly Section[]): Block[] {
  const showsOnly = (section: Section) => section.told.length === 0 && section.moments.length > 0;
  const told = sections.filter((section) => !showsOnly(section)).flatMap((one) => [...headOf(one), ...one.told]);
  if (told.length === 0) return sections.flatMap((section) => [...headOf(section), ...section.moments]);
  const loose = sections.filter((one) => one.told.length > 0 || one.heading === null).flatMap(({ moments }) => moments);
  const headed = sections
    .filter((section) => showsOnly(section) && section.heading !== null)
    .flatMap(({ heading, moments }) => [{ ...heading!, level: 3 }, ...moments]);
  const shown = [...loose, ...headed];
  return shown.length === 0 ? told : [...told, heading(words.exhibits, 2), ...shown];
}

function log(sections: readonly Section[]): Block[] {
  return sections.flatMap((section): Block[] => [
    ...headOf(section),
    ...section.told,
    ...(section.moments.length > 0 ? [{ kind: 'moments' as const, moments: section.moments }] : []),
  ]);
}

function minutes(sections: readonly Section[]): Block[] {
  const told = new Set<string>();
  const body = sections.flatMap((section): Block[] => {
    const byFile = [...Map.groupBy(section.moments, ({ place }) => place.source).values()];
    const files = byFile.flatMap((ofFile): Block[] => {
      const moments = inOrder(ofFile, told);
      if (moments.length === 0) return [];
      return [heading(ofFile[0]!.place.fileName, section.heading ? 3 : 2), { kind: 'moments', moments }];
    });
    return [...headOf(section), ...section.told.map(withoutNote), ...files];
  });
  const decisions = sections.flatMap(decided);
  if (decisions.length === 0) return body;
  return [...body, heading(words.decisions, 2), { kind: 'decisions', decisions }];
}

/** By time; what was said or shown in an overlapping moment is not told again. @param told what was so far */
function inOrder(moments: readonly MomentBlock[], told: Set<string>): MomentBlock[] {
  const isNew = (what: string) => told.size < told.add(what).size;
  return [...moments]
    .sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    .flatMap((moment) => {
      const quotes = moment.quotes.filter(({ evidenceId }) => isNew(`said ${evidenceId}`));
      const { figure } = moment;
      const shows = figure !== null && isNew(`shown ${figure.assetId} ${figure.at}`);
      return quotes.length > 0 || shows || moment.quotes.length === 0 ? [{ ...moment, quotes, note: '' }] : [];
    });
}

function decided({ all }: Section): DecisionsBlock['decisions'] {
  return all.flatMap((block) => {
    if (!('note' in block) || block.note === '') return [];
    return [{ text: block.note, place: block.kind === 'moment' ? block.place : null }];
  });
}

const withoutNote = (block: Block): Block => (block.kind === 'answer' ? { ...block, note: '' } : block);

function heading(text: string, level: number): HeadingBlock {
  return { kind: 'heading', id: '', level, text };
}

/** Gives what can be jumped to its id and its heading's level, exhibits their numbers, and each cited quote one place to be found. */
function placed(blocks: readonly Block[], numbered: boolean): Block[] {
  let level = 1;
  let [headings, answers, moments] = [0, 0, 0];
  const anchored = new Set<number>();
  const moment = (block: MomentBlock): MomentBlock => {
    moments += 1;
    const quotes = block.quotes.map((quote) => {
      const anchor = quote.number !== null && anchored.size < anchored.add(quote.number).size;
      return { ...quote, anchor };
    });
    const exhibit = numbered ? moments : null;
    return { ...block, id: `${numbered ? 'exhibit' : 'moment'}-${moments}`, level: level + 1, exhibit, quotes };
  };
  return blocks.map((block): Block => {
    if (block.kind === 'heading') {
      level = block.level;
      headings += 1;
      return { ...block, id: `part-${headings}` };
    }
    if (block.kind === 'answer') {
      answers += 1;
      return { ...block, id: `answer-${answers}`, level: level + 1 };
    }
    if (block.kind === 'moment') return moment(block);
    return block.kind === 'moments' ? { ...block, moments: block.moments.map(moment) } : block;
  });
}
