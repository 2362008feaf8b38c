import sharp from 'sharp';
import type { RgbImage } from '../../../native-models/protocol.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { decoded, draw, escaped, svg, type TextFrame } from './drawn-slides.ts';

const [WIDTH, HEIGHT] = [1280, 720];

interface Sign {
  name: string;
  lines: string[];
  ground: string;
  ink: string;
  /** Degrees, clockwise. */
  turn: number;
  /** 0–1: how far its right side lies behind its left. */
  away: number;
  font: string;
}

const signs: readonly Sign[] = [
  {
    name: 'straight',
    lines: ['WATERMILL', 'OPEN DAILY'],
    ground: '#0b4f6c',
    ink: '#fbfbff',
    turn: 0,
    away: 0,
    font: 'DejaVu Sans',
  },
  {
    name: 'tilted',
    lines: ['Fresh figs', '2.50 a punnet'],
    ground: '#f4e9cd',
    ink: '#31572c',
    turn: 15,
    away: 0,
    font: 'DejaVu Serif',
  },
  {
    name: 'tilted back',
    lines: ['Platform 9', 'to Hexwood'],
    ground: '#212529',
    ink: '#ffd60a',
    turn: -22,
    away: 0,
    font: 'DejaVu Sans',
  },
  {
    name: 'downwards',
    lines: ['GARAGE KOLBE'],
    ground: '#9d0208',
    ink: '#ffffff',
    turn: 90,
    away: 0,
    font: 'DejaVu Sans',
  },
  {
    name: 'upwards',
    lines: ['LOADING BAY 14'],
    ground: '#e9ecef',
    ink: '#343a40',
    turn: -90,
    away: 0,
    font: 'DejaVu Sans',
  },
  {
    name: 'in perspective',
    lines: ['Museum of Clocks', 'closed on Mondays'],
    ground: '#3c096c',
    ink: '#f8f9fa',
    turn: 4,
    away: 0.45,
    font: 'DejaVu Serif',
  },
  {
    name: 'steep perspective',
    lines: ['ROOMS TO LET', 'ask at number 27'],
    ground: '#ffffff',
    ink: '#1d3557',
    turn: -6,
    away: 0.6,
    font: 'DejaVu Sans',
  },
  {
    name: 'low contrast',
    lines: ['Bakery Lindgren', 'since 1923'],
    ground: '#8d8d86',
    ink: '#b3b3aa',
    turn: 3,
    away: 0.2,
    font: 'DejaVu Serif',
  },
];

const CAPTIONS: readonly string[][] = [
  ['We left before the rain came,', 'and nobody asked us why.'],
  ['Where is the second key?'],
  ['The bus turns at the old fountain.'],
  ['Forty metres below the street,', 'the water is warm all year.'],
  ['She never opened the letter.'],
  ['Keep to the left after dark,', "it's the 3rd door."],
];

/** Signs drawn onto photographs: turned, in perspective, pale. @param photographs files */
export async function sceneFrames(photographs: readonly string[]): Promise<TextFrame[]> {
  return Promise.all(
    signs.map(async (sign, i) => {
      const ground = await filled(photographs[i % photographs.length]!);
      const board = await drawBoard(sign);
      return { set: 'scene text', name: sign.name, image: placed(ground, board, sign), gold: sign.lines };
    }),
  );
}

/** Captions burned into pictures, as films and short clips have them. @param pictures frames or photographs */
export async function captionFrames(pictures: readonly (Buffer | string)[]): Promise<TextFrame[]> {
  return Promise.all(
    CAPTIONS.map(async (lines, i) => {
      const ground = await filled(pictures[i % pictures.length]!);
      const overlay = svg(
        lines.map((line, l) => caption(line, HEIGHT - 50 - (lines.length - 1 - l) * 52, i)).join(''),
        WIDTH,
        HEIGHT,
      );
      const png = await sharp(ground.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
        .composite([{ input: Buffer.from(overlay) }])
        .jpeg({ quality: 80 })
        .toBuffer();
      return { set: 'captions', name: `caption ${i + 1}`, image: await decoded(png), gold: lines };
    }),
  );
}

/** Pictures in which nothing is written: whatever is read there is invented. */
export async function wordlessFrames(photographs: readonly string[]): Promise<TextFrame[]> {
  return Promise.all(
    photographs.map(async (file) => ({ set: 'no text', name: file, image: await decoded(file), gold: [] })),
  );
}

function caption(line: string, y: number, i: number): string {
  const style = [
    'fill="#fff" stroke="#000" stroke-width="6" paint-order="stroke"',
    'fill="#ffe14d" stroke="#000" stroke-width="5" paint-order="stroke"',
    'fill="#fff"',
  ][i % 3]!;
  const band =
    i % 3 === 2 ? `<rect x="240" y="${y - 40}" width="800" height="54" fill="#000" fill-opacity="0.55"/>` : '';
  return `${band}<text x="640" y="${y}" text-anchor="middle" font-family="DejaVu Sans" font-weight="${i % 2 ? 'bold' : 'normal'}" font-size="${i % 2 ? 40 : 34}" ${style}>${escaped(line)}</text>`;
}

/** A photograph over the whole frame. */
async function filled(source: Buffer | string): Promise<RgbImage> {
  return decoded(await sharp(source).resize(WIDTH, HEIGHT, { fit: 'cover' }).removeAlpha().png().toBuffer());
}

function drawBoard({ lines, ground, ink, font }: Sign): Promise<RgbImage> {
  const text = lines.map(
    (line, l) =>
      `<text x="300" y="${80 + l * 70}" text-anchor="middle" font-family="${font}" font-size="52" fill="${ink}">${escaped(line)}</text>`,
  );
  const height = 40 + lines.length * 75;
  return draw(`<rect width="600" height="${height}" fill="${ground}"/>${text.join('')}`, 600, height);
}

/** Puts a board into a picture: turned about the middle, its right side farther away; each pixel is looked up where its ray meets the board. */
function placed(ground: RgbImage, board: RgbImage, { turn, away }: Sign): RgbImage {
  const data = ground.data.slice();
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const grain = noise(turn + 100);
  for (let y = 0; y < ground.height; y++) {
    for (let x = 0; x < ground.width; x++) {
      const [dx, dy] = [x - 640, y - 360];
      const u = dx * cos + dy * sin;
      const v = dy * cos - dx * sin;
      // With depth 1 + away · (across + ½): across and down of the board as the eye divides them by depth.
      const across = u / (board.width - away * u);
      const depth = 1 + away * across;
      const bx = (across + 0.5) * board.width;
      const by = v * depth + board.height / 2;
      if (bx < 0 || by < 0 || bx >= board.width - 1 || by >= board.height - 1) continue;
      for (let c = 0; c < 3; c++) {
        data[(y * ground.width + x) * 3 + c] = Math.min(255, Math.max(0, between(board, bx, by, c) * 0.94 + grain()));
      }
    }
  }
  return { ...ground, data };
}

function between({ data, width }: RgbImage, x: number, y: number, c: number): number {
  const at = (Math.floor(y) * width + Math.floor(x)) * 3 + c;
  const [fx, fy] = [x % 1, y % 1];
  const above = data[at]! * (1 - fx) + data[at + 3]! * fx;
  const below = data[at + width * 3]! * (1 - fx) + data[at + width * 3 + 3]! * fx;
  return above * (1 - fy) + below * fy;
}

/** Grain of a sensor, −6..6, the same every time. */
function noise(seed: number): () => number {
  const random = randomFrom(seed);
  return () => (random() - 0.5) * 12;
}
