/**
 * A time of the media for reading: m:ss, or h:mm:ss past an hour; milliseconds only where asked.
 * Cuts, never rounds up: 0:59.9 is still 0:59.
 * @param seconds s, ≥ 0; anything else reads as 0:00
 */
export function formatTime(seconds: number, options: { milliseconds?: boolean } = {}): string {
  const total = Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
  const ms = Math.floor(total * 1000 + 1e-6);
  const whole = Math.floor(ms / 1000);
  const h = Math.floor(whole / 3600);
  const m = Math.floor(whole / 60) % 60;
  const s = String(whole % 60).padStart(2, '0');
  const head = h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
  return options.milliseconds ? `${head}.${String(ms % 1000).padStart(3, '0')}` : head;
}

/** A span as "0:17 – 0:29", or one time where both read the same. */
export function formatSpan(start: number, end: number): string {
  const from = formatTime(start);
  const to = formatTime(end);
  return from === to ? from : `${from} – ${to}`;
}

/** How long something lasts, in words: "12 s", "4 min", "1 h 20 min". Rounds to what a person would say. */
export function formatDuration(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** How long something lasts to the millisecond: "12.280 s", "1:05.200". */
export function formatLength(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(3)} s` : formatTime(seconds, { milliseconds: true });
}

/** The same time for a screen reader: "1 minute 5 seconds". */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? '' : 's'}`);
  return said.length > 0 ? said.join(' ') : '0 seconds';
}

/**
 * Reads what a person types for a time: "90", "1:30", "1:02:03.5".
 * @returns s, or null where it is no time
 */
export function parseTime(text: string): number | null {
  const parts = text.trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d+(\.\d+)?$/.test(part))) return null;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}
