/** Takes an id in or out of at most two; a third takes the place of the one that was picked first. */
export function picked(picks: readonly string[], id: string): string[] {
  return picks.includes(id) ? picks.filter((one) => one !== id) : [...picks, id].slice(-2);
}

/** The index that a key leads to in a grid, or null where the key means nothing there. */
export function gridStep(key: string, current: number, columns: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: current - 1,
    ArrowRight: current + 1,
    ArrowUp: current - columns,
    ArrowDown: current + columns,
    Home: 0,
    End: count - 1,
    PageUp: current - 3 * columns,
    PageDown: current + 3 * columns,
  };
  const to = steps[key];
  if (to === undefined) return null;
  // Past the first or last line one stays in one's column rather than jumping to a corner.
  if ((key === 'ArrowUp' && to < 0) || (key === 'ArrowDown' && to >= count)) return current;
  return Math.max(0, Math.min(count - 1, to));
}
