import { randomFrom } from '../../fixtures/random.ts';

/** A table by construction: what stands in each cell, '' where nothing does; the first row holds the titles. */
export interface MadeTable {
  name: string;
  title: string;
  rows: string[][];
  look: TableLook;
}

/** How it is drawn. Lengths in px of a picture 720 high. */
export interface TableLook {
  ground: string;
  ink: string;
  strong: string;
  pale: string;
  font: string;
  /** Of the letters. */
  size: number;
  /** Of a row, in sizes. */
  pitch: number;
  rules: 'none' | 'lines' | 'stripes' | 'boxes';
  /** For each column. */
  anchors: ('start' | 'middle' | 'end')[];
  /** Height of the picture, px; its width is 16/9 of it. */
  height: number;
  /** As a picture (JPEG) or as a frame of a video (H.264), and how good. */
  code: 'jpeg' | 'h264';
  quality: number;
}

type Pick = <T>(from: readonly T[]) => T;
type Column = { titles: readonly string[]; cell(pick: Pick): string };

const COLOURS = [
  { ground: '#ffffff', ink: '#1d2733', strong: '#0b6e8f', pale: '#dde5ea' },
  { ground: '#fbf7ee', ink: '#2b2118', strong: '#9a3b1f', pale: '#e8ddc8' },
  { ground: '#14202b', ink: '#eef2f5', strong: '#ffc857', pale: '#2c3d4d' },
  { ground: '#1f1b2e', ink: '#f4f0ff', strong: '#8fd3ff', pale: '#3a3352' },
  { ground: '#f7f7f7', ink: '#333333', strong: '#5b2a86', pale: '#dcd3e6' },
];
const FONTS = ['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Condensed', 'DejaVu Sans Mono', 'Liberation Sans'];
const NAMES =
  'Anna Bruno Chiara Dmitri Elif Femi Greta Hugo Ines Jonas Kofi Lena Marek Nora Otis Petra Quinn Rosa Sami Tilda Alder Birch Cedar Elm Hazel Larch Maple Rowan Willow'.split(
    ' ',
  );
const WORDS = 'open closed late ready waiting sold north south blue green oak steel Monday Friday daily none'.split(
  ' ',
);
const DIGITS = '0123456789'.split('');
const LETTERS = 'ABCDEFGHKLMNPQRSTUVWXYZ'.split('');
const upTo = (pick: Pick, digits: number) => `${pick('123456789'.split(''))}${digits > 1 ? pick(DIGITS) : ''}`;

/** What a column holds; all but the words are the short cells that readers lose. */
const COLUMNS: readonly Column[] = [
  { titles: ['Goals', 'Beds', 'Seats', 'Boats', 'Eggs'], cell: (pick) => pick(DIGITS) },
  { titles: ['Wins', 'Rooms', 'Stops', 'Lamps', 'Keys'], cell: (pick) => upTo(pick, 1) },
  { titles: ['Points', 'Age', 'Pages', 'Trees'], cell: (pick) => upTo(pick, 2) },
  { titles: ['Group', 'Team', 'Hall', 'Class'], cell: (pick) => pick(LETTERS) },
  { titles: ['Level', 'Room', 'Shelf', 'Gate'], cell: (pick) => pick(['A', 'B', 'C', 'D']) + pick(DIGITS) },
  { titles: ['Bay', 'Plot', 'Desk'], cell: (pick) => pick(['A', 'B', 'C', 'F', 'K']) + upTo(pick, 2) },
  { titles: ['Left', 'Spare', 'Lost'], cell: (pick) => pick(['–', '–', '1', '2', '5', '8', '12']) },
  { titles: ['Grade', 'Mark'], cell: (pick) => pick(['A', 'B', 'C']) + pick(['', '+', '-']) },
  { titles: ['Share', 'Tax'], cell: (pick) => `${upTo(pick, 2)}%` },
  { titles: ['Sold', 'Used'], cell: (pick) => pick(['', '', '3', '7', '9', '14']) },
  { titles: ['State', 'Wood', 'When'], cell: (pick) => pick(WORDS) },
  { titles: ['Price', 'Cost'], cell: (pick) => `${upTo(pick, 2)}.${pick(['00', '20', '50', '90'])}` },
];

/** Table number `n` of a half; the halves share no seed. */
export function madeTable(half: 'tuning' | 'held out', n: number): MadeTable {
  const random = randomFrom((half === 'tuning' ? 1_000_003 : 7_000_009) + n * 7919);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)]!;
  const taken = new Set<string>();
  const fresh = <T extends string>(from: readonly T[]): T | undefined => {
    const free = from.filter((one) => !taken.has(one));
    if (free.length === 0) return undefined;
    const one = pick(free);
    taken.add(one);
    return one;
  };
  const count = pick([3, 3, 4, 4, 5, 5, 6, 7, 8]);
  const columns: { title: string; column: Column }[] = [];
  while (columns.length < count - 1) {
    const column = pick(COLUMNS);
    const title = fresh(column.titles);
    if (title) columns.push({ title, column });
  }
  const length = pick([3, 4, 5, 6, 8]);
  const body = Array.from({ length }, () => [fresh(NAMES)!, ...columns.map(({ column }) => column.cell(pick))]);
  const most = Math.min(34, 520 / (length + 1) / 1.7, 1900 / (count * 8));
  const size = Math.round(Math.max(13, most * pick([0.6, 0.75, 0.9, 1])));
  return {
    name: `${half} ${n}`,
    title: pick(['Summer league', 'Stock in the shed', 'Rooms and halls', 'Results so far', 'Who has what']),
    rows: [['Name', ...columns.map(({ title }) => title)], ...body],
    look: {
      ...pick(COLOURS),
      font: pick(FONTS),
      size,
      pitch: Math.min(pick([1.6, 1.9, 2.3]), 540 / (length + 1) / size),
      rules: pick(['none', 'lines', 'stripes', 'boxes']),
      anchors: ['start', ...columns.map(() => pick(['start', 'middle', 'end'] as const))],
      height: pick([720, 720, 720, 1080, 1080, 480]),
      code: pick(['jpeg', 'jpeg', 'h264']),
      quality: random(),
    },
  };
}
