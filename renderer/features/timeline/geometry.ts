/** What part of the media the timeline shows. All in s and CSS px. */
export interface View {
  /** s at the left edge. */
  start: number;
  pxPerSecond: number;
  /** px */
  width: number;
  /** s, of the whole media. */
  duration: number;
}

/** Closest zoom: a frame of 25 fps is then 16 px wide. */
export const MAX_PX_PER_SECOND = 400;

export const timeToX = (view: View, time: number): number => (time - view.start) * view.pxPerSecond;
export const xToTime = (view: View, x: number): number => view.start + x / view.pxPerSecond;
export const viewEnd = (view: View): number => view.start + view.width / view.pxPerSecond;

function fitScale(width: number, duration: number): number {
  return duration > 0 && width > 0 ? width / duration : 1;
}

/** The whole media, edge to edge. */
export function fitView(width: number, duration: number): View {
  return { start: 0, pxPerSecond: fitScale(width, duration), width, duration };
}

/** Holds a view inside the media: never wider than it, never past either end. */
export function clampView(view: View): View {
  const least = fitScale(view.width, view.duration);
  const pxPerSecond = Math.max(least, Math.min(Math.max(MAX_PX_PER_SECOND, least), view.pxPerSecond));
  const latest = Math.max(0, view.duration - view.width / pxPerSecond);
  return { ...view, pxPerSecond, start: Math.min(latest, Math.max(0, view.start)) };
}

/** Zooms so that the second under `x` stays under it. @param factor > 1 zooms in. */
export function zoomAt(view: View, factor: number, x: number): View {
  const time = xToTime(view, x);
  const { pxPerSecond } = clampView({ ...view, pxPerSecond: view.pxPerSecond * factor });
  return clampView({ ...view, pxPerSecond, start: time - x / pxPerSecond });
}

/** @param dx px; positive shows what comes later. */
export function panBy(view: View, dx: number): View {
  return clampView({ ...view, start: view.start + dx / view.pxPerSecond });
}

/** Brings a time into the middle, as far as the ends of the media let it. */
export function centreOn(view: View, time: number): View {
  return clampView({ ...view, start: time - view.width / view.pxPerSecond / 2 });
}

/** Shows a span with an eighth of its length to either side. */
export function zoomToSpan(view: View, from: number, to: number): View {
  const length = Math.max(to - from, 0.2);
  const { pxPerSecond } = clampView({ ...view, pxPerSecond: view.width / (length * 1.25) });
  const middle = (from + to) / 2;
  return clampView({ ...view, pxPerSecond, start: middle - view.width / pxPerSecond / 2 });
}

/** Keeps the scale when the pane is resized, except where the whole media was in view: then it still is. */
export function resizeView(view: View, width: number): View {
  const wasFit = view.pxPerSecond <= fitScale(view.width, view.duration) * 1.001;
  return wasFit ? fitView(width, view.duration) : clampView({ ...view, width });
}

/** Turns the page when a time runs out of view: it then stands a tenth from the left. */
export function follow(view: View, time: number): View {
  if (time >= view.start && time <= viewEnd(view)) return view;
  return clampView({ ...view, start: time - (view.width / view.pxPerSecond) * 0.1 });
}

/** s: a step this long was a jump, and not playing on. */
const JUMP = 0.75;

/**
 * Whether the view goes along from one current second to the next: with what was in view and ran or stepped out of it, and with every jump.
 * Someone who looks elsewhere while it plays is left there.
 */
export function followsTo(view: View, before: number, time: number): boolean {
  const inView = (second: number) => second >= view.start && second <= viewEnd(view);
  if (inView(time)) return false;
  return inView(before) || Math.abs(time - before) > JUMP;
}

/** px: the window on an overview never gets too small to take hold of. */
const LEAST_WINDOW = 14;

/** Where the window of the view lies on a strip, as wide as the lanes, that is the whole file; px. */
export function windowOf(view: View): { left: number; width: number } {
  const whole = fitScale(view.width, view.duration);
  const exact = (viewEnd(view) - view.start) * whole;
  const width = Math.min(view.width, Math.max(LEAST_WINDOW, exact));
  const left = view.start * whole - (width - exact) / 2;
  return { left: Math.max(0, Math.min(view.width - width, left)), width };
}
