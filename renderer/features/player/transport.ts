import { rates, usePlayer } from './player-store.ts';

export function jump(seconds: number): void {
  const { time, seek } = usePlayer.getState();
  seek(time + seconds);
}

/** The next faster or slower of the offered rates. */
export function nextRate(rate: number, direction: 1 | -1): number {
  const nearest = rates.reduce((best, one, i) => (Math.abs(one - rate) < Math.abs(rates[best]! - rate) ? i : best), 0);
  return rates[Math.max(0, Math.min(rates.length - 1, nearest + direction))]!;
}

const rewindRates = [1, 2, 4, 8];

/** How fast backwards once J is pressed again. */
export function nextRewind(rewind: number): number {
  return rewindRates.find((rate) => rate > rewind) ?? rewindRates[rewindRates.length - 1]!;
}

/** J: runs backwards, faster with each press, as browsers know no negative rate. Any other order ends it. */
export function playBackwards(): void {
  const { element, rewind, set } = usePlayer.getState();
  if (!element) return;
  element.pause();
  set({ rewind: nextRewind(rewind) });
  if (rewind > 0) return;
  let last = performance.now();
  let at = element.currentTime;
  const tick = (now: number) => {
    const player = usePlayer.getState();
    if (player.rewind === 0 || player.playing || player.element !== element) {
      player.set({ rewind: 0 });
      return;
    }
    at -= ((now - last) / 1000) * player.rewind;
    last = now;
    // A picture that is still being sought is waited for: seeks that pile up show nothing at all.
    if (!element.seeking || at <= 0) player.seek(at);
    if (at <= 0) player.set({ rewind: 0 });
    else requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

/** L: plays; when it plays already, faster. */
export function playForwards(): void {
  const { element, playing, rate, setRate, set } = usePlayer.getState();
  set({ rewind: 0 });
  if (playing) setRate(nextRate(rate, 1));
  else void element?.play().catch(() => {});
}

/** K: stands still, and at normal speed again. */
export function halt(): void {
  const { element, setRate, set } = usePlayer.getState();
  set({ rewind: 0 });
  element?.pause();
  setRate(1);
}
