import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { timeToX, type View, viewEnd } from './geometry.ts';
import { laneColors } from './lane-colors.ts';

/** px: a shot at least this wide begins with its own picture. */
const OWN_PICTURES = 24;

/** Which cell of the sprite shows a second. */
export function cellAt(strip: Filmstrip, time: number): { x: number; y: number } {
  const cell = Math.max(0, Math.min(strip.count - 1, Math.floor(time / strip.interval)));
  return { x: (cell % strip.columns) * strip.width, y: Math.floor(cell / strip.columns) * strip.height };
}

/** A part of the strip with pictures of its own: one shot, or several that are too short for one each. All in s. */
export interface Run {
  start: number;
  end: number;
  /** Where its first picture begins, or would. */
  anchor: number;
}

/**
 * The runs in view. A shot of at least `least` s has pictures of its own from its first second on; shorter ones in a row share pictures that are
 * anchored to the media. A run does not depend on how much of it is in view, so that pictures do not swim while panning.
 * @param frames by time; each begins a shot @param picture how long a picture lasts at this zoom, s
 */
export function runsInView(view: View, frames: readonly KeyFrame[], least: number, picture: number): Run[] {
  const runs: Run[] = [];
  const begin = (i: number): number => (i <= 0 ? 0 : (frames[i]?.start ?? view.duration));
  const isShort = (i: number): boolean => begin(i + 1) - begin(i) < least;
  let i = Math.max(0, firstFrom(frames, view.start) - 1);
  if (isShort(i)) while (i > 0 && isShort(i - 1)) i -= 1;
  const end = Math.min(viewEnd(view) + picture, view.duration);
  for (let shared: Run | null = null; begin(i) < end; i += 1) {
    const [from, to] = [begin(i), begin(i + 1)];
    if (!isShort(i)) {
      shared = null;
      runs.push({ start: from, end: to, anchor: from });
    } else if (shared) shared.end = to;
    else {
      shared = { start: from, end: to, anchor: 0 };
      runs.push(shared);
    }
  }
  return runs;
}

/** Pictures side by side, each of the second in its middle; where a shot ends, its last picture is cut. */
export function drawFilmstrip(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  strip: Filmstrip,
  sprite: CanvasImageSource,
  frames: readonly KeyFrame[],
): void {
  const seconds = (height * strip.width) / strip.height / view.pxPerSecond;
  const end = Math.min(viewEnd(view), view.duration);
  for (const run of runsInView(view, frames, OWN_PICTURES / view.pxPerSecond, seconds)) {
    const first = Math.max(0, Math.floor((Math.max(run.start, view.start) - run.anchor) / seconds));
    for (let n = first; run.anchor + n * seconds < Math.min(run.end, end); n += 1) {
      const from = Math.max(run.start, run.anchor + n * seconds);
      const to = Math.min(run.end, run.anchor + (n + 1) * seconds);
      const [left, right] = [Math.round(timeToX(view, from)), Math.round(timeToX(view, to))];
      if (right <= left) continue;
      const cell = cellAt(strip, Math.min((from + to) / 2, view.duration - 0.001));
      const part = Math.min(1, (to - from) / seconds) * strip.width;
      // A shot that is narrower than a picture shows the middle of it.
      const x = n === 0 && to === run.end ? cell.x + (strip.width - part) / 2 : cell.x;
      context.drawImage(sprite, x, cell.y, part, strip.height, left, 0, right - left, height);
    }
  }
}

/** A notch above the strip where a new picture begins. */
export function drawCuts(
  context: CanvasRenderingContext2D,
  view: View,
  height: number,
  frames: readonly KeyFrame[],
): void {
  const { n1, n12 } = laneColors();
  // At most one each 6 px, chosen by the media and not by the view: notches must not dance while panning.
  const cell = (time: number): number => Math.floor((time * view.pxPerSecond) / 6);
  const end = viewEnd(view);
  for (let i = firstFrom(frames, view.start); i < frames.length; i += 1) {
    const frame = frames[i]!;
    if (frame.start > end) break;
    const shot = (frame.start - (frames[i - 1]?.start ?? 0)) * view.pxPerSecond;
    if (frame.start <= 0 || (i > 0 && cell(frames[i - 1]!.start) === cell(frame.start))) continue;
    // Where shots are short on the screen, lines through all of the pictures would be a fence before them.
    const [x, high] = [Math.round(timeToX(view, frame.start)), shot < OWN_PICTURES ? 4 : height];
    // Two tones: a cut between two white slides is seen in the light theme, one between two nights in the dark.
    context.fillStyle = n1;
    context.fillRect(x, 0, 1, high);
    context.fillStyle = n12;
    context.globalAlpha = 0.25;
    context.fillRect(x + 1, 0, 1, high);
    context.globalAlpha = 1;
  }
}

/** Index of the first key frame that starts at or after `time`; they are in order. */
function firstFrom(frames: readonly KeyFrame[], time: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (frames[middle]!.start >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
