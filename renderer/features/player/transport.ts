import { rates, usePlayer } from './player-store.ts';

/** Steps by one frame of the asset; without a frame rate by a 25th of a second. */
export function stepFrame(direction: 1 | -1, fps: number | null): void {
  const { element, time, seek } = usePlayer.getState();
  element?.pause();
  seek(time + direction / (fps ?? 25));
}

export function jump(seconds: number): void {
  const { time, seek } = usePlayer.getState();
  seek(time + seconds);
}

/** The next faster or slower of the offered rates. */
export function nextRate(rate: number, direction: 1 | -1): number {
  const nearest = rates.reduce((best, one, i) => (Math.abs(one - rate) < Math.abs(rates[best]! - rate) ? i : best), 0);
  return rates[Math.max(0, Math.min(rates.length - 1, nearest + direction))]!;
}

let rewind = 0;

function stopRewind(): void {
  cancelAnimationFrame(rewind);
  rewind = 0;
}

/** J: runs backwards in real time, as browsers know no negative rate. Again or K stops it. */
export function playBackwards(): void {
  const { element } = usePlayer.getState();
  if (!element) return;
  element.pause();
  if (rewind) {
    stopRewind();
    return;
  }
  let last = performance.now();
  const tick = (now: number) => {
    const { time, seek, playing } = usePlayer.getState();
    const next = time - (now - last) / 1000;
    last = now;
    if (playing || next <= 0) {
      stopRewind();
      return;
    }
    seek(next);
    rewind = requestAnimationFrame(tick);
  };
  rewind = requestAnimationFrame(tick);
}

/** L: plays; when it plays already, faster. */
export function playForwards(): void {
  const { element, playing, rate, setRate } = usePlayer.getState();
  stopRewind();
  if (playing) setRate(nextRate(rate, 1));
  else void element?.play().catch(() => {});
}

/** K: stands still, and at normal speed again. */
export function halt(): void {
  const { element, setRate } = usePlayer.getState();
  stopRewind();
  element?.pause();
  setRate(1);
}
