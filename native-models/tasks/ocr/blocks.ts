import type { RgbImage } from '../../protocol.ts';
import { componentsOf } from './components.ts';

/** A solid rectangle on the page: a bar of a chart, a button, a panel. */
interface Block {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Distance from the page's colour, 0–255, from which a pixel is part of a block. */
const AWAY = 48;
/** px around a block's edge that belong to neither side. */
const EDGE = 2;

/**
 * Measures ink inside solid blocks against the block's own colour, and wipes their edges: the local median rounds
 * corners, and what is left of them looks like letters.
 * @param distance distance of each pixel from its local background; changed in place
 */
export function settleBlocks(image: RgbImage, distance: Uint8Array): void {
  const { width, height, data } = image;
  const page = modes(image, { x0: 0, y0: 0, x1: width, y1: height });
  for (const block of findBlocks(image, page)) {
    const own = modes(image, block);
    for (let y = Math.max(0, block.y0 - EDGE); y < Math.min(height, block.y1 + EDGE); y++) {
      for (let x = Math.max(0, block.x0 - EDGE); x < Math.min(width, block.x1 + EDGE); x++) {
        const i = y * width + x;
        const inside = x >= block.x0 + EDGE && x < block.x1 - EDGE && y >= block.y0 + EDGE && y < block.y1 - EDGE;
        distance[i] = inside ? away(data, i, own) : 0;
      }
    }
  }
}

function findBlocks(image: RgbImage, page: readonly number[]): Block[] {
  const { width, height, data } = image;
  const unit = Math.max(1, Math.min(width, height) / 720);
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) mask[i] = away(data, i, page) >= AWAY ? 0 : 255;
  return componentsOf({ data: mask, width, height }, 128).filter(({ x0, y0, x1, y1, area }) => {
    const w = x1 - x0;
    const h = y1 - y0;
    // A block with letters in it is less than full; a letter of its size is less full still, or upright (I).
    return h > 20 * unit && w > 30 * unit && w > 0.6 * h && area > 0.88 * w * h && area < 0.6 * width * height;
  });
}

/** The commonest colour of a region, per channel, in steps of 8. */
function modes({ data, width }: RgbImage, { x0, y0, x1, y1 }: Block): number[] {
  return [0, 1, 2].map((channel) => {
    const counts = new Uint32Array(32);
    const sums = new Uint32Array(32);
    for (let y = y0; y < y1; y += 2) {
      for (let x = x0; x < x1; x += 2) {
        const value = data[(y * width + x) * 3 + channel]!;
        counts[value >> 3]!++;
        sums[value >> 3]! += value;
      }
    }
    const top = counts.indexOf(Math.max(...counts));
    return Math.round(sums[top]! / Math.max(1, counts[top]!));
  });
}

function away(data: Uint8Array, pixel: number, colour: readonly number[]): number {
  const at = pixel * 3;
  return Math.max(
    Math.abs(data[at]! - colour[0]!),
    Math.abs(data[at + 1]! - colour[1]!),
    Math.abs(data[at + 2]! - colour[2]!),
  );
}
