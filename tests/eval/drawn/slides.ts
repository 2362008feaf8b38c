import sharp from 'sharp';
import { randomFrom } from '../../fixtures/random.ts';
import type { Scene } from './script.ts';

export const WIDTH = 1280;
export const HEIGHT = 720;

interface Look {
  ground: string;
  ink: string;
  accent: string;
  faint: string;
  font: string;
  left: number;
}

const COLOURS: readonly Omit<Look, 'font' | 'left'>[] = [
  { ground: '#ffffff', ink: '#1d2733', accent: '#0b6e8f', faint: '#dde5ea' },
  { ground: '#fbf7ee', ink: '#2b2118', accent: '#9a3b1f', faint: '#e8ddc8' },
  { ground: '#14202b', ink: '#eef2f5', accent: '#ffc857', faint: '#2c3d4d' },
  { ground: '#f2f5f0', ink: '#1e2a1f', accent: '#2f6b3a', faint: '#d4dfd2' },
  { ground: '#1f1b2e', ink: '#f4f0ff', accent: '#8fd3ff', faint: '#3a3352' },
];
const FONTS = ['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Condensed'];

/** How a clip's slides look: the same for all of them, another for another seed. */
export function lookOf(seed: number): Look {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  return { ...pick(COLOURS), font: pick(FONTS), left: 70 + Math.round(random() * 40) };
}

/** Draws a scene as PNG. @param photos folder of the photographs */
export async function drawScene(scene: Scene, look: Look, photo: Buffer | undefined): Promise<Buffer> {
  const svg = Buffer.from(photo ? captionOf(scene, look) : slideOf(scene, look));
  if (!photo) return sharp(svg).png().toBuffer();
  const picture = await sharp(photo).resize(WIDTH, HEIGHT, { fit: 'contain', background: '#101418' }).png().toBuffer();
  return sharp(picture)
    .composite([{ input: svg }])
    .png()
    .toBuffer();
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function words(
  look: Look,
  x: number,
  y: number,
  text: string,
  size: number,
  more: { fill?: string; bold?: boolean } = {},
) {
  const weight = more.bold ? 'bold' : 'normal';
  return `<text x="${x}" y="${y}" font-family="${look.font}" font-size="${size}" font-weight="${weight}" fill="${more.fill ?? look.ink}">${escaped(text)}</text>`;
}

const page = (ground: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;

function slideOf(scene: Scene, look: Look): string {
  const { left, accent } = look;
  const parts = [
    words(look, left, 112, scene.title ?? '', 50, { fill: accent, bold: true }),
    `<rect x="${left}" y="136" width="${WIDTH - 2 * left}" height="4" fill="${accent}"/>`,
  ];
  let y = 222;
  if (scene.rows) {
    parts.push(...tableOf([scene.columns ?? [], ...scene.rows], look, y));
    y += 76 * (scene.rows.length + 1);
  }
  if (scene.bars) {
    const most = Math.max(...scene.bars.map(([, value]) => value));
    for (const [name, value] of scene.bars) {
      const width = Math.round((value / most) * 520);
      parts.push(words(look, left, y + 12, name, 34));
      parts.push(`<rect x="${left + 370}" y="${y - 30}" width="${width}" height="60" fill="${accent}"/>`);
      parts.push(words(look, left + 390 + width, y + 12, `${value} ${scene.unit}`.trim(), 34, { bold: true }));
      y += 98;
    }
  }
  for (const line of scene.lines ?? []) {
    parts.push(
      `<circle cx="${left + 14}" cy="${y - 11}" r="7" fill="${accent}"/>`,
      words(look, left + 46, y, line, 36),
    );
    y += 92;
  }
  (scene.numbered ?? []).forEach((line, i) => {
    parts.push(
      words(look, left, y, `${i + 1}.`, 36, { fill: accent, bold: true }),
      words(look, left + 56, y, line, 36),
    );
    y += 88;
  });
  return page(look.ground, parts);
}

function tableOf(rows: readonly (readonly string[])[], look: Look, top: number): string[] {
  const { left, faint } = look;
  const width = WIDTH - 2 * left;
  const count = Math.max(...rows.map((row) => row.length));
  // The first column holds names: half as wide again as the others.
  const step = width / (count + 0.5);
  return rows.flatMap((row, n) => {
    const y = top + n * 76;
    const ground = n === 0 ? `<rect x="${left}" y="${y - 48}" width="${width}" height="70" fill="${faint}"/>` : '';
    const line = `<rect x="${left}" y="${y + 22}" width="${width}" height="2" fill="${faint}"/>`;
    const cells = row.map((cell, i) =>
      words(look, left + 14 + (i === 0 ? 0 : (i + 0.5) * step), y, cell, 34, { bold: n === 0 }),
    );
    return [ground, line, ...cells];
  });
}

/** Words burned into a photograph: white with a dark edge, as subtitles are. */
function captionOf(scene: Scene, look: Look): string {
  const text = scene.caption
    ? `<text x="${WIDTH / 2}" y="${HEIGHT - 50}" text-anchor="middle" font-family="${look.font}" font-size="44" font-weight="bold" fill="#fff" stroke="#000" stroke-width="7" paint-order="stroke">${escaped(scene.caption)}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${text}</svg>`;
}
