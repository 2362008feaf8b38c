import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { fixture } from '../../fixtures/paths.ts';
import { randomFrom } from '../../fixtures/random.ts';
import type { Scene } from './clip.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const DRAWN = fileURLToPath(new URL('../rerank/drawn/frames/', import.meta.url));

interface Style {
  ground: string;
  ink: string;
  strong: string;
  pale: string;
  font: string;
  heading: 'line' | 'band' | 'middle';
  mark: 'dot' | 'dash' | 'square';
  table: 'ruled' | 'striped' | 'boxed';
  upright: boolean;
  left: number;
}

const COLOURS = [
  { ground: '#ffffff', ink: '#222222', strong: '#7a1f5c', pale: '#efe3eb' },
  { ground: '#f4f1e8', ink: '#2d2a24', strong: '#285e61', pale: '#dfe5da' },
  { ground: '#10151c', ink: '#e8edf2', strong: '#ff9f6b', pale: '#26313e' },
  { ground: '#eef3fa', ink: '#18243a', strong: '#1f4fa3', pale: '#d3dff0' },
  { ground: '#232323', ink: '#f5f5f5', strong: '#9be28a', pale: '#3b3b3b' },
  { ground: '#fffdf5', ink: '#3a2a10', strong: '#a05a00', pale: '#f3e6c8' },
] as const;

/** How the slides of a clip look, drawn from its seed: colours, light or dark, letters, headings, marks, tables. */
export function styleOf(seed: number): Style {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  return {
    ...pick(COLOURS),
    font: pick(['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Condensed']),
    heading: pick(['line', 'band', 'middle'] as const),
    mark: pick(['dot', 'dash', 'square'] as const),
    table: pick(['ruled', 'striped', 'boxed'] as const),
    upright: random() < 0.4,
    left: 60 + Math.round(random() * 50),
  };
}

/** A scene as a PNG of 1280x720. */
export async function drawScene(scene: Scene, style: Style): Promise<Buffer> {
  const from = scene.photo ? fixture('free', scene.photo) : scene.drawing ? join(DRAWN, scene.drawing) : undefined;
  if (!from)
    return sharp(Buffer.from(page(style.ground, [...slide(scene, style), caption(scene)])))
      .png()
      .toBuffer();
  return sharp(from)
    .flatten()
    .resize(WIDTH, HEIGHT, { fit: 'contain', background: '#181818' })
    .composite([{ input: Buffer.from(page('none', [caption(scene)])) }])
    .png()
    .toBuffer();
}

