/** Seconds as m:ss or h:mm:ss, rounded down: the moment named has begun or is about to. */
export function clock(seconds: number): string {
  // A span read off the audio may begin a few hundredths early or late: 3.98 is the fourth second.
  const whole = Math.floor(Math.max(0, seconds) + 0.1);
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}
