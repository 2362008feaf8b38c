import type { RgbImage } from '../../protocol.ts';

/** 8-bit grey, row-major. */
export interface GreyImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Luma (ITU-R BT.601). */
export function toGrey({ data, width, height }: RgbImage): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3) {
    grey[i] = (data[at]! * 299 + data[at + 1]! * 587 + data[at + 2]! * 114 + 500) / 1000;
  }
  return { data: grey, width, height };
}

/** Bilinear scaling; `scale` > 1 enlarges. Made for factors between 0.5 and 2. */
export function scaled(image: GreyImage, scale: number): GreyImage {
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const sy = Math.min(image.height - 1, Math.max(0, (y + 0.5) / scale - 0.5));
    const y0 = Math.floor(sy) * image.width;
    const y1 = Math.min(image.height - 1, Math.floor(sy) + 1) * image.width;
    const fy = sy - Math.floor(sy);
    for (let x = 0; x < width; x++) {
      const sx = Math.min(image.width - 1, Math.max(0, (x + 0.5) / scale - 0.5));
      const x0 = Math.floor(sx);
      const x1 = Math.min(image.width - 1, x0 + 1);
      const fx = sx - x0;
      const top = image.data[y0 + x0]! * (1 - fx) + image.data[y0 + x1]! * fx;
      const bottom = image.data[y1 + x0]! * (1 - fx) + image.data[y1 + x1]! * fx;
      data[y * width + x] = top * (1 - fy) + bottom * fy + 0.5;
    }
  }
  return { data, width, height };
}
