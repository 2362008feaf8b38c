import sharp from 'sharp';
import type { RgbImage } from '../../../native-models/protocol.ts';

/** A picture with every line that stands on it. */
export interface TextFrame {
  set: string;
  name: string;
  image: RgbImage;
  gold: string[];
}

const [WIDTH, HEIGHT] = [1280, 720];
const LOOKS = [
  { ground: '#ffffff', ink: '#1a1a1a', soft: '#555555', rule: '#bbbbbb' },
  { ground: '#14213d', ink: '#f5f5f5', soft: '#b8c0d0', rule: '#3a4a6b' },
  { ground: '#fdf6e3', ink: '#3b3a36', soft: '#7a756a', rule: '#d8cfb8' },
  { ground: '#0b0b0b', ink: '#d7ffd9', soft: '#88aa8a', rule: '#2b3b2c' },
];
const FONTS = ['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono'];

interface Slide {
  name: string;
  title: string;
  lines?: string[];
  table?: string[][];
  /** Height of the letters' square, px. */
  size: number;
}

/** Text of our own making; nothing of it is in any other set. */
export const slides: readonly Slide[] = [
  {
    name: 'bullets',
    title: 'Why bridges sing',
    size: 34,
    lines: [
      'Wind sheds eddies behind every cable',
      'A cable answers near its own pitch',
      'Dampers take 85 % of the swing',
      'Inspect after gusts above 22.5 m/s',
    ],
  },
  {
    name: 'table',
    title: 'Ferry fares from 1 April',
    size: 32,
    table: [
      ['Route', 'Single', 'Return', 'Minutes'],
      ['Nordhavn', '4.80 EUR', '8.20 EUR', '35'],
      ['Elm Quay', '3.10 EUR', '5.60 EUR', '18'],
      ['Lighthouse', '12.40 EUR', '21.00 EUR', '95'],
    ],
  },
  {
    name: 'small table',
    title: 'Batch record 0417',
    size: 19,
    table: [
      ['Step', 'Temp.', 'Time', 'pH', 'Operator'],
      ['Soak', '18.5 °C', '06:30', '7.1', 'J. Moreau'],
      ['Mash', '64.0 °C', '07:45', '5.4', 'A. Okafor'],
      ['Boil', '99.8 °C', '09:10', '5.2', 'A. Okafor'],
      ['Chill', '12.0 °C', '10:25', '5.1', 'L. Brandt'],
      ['Pitch', '11.6 °C', '10:40', '5.1', 'L. Brandt'],
    ],
  },
  {
    name: 'code',
    title: 'Reading the sensor',
    size: 26,
    lines: [
      'const volts = await sensor.read(3);',
      'if (volts > 4.75) alarm("over range");',
      'return Math.round(volts * 1000) / 1000;',
    ],
  },
  {
    name: 'small print',
    title: 'Terms of the allotment society',
    size: 17,
    lines: [
      'Plots are let for one season, from 1 March to 15 November, and may not be sublet.',
      'Water is drawn from the well between 6 and 9 in the morning; hoses are not allowed.',
      'Sheds up to 2.4 m in height need no permission; anything taller goes to the committee.',
      'Rent is 0.65 EUR per square metre and is due within 14 days of the letter.',
      'Bees may be kept on plots 31 to 40 only, with the consent of both neighbours.',
    ],
  },
  {
    name: 'list with numbers',
    title: 'Before the night shift',
    size: 30,
    lines: [
      '1. Check the lamp in corridor C-12',
      '2. Ring extension 4071, ask for Ines',
      '3. Note the reading: 0.9 m or less is safe',
      '4. Lock bay 7; the key hangs at K/33',
    ],
  },
  {
    name: 'headline',
    title: 'Sleep and memory',
    size: 52,
    lines: ['Two nights, one lesson', 'Dr. Halima Sørby, Uppdal'],
  },
  {
    name: 'wide table',
    title: 'Rainfall by quarter, mm',
    size: 25,
    table: [
      ['Station', 'Q1', 'Q2', 'Q3', 'Q4', 'Year'],
      ['Kestrel Down', '214', '156', '98', '241', '709'],
      ['Mill Reach', '188', '140', '77', '203', '608'],
      ['Port Amsel', '301', '219', '164', '322', '1006'],
    ],
  },
];

