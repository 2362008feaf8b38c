import { execFile } from 'node:child_process';
import sharp from 'sharp';
import type { RgbImage } from '../../../native-models/protocol.ts';
import { decoded, escaped, svg } from '../text/drawn-slides.ts';
import type { MadeTable } from './made-table.ts';

/** Where a cell stands: middle of its row, and its column's borders; fractions of the picture. */
export interface Grid {
  /** Of each row. */
  middles: number[];
  /** One more than columns. */
  borders: number[];
  /** Middle of the ink of each cell, by row and column. */
  inks: number[][];
}

const [WIDTH, HEIGHT, LEFT, TOP] = [1280, 720, 70, 150];
/** Height of a capital in sizes, and width of a letter; near enough for every typeface here. */
const [CAPITAL, LETTER] = [0.72, 0.6];

/** The table as a picture that was compressed as pictures and videos are, and where its cells stand. */
export async function drawTable(made: MadeTable): Promise<{ image: RgbImage; grid: Grid }> {
  const { look, rows, title } = made;
  const { ink, strong, pale, font, size } = look;
  const text = (x: number, y: number, size: number, anchor: string, fill: string, bold: boolean, words: string) =>
    `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" text-anchor="${anchor}" fill="${fill}" font-weight="${bold ? 'bold' : 'normal'}">${escaped(words)}</text>`;
  const pitch = look.pitch * size;
  const count = rows[0]!.length;
  const step = (WIDTH - 2 * LEFT) / (count + 0.5);
  const borders = Array.from({ length: count + 1 }, (_, c) => LEFT + (c === 0 ? 0 : (c + 0.5) * step));
  const parts = [
    `<rect width="100%" height="100%" fill="${look.ground}"/>`,
    text(LEFT, 96, 44, 'start', strong, true, title),
  ];
  const middles: number[] = [];
  const inks: number[][] = [];
  for (const [r, row] of rows.entries()) {
    const top = TOP + r * pitch;
    const baseline = top + pitch / 2 + (CAPITAL * size) / 2;
    middles.push((top + pitch / 2) / HEIGHT);
    if (look.rules === 'stripes' && r % 2 === 0) parts.push(box(LEFT, top, WIDTH - 2 * LEFT, pitch, pale));
    if (look.rules === 'lines') parts.push(box(LEFT, top + pitch - 2, WIDTH - 2 * LEFT, 2, pale));
    const at: number[] = [];
    for (const [c, cell] of row.entries()) {
      const [x0, x1] = [borders[c]!, borders[c + 1]!];
      if (look.rules === 'boxes')
        parts.push(box(x0, top, x1 - x0, pitch, 'none', `stroke="${strong}" stroke-width="2"`));
      const anchor = look.anchors[c]!;
      const x = anchor === 'start' ? x0 + 14 : anchor === 'end' ? x1 - 14 : (x0 + x1) / 2;
      const half = (cell.length * LETTER * size) / 2;
      at.push((anchor === 'start' ? x + half : anchor === 'end' ? x - half : x) / WIDTH);
      if (cell) parts.push(text(x, baseline, size, anchor, r === 0 ? strong : ink, r === 0, cell));
    }
    inks.push(at);
  }
  const drawing = sharp(Buffer.from(svg(parts.join(''), WIDTH, HEIGHT)), { density: (72 * look.height) / HEIGHT });
  const width = 2 * Math.round((look.height * WIDTH) / HEIGHT / 2);
  const png = await drawing.resize(width, look.height, { fit: 'fill' }).png().toBuffer();
  const image = look.code === 'jpeg' ? await asJpeg(png, look.quality) : await asFrame(png, look.quality);
  return { image: await decoded(image), grid: { middles, borders: borders.map((x) => x / WIDTH), inks } };
}

function box(x: number, y: number, w: number, h: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
}

/** Quality 60 to 85. */
function asJpeg(png: Buffer, quality: number): Promise<Buffer> {
  return sharp(png)
    .jpeg({ quality: Math.round(60 + 25 * quality) })
    .toBuffer();
}

/** Coded with a CRF of 23 to 32, colours at half the size, and decoded again. */
async function asFrame(png: Buffer, quality: number): Promise<Buffer> {
  const crf = `${Math.round(32 - 9 * quality)}`;
  const film = await ffmpeg(
    [
      '-f',
      'image2pipe',
      '-c:v',
      'png',
      '-i',
      '-',
      '-c:v',
      'libx264',
      '-crf',
      crf,
      '-pix_fmt',
      'yuv420p',
      '-f',
      'matroska',
      '-',
    ],
    png,
  );
  return ffmpeg(['-i', '-', '-frames:v', '1', '-f', 'image2', '-c:v', 'png', '-'], film);
}

function ffmpeg(args: readonly string[], input: Buffer): Promise<Buffer> {
  return new Promise((done, failed) => {
    const options = { encoding: 'buffer', maxBuffer: 64 << 20 } as const;
    const child = execFile('ffmpeg', ['-v', 'error', ...args], options, (error, out) =>
      error ? failed(error) : done(out),
    );
    child.stdin!.on('error', () => undefined);
    child.stdin!.end(input);
  });
}
