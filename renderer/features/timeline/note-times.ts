import type { Evidence } from '../../../preload/contract/evidence.ts';

type Note = Pick<Evidence, 'start' | 'end'>;

/** s: what counts as the same second for a marker without a length. About a frame. */
const NEAR = 0.05;

/** The note that is on at a second, of several the one that began last. */
export function noteAt<T extends Note>(notes: readonly T[], time: number): T | undefined {
  return notes.findLast(({ start, end }) => time >= start - NEAR && time <= Math.max(end, start + NEAR));
}

/** The next note after a second, or the last before it. @param notes by start */
export function noteBeside<T extends Note>(notes: readonly T[], time: number, direction: 1 | -1): T | undefined {
  return direction === 1
    ? notes.find(({ start }) => start > time + 0.001)
    : notes.findLast(({ start }) => start < time - 0.001);
}

/** "Marker 3", where "Marker 2" is the highest there is. */
export function nextMarkerName(notes: readonly Pick<Evidence, 'text'>[]): string {
  const numbers = notes.map(({ text }) => Number(/^Marker (\d{1,6})$/.exec(text)?.[1] ?? 0));
  return `Marker ${Math.max(0, ...numbers) + 1}`;
}

export type Grip = 'start' | 'end' | 'whole';

/** Where a note comes to lie when it is dragged by so many seconds; it keeps its length, or its other edge, and stays in the file. */
export function dragged(note: Note, grip: Grip, by: number, duration: number): { start: number; end: number } {
  const within = (time: number, low: number, high: number) => Math.max(low, Math.min(high, time));
  const { start, end } = note;
  if (grip === 'whole') {
    const from = within(start + by, 0, duration - (end - start));
    return { start: from, end: from + (end - start) };
  }
  if (grip === 'start') return { start: within(start + by, 0, end), end };
  return { start, end: within(end + by, start, duration) };
}
