/**
 * Mean absolute Laplacian, in gray levels: high for a picture in focus with its text complete, low in a fade or a blur.
 * @param gray row-major, width·height levels 0–255.
 */
export function sharpness(gray: Uint8Array, width: number, height: number): number {
  if (width < 3 || height < 3) return 0;
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    for (let x = 1; x < width - 1; x++) {
      const i = row + x;
      sum += Math.abs(4 * gray[i]! - gray[i - 1]! - gray[i + 1]! - gray[i - width]! - gray[i + width]!);
    }
  }
  return sum / ((width - 2) * (height - 2));
}
