import sharp from 'sharp';

export interface TextImage {
  png: Buffer;
  /** px */
  width: number;
  height: number;
}

/**
 * Text as a picture with nothing behind it, set by Pango: any script, broken into lines of at most `room` px.
 * @param size of the letters, px @param color as CSS writes it
 */
export async function textImage(
  text: string,
  {
    size,
    color,
    room,
    bold = false,
  }: { size: number; color: string; room: { width: number; height: number }; bold?: boolean },
): Promise<TextImage> {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const set = await sharp({
    text: {
      text: `<span foreground="${color}">${escaped}</span>`,
      font: `Inter, sans-serif ${bold ? 'bold ' : ''}${size}`,
      dpi: 72,
      rgba: true,
      align: 'centre',
      width: room.width,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer();
  // A word that is wider than the room, or more lines than fit, are made smaller.
  const { data, info } = await sharp(set)
    .resize({ width: room.width, height: room.height, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}
