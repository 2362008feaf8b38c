import type { HiddenRegion } from './hidden-regions.ts';

/** All that is left of a region is so many averages, whatever its size: no letter and no face is made of so few. */
const mostCells = 8;

/** px */
interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * Filters that hide regions, from one label to another: each is scaled down to a handful of averages and up again, and laid over the
 * picture for its span. Its edges lie outward on whole pairs of pixels, since colours are stored for pairs.
 * @param picture even sides, px; the upright picture lies in its top left corner
 * @param upright px
 */
export function hideFilters(
  regions: readonly HiddenRegion[],
  [input, output]: readonly [string, string],
  picture: { width: number; height: number },
  upright: { width: number; height: number },
  pixels: string,
): string[] {
  const shown = regions.flatMap((region) => {
    const rect = outerRect(region.box, picture, upright);
    return rect === null ? [] : [{ ...region, rect }];
  });
  const format = pixels === 'yuv420p10le' ? 'yuv420p10' : 'yuv420';
  const filters = shown.flatMap(({ rect: { x, y, w, h }, style, from, to }, n) => {
    const { columns, rows } = cells(w, h);
    const [whole, part, averaged] = [`${output}w${n}`, `${output}p${n}`, `${output}a${n}`];
    // Blurred, the averages flow into each other before they are drawn large: scalers leave edges where there are so few of them.
    const [wide, high] = [columns * 8, rows * 8];
    const up =
      style === 'pixelate'
        ? `scale=${w}:${h}:flags=neighbor`
        : `scale=${wide}:${high}:flags=neighbor,gblur=sigma=4,scale=${w}:${h}:flags=bicubic`;
    return [
      `[${n === 0 ? input : `${output}${n}`}]split[${whole}][${part}]`,
      `[${part}]crop=${w}:${h}:${x}:${y},scale=${columns}:${rows}:flags=area,${up}[${averaged}]`,
      `[${whole}][${averaged}]overlay=${x}:${y}:format=${format}:enable='between(t,${from.toFixed(6)},${to.toFixed(6)})'[${output}${n + 1}]`,
    ];
  });
  return [...filters, `[${shown.length === 0 ? input : `${output}${shown.length}`}]null[${output}]`];
}

/** As many columns and rows as suit the shape, and no more than eight cells in all. */
function cells(width: number, height: number): { columns: number; rows: number } {
  const columns = Math.max(1, Math.min(mostCells, Math.round(Math.sqrt((mostCells * width) / height))));
  return { columns, rows: Math.max(1, Math.floor(mostCells / columns)) };
}

function outerRect(
  { x, y, w, h }: HiddenRegion['box'],
  picture: { width: number; height: number },
  upright: { width: number; height: number },
): Rect | null {
  if (![x, y, w, h].every(Number.isFinite) || w <= 0 || h <= 0) return null;
  const along = (from: number, length: number, size: number, room: number) => {
    const low = Math.max(0, Math.floor((Math.max(0, from) * size) / 2 - 1e-6) * 2);
    const high = Math.min(room, Math.ceil((Math.min(1, from + length) * size) / 2 + 1e-6) * 2);
    return high - low >= 2 ? ([low, high - low] as const) : null;
  };
  const across = along(x, w, upright.width, picture.width);
  const down = along(y, h, upright.height, picture.height);
  return across && down ? { x: across[0], y: down[0], w: across[1], h: down[1] } : null;
}
