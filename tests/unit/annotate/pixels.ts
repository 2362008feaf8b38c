import sharp from 'sharp';

export type Rgb = readonly [number, number, number];

/** An encoded picture of one colour. */
export async function plain(width: number, height: number, background = '#808080'): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer(),
  );
}

export async function pixelsOf(picture: Uint8Array) {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): Rgb => {
    const from = (Math.round(y) * info.width + Math.round(x)) * info.channels;
    return [data[from]!, data[from + 1]!, data[from + 2]!];
  };
  return { ...info, data, at };
}

export const near = (a: Rgb, b: Rgb, by = 30): boolean => a.every((value, i) => Math.abs(value - b[i]!) <= by);

/** '#e28f30' as numbers. */
export const rgbOf = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
