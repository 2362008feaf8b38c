/** A speed is taken over this long, ms: long enough to be steady, short enough to follow. */
const span = 8000;

export interface TransferRate {
  bytesPerSecond: number | null;
  secondsLeft: number | null;
}

/**
 * Watches bytes come in.
 * @param clock ms, ever growing
 * @returns takes the bytes that are here (those of earlier runs included) and the bytes of all, gives speed and time left
 */
export function watchRate(clock: () => number): (received: number, total: number) => TransferRate {
  const seen: { at: number; received: number }[] = [];
  return (received, total) => {
    const at = clock();
    const last = seen.at(-1);
    // A file that has to begin anew takes bytes away: what was measured before says nothing then.
    if (last !== undefined && received < last.received) seen.length = 0;
    seen.push({ at, received });
    while (seen.length > 2 && at - seen[1]!.at >= span) seen.shift();
    const first = seen[0]!;
    if (at - first.at < 500) return { bytesPerSecond: null, secondsLeft: null };
    const bytesPerSecond = ((received - first.received) * 1000) / (at - first.at);
    return { bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? Math.max(0, total - received) / bytesPerSecond : null };
  };
}
