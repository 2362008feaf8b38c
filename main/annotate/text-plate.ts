import sharp from 'sharp';

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
    .toBuffer();
  const inner = { width: Math.max(1, room.width - 2 * padX), height: Math.max(1, room.height - 2 * padY) };
  const fitted = await sharp(set)
    .resize({ ...inner, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const plate = {
    width: Math.min(room.width, fitted.info.width + 2 * padX),
    height: Math.min(room.height, fitted.info.height + 2 * padY),
  };
  const png = await sharp({ create: { ...plate, channels: 4, background: fill } })
    .composite([{ input: fitted.data, gravity: 'centre' }])
    .png()
    .toBuffer();
  return { png, ...plate };
}
