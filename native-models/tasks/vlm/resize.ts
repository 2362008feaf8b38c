import sharp from 'sharp';
import type { RgbImage } from '../../protocol.ts';

/** The picture at another size, its shape not kept: width · height · 3 bytes, Lanczos as the models' own preprocessors use. */
export async function squeezed(
  { data, width, height }: RgbImage,
  toWidth: number,
  toHeight: number,
): Promise<Uint8Array> {
  if (width === toWidth && height === toHeight) return data;
  const { buffer, byteOffset, length } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(toWidth, toHeight, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  return new Uint8Array(buffer, byteOffset, length);
}
