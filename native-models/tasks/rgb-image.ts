import type { RgbImage } from '../protocol.ts';
import { ModelError } from '../runtimes/model-error.ts';

/** @throws ModelError BAD_INPUT where the bytes are not width · height · 3, so that no model reads beyond the picture. */
export function checkedImage(image: RgbImage): RgbImage {
  const { data, width, height } = image;
  if (!(width > 0 && height > 0) || data.length !== width * height * 3) {
    throw new ModelError(
      'BAD_INPUT',
      `A picture of ${width} × ${height} needs ${width * height * 3} bytes, not ${data.length}.`,
    );
  }
  return image;
}