const page = (ground: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;

const box = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Letters {
  fill: string;
  size: number;
  font: string;
  bold?: boolean;
  middle?: boolean;
}

const words = (x: number, y: number, text: string, { fill, size, font, bold, middle }: Letters): string =>
  `<text xml:space="preserve" x="${x}" y="${y}" font-family="${font}" font-size="${size}" fill="${fill}" font-weight="${bold ? 'bold' : 'normal'}" text-anchor="${middle ? 'middle' : 'start'}">${escaped(text)}</text>`;

function slide(scene: Scene, style: Style): string[] {
  const { ink, strong, font, left } = style;
  const body: Letters = { fill: ink, size: 36, font };
  const parts = heading(scene.title ?? '', style);
  let y = 225;
  if (scene.rows) {
    parts.push(...table([scene.columns ?? [], ...scene.rows], style, y));
    y += 72 * (scene.rows.length + 1) + 20;
  }
  if (scene.bars) parts.push(...(style.upright ? columns(scene, style) : bars(scene, style)));
  if (scene.code) {
    parts.push(box(left, 165, WIDTH - 2 * left, 50 * scene.code.length + 50, '#11161d', 'rx="10"'));
    scene.code.forEach((line, i) => {
      parts.push(words(left + 30, y + i * 50, line, { fill: '#e6edf3', size: 32, font: 'DejaVu Sans Mono' }));
    });
  }
  for (const line of scene.lines ?? []) {
    parts.push(mark(style, y), words(left + 48, y, line, body));
    y += 84;
  }
  (scene.numbered ?? []).forEach((line, i) => {
    parts.push(words(left, y, `${i + 1}.`, { ...body, fill: strong, bold: true }), words(left + 60, y, line, body));
    y += 84;
  });
  return parts;
}

function heading(title: string, { strong, ground, ink, font, left, heading }: Style): string[] {
  const letters: Letters = { fill: strong, size: 50, font, bold: true };
  if (heading === 'band') {
    return [box(0, 0, WIDTH, 132, strong), words(left, 86, title, { ...letters, fill: ground })];
  }
  if (heading === 'middle') return [words(WIDTH / 2, 108, title, { ...letters, fill: ink, middle: true })];
  return [words(left, 105, title, letters), box(left, 130, WIDTH - 2 * left, 4, strong)];
}

function mark({ mark, left, strong }: Style, y: number): string {
  if (mark === 'dot') return `<circle cx="${left + 14}" cy="${y - 12}" r="8" fill="${strong}"/>`;
  return mark === 'dash' ? box(left + 2, y - 14, 26, 5, strong) : box(left + 6, y - 21, 17, 17, strong);
}

function table(rows: readonly (readonly string[])[], { ink, strong, pale, font, left, table }: Style, top: number) {
  const width = WIDTH - 2 * left;
  // The first column holds names: as wide as one and a half of the others.
  const step = width / (rows[0]!.length + 0.5);
  const x = (i: number) => left + 16 + (i === 0 ? 0 : (i + 0.5) * step);
  return rows.flatMap((row, n) => {
    const y = top + n * 72;
    const ground = table === 'boxed' ? 'none' : n === 0 || (table === 'striped' && n % 2 === 0) ? pale : 'none';
    const parts = [box(left, y - 46, width, 68, ground)];
    if (table === 'ruled') parts.push(box(left, y + 22, width, 2, pale));
    if (table === 'boxed') parts.push(box(left, y - 48, width, 72, 'none', `stroke="${strong}" stroke-width="2"`));
    return [...parts, ...row.map((cell, i) => words(x(i), y, cell, { fill: ink, size: 33, font, bold: n === 0 }))];
  });
}

function bars({ bars = [], unit = '' }: Scene, { ink, strong, font, left }: Style): string[] {
  const most = Math.max(...bars.map(([, value]) => value));
  return bars.flatMap(([name, value], i) => {
    const y = 235 + i * 96;
    const width = Math.round((value / most) * 500);
    return [
      words(left, y, name, { fill: ink, size: 34, font }),
      box(left + 380, y - 42, width, 58, strong),
      words(left + 400 + width, y, `${value} ${unit}`.trim(), { fill: ink, size: 34, font, bold: true }),
    ];
  });
}

/** Bars that stand, with the value above and the name below. */
function columns({ bars = [], unit = '' }: Scene, { ink, strong, font, left }: Style): string[] {
  const most = Math.max(...bars.map(([, value]) => value));
  const step = (WIDTH - 2 * left) / bars.length;
  return bars.flatMap(([name, value], i) => {
    const x = left + (i + 0.5) * step;
    const height = Math.round((value / most) * 330);
    return [
      box(x - 55, 590 - height, 110, height, strong),
      words(x, 575 - height, `${value} ${unit}`.trim(), { fill: ink, size: 32, font, bold: true, middle: true }),
      words(x, 640, name, { fill: ink, size: 32, font, middle: true }),
    ];
  });
}

/** White on dark, as players burn subtitles in. */
function caption({ caption }: Scene): string {
  if (!caption) return '';
  const width = 60 + caption.length * 22;
  return (
    box((WIDTH - width) / 2, 628, width, 66, '#000000', 'fill-opacity="0.78"') +
    words(WIDTH / 2, 674, caption, { fill: '#ffffff', size: 38, font: 'DejaVu Sans', middle: true })
  );
}
