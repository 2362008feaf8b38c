import type { Place } from './document.ts';

/** m:ss, past an hour h:mm:ss; whole seconds, rounded down so that a link never starts after what it cites. */
export function timeText(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds + 1e-6));
  const s = String(total % 60).padStart(2, '0');
  const m = Math.floor(total / 60) % 60;
  const h = Math.floor(total / 3600);
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** `0:17–0:29`, or one time where both print alike; '' for still pictures. */
export function spanText(place: Pick<Place, 'still' | 'start' | 'end'>): string {
  if (place.still) return '';
  const [from, to] = [timeText(place.start), timeText(place.end)];
  return from === to ? from : `${from}–${to}`;
}

/** `talk.mp4, 0:17–0:29` */
export function placeText(place: Pick<Place, 'fileName' | 'still' | 'start' | 'end'>): string {
  return [place.fileName, spanText(place)].filter((part) => part !== '').join(', ');
}

/** `23 November 2026, 15:51 UTC`: the same wherever it is read. */
export function dateText(ms: number): string {
  return `${dayText(ms)}, ${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** `23 November 2026` */
export function dayText(ms: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(ms));
}
