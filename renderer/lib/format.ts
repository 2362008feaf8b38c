/** "1 video", "3 videos". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Bytes in decimal units, as file managers show them: "1.1 MB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Work against the clock: "8.3× real time"; under 1 with two digits. */
export function formatSpeed(speed: number): string {
  return `${speed >= 10 ? Math.round(speed) : speed.toFixed(speed < 1 ? 2 : 1)}× real time`;
}

/** A file name cut in its middle, so that both its start and its extension stay readable. */
export function middleEllipsis(name: string, max: number): string {
  if (name.length <= max) return name;
  const tail = Math.min(Math.ceil(max / 3), 10);
  return `${name.slice(0, max - tail - 1)}…${name.slice(-tail)}`;
}
