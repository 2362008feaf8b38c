/** Positions that count up by one on every axis. */
export function consecutive(length: number, at: number, axes: number): { positions: Int32Array; next: number } {
  const positions = new Int32Array(axes * length);
  for (let a = 0; a < axes; a++) for (let i = 0; i < length; i++) positions[a * length + i] = at + i;
  return { positions, next: at + length };
}
