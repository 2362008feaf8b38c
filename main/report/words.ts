import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { AnswerBlock } from './document.ts';

/** Every word that Cuepoint itself puts into a report, in one place for all formats. */
export const kindWords: Record<EvidenceKind, string> = {
  speech: 'Said',
  subtitle: 'Subtitle',
  text: 'On screen',
  object: 'In view',
  caption: 'Caption',
  note: 'Note',
};

export const statusWords: Record<AnswerBlock['status'], string | null> = {
  answered: null,
  notFound: 'Not found in these files.',
  stopped: 'Stopped before the answer was complete.',
};

export const stageWords: Record<string, string> = {
  speech: 'Speech',
  subtitles: 'Subtitles',
  text: 'Text on screen',
  objects: 'Objects',
};

export const words = {
  nearest: 'Nearest moments',
  sources: 'Sources',
  madeBy: (version: string, when: string) => `Made by Cuepoint ${version} on ${when}.`,
  more: (count: number) => (count === 1 ? 'One more quote at this moment.' : `${count} more quotes at this moment.`),
  hidden: (regions: number) => (regions === 1 ? 'One region is hidden.' : `${regions} regions are hidden.`),
  partlyHidden: 'partly hidden',
  withheld: 'Not quoted: it is hidden in the picture.',
  withheldSentence: 'A sentence is left out here: what it rests on is hidden in the picture.',
  marked: (labels: readonly string[]) => `Marked: ${labels.join(', ')}.`,
  noLonger: 'no longer in the library',
  contents: 'Contents',
  exhibits: 'Exhibits',
  exhibit: (number: number) => `Exhibit ${number}`,
  decisions: 'Decisions',
  files: 'Files',
  recorded: 'Recorded in',
  spoke: 'Speaking',
  source: (number: number) => `S${number}`,
  log: {
    exhibit: 'No.',
    picture: 'Picture',
    file: 'File',
    time: 'In–out',
    what: 'What',
    kind: 'Kind',
    source: 'Source',
  },
  note: 'Note',
  /** The pieces of a page's number, for formats that fill in numbers themselves. */
  page: <T>(page: T, of: T) => ['Page ', page, ' of ', of] as const,
  sourceColumns: ['No.', 'File', 'Kind and length', 'SHA-256 of the content'],
  models: 'How it was read',
  modelColumns: ['Stage', 'Model', 'Version'],
  timesFrom: 'Times are minutes and seconds from the start of each file.',
  /** @param kinds of signs, `Chinese`, `emoji` */
  unseen: (kinds: readonly string[]) =>
    `A framed question mark stands for a sign that no font of the computer has which made this file (${kinds.join(', ')}).`,
};
