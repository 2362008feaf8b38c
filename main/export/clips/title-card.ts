import sharp from 'sharp';
import { cleanLine, shorten } from '../../report/clean-text.ts';
import { timeText } from '../../report/time-text.ts';
import { textImage } from './text-image.ts';

export interface CardText {
  /** What the person calls the moment, '' for nothing. */
  name: string;
  file: string;
  /** s of the file */
  start: number;
  end: number;
}

const ground = '#17181c';

/** A plain card: what comes, from which file and when. @returns PNG of that size, px */
export async function titleCard({ name, file, start, end }: CardText, width: number, height: number): Promise<Buffer> {
  const size = Math.max(12, Math.round(Math.min(height / 16, width / 18)));
  const room = { width: Math.floor(width * 0.8), height: Math.floor(height * 0.4) };
  const place = `${shorten(cleanLine(file), 80)}\n${timeText(start)} – ${timeText(end)}`;
  const title = shorten(cleanLine(name), 160);
  const lines = [
    ...(title === '' ? [] : [await textImage(title, { size, color: '#f4f4f5', bold: true, room })]),
    await textImage(place, { size: Math.round(size * 0.68), color: '#b5b7bd', room }),
  ];
  const gap = size;
  const whole = lines.reduce((sum, line) => sum + line.height, 0) + gap * (lines.length - 1);
  let top = Math.round((height - whole) / 2);
  const placed = lines.map((line) => {
    const at = { input: line.png, left: Math.round((width - line.width) / 2), top: Math.max(0, top) };
    top += line.height + gap;
    return at;
  });
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite(placed)
    .png()
    .toBuffer();
}
