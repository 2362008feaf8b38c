import sharp from 'sharp';
import type { RgbImage } from '../../protocol.ts';

/** The picture at another size, its shape not kept: width · height · 3 bytes, Lanczos as most models' own preprocessors use. */
export async function squeezed(
  { data, width, height }: RgbImage,
  toWidth: number,
  toHeight: number,
  kernel: 'lanczos3' | 'cubic' = 'lanczos3',
): Promise<Uint8Array> {
  if (width === toWidth && height === toHeight) return data;
  const { buffer, byteOffset, length } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(toWidth, toHeight, { fit: 'fill', kernel })
    .raw()
    .toBuffer();
  return new Uint8Array(buffer, byteOffset, length);
}
