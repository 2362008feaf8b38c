/** Frames a second as the fraction that containers and editors write, and how its timecode counts. */
export interface FrameRate {
  numerator: number;
  denominator: number;
  /** Frames that a second of timecode counts: 30 for 29.97. */
  nominal: number;
  /** Leaves out numbers so that timecode keeps up with the clock (SMPTE 12M). */
  dropFrame: boolean;
}

/** Drop-frame where there is one: a marker's timecode then reads as the time that the player shows. */
const broadcast: readonly FrameRate[] = [
  { numerator: 24000, denominator: 1001, nominal: 24, dropFrame: false },
  { numerator: 24, denominator: 1, nominal: 24, dropFrame: false },
  { numerator: 25, denominator: 1, nominal: 25, dropFrame: false },
  { numerator: 30000, denominator: 1001, nominal: 30, dropFrame: true },
  { numerator: 30, denominator: 1, nominal: 30, dropFrame: false },
  { numerator: 50, denominator: 1, nominal: 50, dropFrame: false },
  { numerator: 60000, denominator: 1001, nominal: 60, dropFrame: true },
  { numerator: 60, denominator: 1, nominal: 60, dropFrame: false },
];

/**
 * The rate of an editing timeline for a source: the one that editors have which is nearest. Sound alone, and what has no steady rate,
 * is laid on one of 30.
 * @param fps average frames a second, null for sound
 */
export function frameRateOf(fps: number | null): FrameRate {
  let wanted = fps !== null && fps > 0 && fps < 10_000 ? fps : 30;
  // Slow and fast cameras fit a timeline that shows each frame twice, or every other one.
  while (wanted < 20) wanted *= 2;
  while (wanted > 61) wanted /= 2;
  return broadcast.reduce((best, rate) => (distance(rate, wanted) < distance(best, wanted) ? rate : best));
}

const distance = ({ numerator, denominator }: FrameRate, fps: number): number =>
  Math.abs(Math.log(numerator / denominator / fps));

/** Frames up to a second of the source; frame times are whole multiples, so rounding only takes away what floats add. */
export function framesAt(seconds: number, { numerator, denominator }: FrameRate): number {
  return Math.round((Math.max(0, seconds) * numerator) / denominator);
}
