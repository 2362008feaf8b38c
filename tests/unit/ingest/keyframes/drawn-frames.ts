import type { TimedFrame } from '../../../../main/ingest/keyframes/cut-detector.ts';

export const WIDTH = 160;
export const HEIGHT = 90;

/** Pictures drawn in code: a light ground with dark lines of "text" (rows of short strokes). */
export function slide(lines: number, seed = 0, ground = 235): Uint8Array {
  const gray = new Uint8Array(WIDTH * HEIGHT).fill(ground);
  for (let line = 0; line < lines; line++) {
    const top = 8 + line * 9;
    for (let x = 10; x < 130; x++) {
      for (let y = top; y < top + 4 && y < HEIGHT; y++) {
        if ((x * 7 + y * 3 + line * 11 + seed * 29) % 5 < 2) gray[y * WIDTH + x] = 30;
      }
    }
  }
  return gray;
}

/** A soft pattern moved by so many pixels: a camera that pans. */
export function scenery(shift: number): Uint8Array {
  const gray = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      gray[y * WIDTH + x] = 128 + 60 * Math.sin((x + shift) / 9) + 40 * Math.cos((y - shift / 2) / 7);
    }
  }
  return gray;
}

/** Small deterministic noise, as codecs leave it. */
export function noisy(gray: Uint8Array, n: number): Uint8Array {
  return gray.map((level, i) => level + (((i * 31 + n * 17) % 7) - 3) * 0.5);
}

export function film(parts: readonly { seconds: number; draw: (t: number) => Uint8Array }[], fps = 25): TimedFrame[] {
  const frames: TimedFrame[] = [];
  let n = 0;
  for (const { seconds, draw } of parts) {
    for (let k = 0; k < Math.round(seconds * fps); k++) {
      frames.push({ time: n / fps, gray: noisy(draw(k / fps), n) });
      n++;
    }
  }
  return frames;
}
