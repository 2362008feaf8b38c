import sharp from 'sharp';
import { LINE_HEIGHT } from '../../preload/contract/annotation-look.ts';

export interface Plate {
  png: Buffer;
  /** px */
  width: number;
  height: number;
}

export interface PlateOptions {
  /** Of the letters, px. */
  size: number;
  fill: string;
  ink: string;
  padX: number;
  padY: number;
  /** px; longer lines are broken here. Left out, they are not broken. */
  wrapAt?: number;
  /** The picture, px: the plate is never larger. */
  room: { width: number; height: number };
}

/** Text is set by Pango rather than in an SVG: it measures any script in any direction, so that the plate fits. */
export async function textPlate(text: string, options: PlateOptions): Promise<Plate> {
  const { size, fill, ink, wrapAt, room } = options;
  const [padX, padY] = [Math.round(options.padX), Math.round(options.padY)];
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const set = await sharp({
    text: {
      text: `<span foreground="${ink}">${escaped}</span>`,
      font: `Inter, sans-serif bold ${Math.max(1, Math.round(size))}`,
      dpi: 72,
      rgba: true,
      ...(wrapAt === undefined ? {} : { width: Math.max(1, Math.round(wrapAt)), wrap: 'word-char' as const }),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const inner = { width: Math.max(1, room.width - 2 * padX), height: Math.max(1, room.height - 2 * padY) };
  const fitted = await sharp(set.data)
    .resize({ ...inner, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const lines = fitted.info.height === set.info.height ? linesHeight(set.info.height, size) : 0;
  const plate = {
    width: Math.min(room.width, fitted.info.width + 2 * padX),
    height: Math.min(room.height, Math.max(fitted.info.height, lines) + 2 * padY),
  };
  const png = await sharp({ create: { ...plate, channels: 4, background: fill } })
    .composite([{ input: fitted.data, gravity: 'centre' }])
    .png()
    .toBuffer();
  return { png, ...plate };
}

/** From one line to the next as Inter sets them, in sizes. */
const STEP = 1.21;
/** What is inked of one line: from 0.5, where no letter goes up or down, to 1. */
const INKED = 0.75;

/**
 * Pango gives what is inked, from the tallest letter to the deepest; a plate has whole lines, as the window draws it.
 * @param inked px
 * @param size of the letters, px
 * @returns px
 */
function linesHeight(inked: number, size: number): number {
  const lines = 1 + Math.max(0, Math.round((inked - INKED * size) / (STEP * size)));
  return Math.round(lines * LINE_HEIGHT * size);
}