/** Languages with signs that English lacks. */
const foreign: readonly Slide[] = [
  {
    name: 'German',
    title: 'Öffnungszeiten im März',
    size: 34,
    lines: [
      'Das Café schließt früher als üblich',
      'Ärzte und Gäste: bitte die Tür benützen',
      'Größe der Säle: 48 m² und 112 m²',
    ],
  },
  {
    name: 'French',
    title: 'Où dormir à Saint-Éloi',
    size: 34,
    lines: [
      'Le gîte est fermé du 3 au 17 août',
      'Réservez par téléphone, ça suffit',
      'Été comme hiver, la clé est chez Zoë',
    ],
  },
  {
    name: 'Spanish',
    title: 'Horario de otoño',
    size: 34,
    lines: [
      'El autobús de la mañana sale a las 7:15',
      '¿Dónde está el andén número dos?',
      'Los niños pagan 1,50 € por trayecto',
    ],
  },
];

/** Slides in every look, light and dark. */
export async function slideFrames(): Promise<TextFrame[]> {
  return Promise.all([
    ...slides.map(async (slide, i) => ({ set: 'slides', name: slide.name, ...(await drawSlide(slide, i)) })),
    ...foreign.map(async (slide, i) => ({ set: 'foreign slides', name: slide.name, ...(await drawSlide(slide, i)) })),
  ]);
}

/** Whole screens at 1920 × 1080 with text as small as programs show it. */
export async function screenFrames(): Promise<TextFrame[]> {
  return Promise.all(
    LOOKS.map(async (look, i) => {
      const size = 14 + i;
      const lines = Array.from({ length: 24 }, (_, l) => slides.flatMap((one) => one.lines ?? [])[(l * 5 + i) % 18]!);
      const parts = lines.map((line, l) => {
        const [x, y] = [60 + (l % 2) * 940, 90 + (l >> 1) * 3.4 * size];
        return `<text x="${x}" y="${y}" font-family="${FONTS[i % 2]}" font-size="${size}" fill="${look.ink}">${escaped(line)}</text>`;
      });
      const image = await draw(`<rect width="100%" height="100%" fill="${look.ground}"/>${parts.join('')}`, 1920, 1080);
      return { set: 'screens', name: `screen ${i + 1}`, image, gold: lines };
    }),
  );
}

/** Slides as bad recordings show them: small, softened, compressed hard. */
export async function blurredFrames(): Promise<TextFrame[]> {
  return Promise.all(
    slides.map(async (slide, i) => {
      const { image, gold } = await drawSlide(slide, i + 1);
      const raw = sharp(image.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
      // Ever smaller: 1.0, 0.67 and 0.5 of the size.
      const small = raw.resize(Math.round(WIDTH / (1 + (i % 3) / 2))).blur(0.6 + 0.2 * (i % 2));
      const jpeg = await small.jpeg({ quality: 38 }).toBuffer();
      return { set: 'small, blurred', name: slide.name, image: await decoded(jpeg), gold };
    }),
  );
}

async function drawSlide(slide: Slide, i: number): Promise<{ image: RgbImage; gold: string[] }> {
  const look = LOOKS[i % LOOKS.length]!;
  const font = slide.name === 'code' ? 'DejaVu Sans Mono' : FONTS[i % 2]!;
  const at = (x: number, y: number, size: number, fill: string, line: string) =>
    `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" fill="${fill}" xml:space="preserve">${escaped(line)}</text>`;
  const parts = [`<rect width="100%" height="100%" fill="${look.ground}"/>`, at(80, 110, 46, look.ink, slide.title)];
  const gold = [slide.title];
  let y = 200;
  for (const line of slide.lines ?? []) {
    parts.push(at(80, y, slide.size, look.ink, line));
    gold.push(line);
    y += slide.size * 1.9;
  }
  for (const [r, row] of (slide.table ?? []).entries()) {
    for (const [c, cell] of row.entries()) {
      parts.push(at(80 + (c * 1120) / row.length, y, slide.size, r === 0 ? look.soft : look.ink, cell));
    }
    parts.push(`<path d="M80 ${y + slide.size * 0.6}H1200" stroke="${look.rule}" stroke-width="2"/>`);
    gold.push(row.join(' '));
    y += slide.size * 2;
  }
  return { image: await draw(parts.join(''), WIDTH, HEIGHT), gold };
}

/** An SVG drawing as pixels. */
export async function draw(body: string, width: number, height: number): Promise<RgbImage> {
  return decoded(Buffer.from(svg(body, width, height)));
}

export function svg(body: string, width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export async function decoded(source: Buffer | string): Promise<RgbImage> {
  const { data, info } = await sharp(source)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}
