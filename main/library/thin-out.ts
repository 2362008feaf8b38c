/**
 * Which of many points in time to let go so that `max` are left: dense near the newest, ever sparser towards the oldest. Each time the
 * one goes whose neighbours lie closest together for its age; the oldest and the newest stay.
 * @param times ms, oldest first.
 * @returns indexes into `times`, ascending.
 */
export function surplus(times: readonly number[], max: number): number[] {
  const newest = times.at(-1) ?? 0;
  const left = times.map((time, index) => ({ time, index }));
  const gone: number[] = [];
  while (left.length > Math.max(2, max)) {
    let least = { at: 1, worth: Number.POSITIVE_INFINITY };
    for (let at = 1; at < left.length - 1; at++) {
      const age = Math.max(1, newest - left[at]!.time);
      const worth = (left[at + 1]!.time - left[at - 1]!.time) / age;
      if (worth < least.worth) least = { at, worth };
    }
    gone.push(...left.splice(least.at, 1).map(({ index }) => index));
  }
  return gone.sort((a, b) => a - b);
}
