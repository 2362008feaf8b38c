import type { FrameRate } from '../../../main/export/frame-rate.ts';

/** Reads timecode back by the rule of SMPTE 12M, counting what each minute leaves out. */
export function framesOfTimecode(text: string, { nominal }: FrameRate): number {
  const [h, m, s, f] = text.split(/[:;]/).map(Number) as [number, number, number, number];
  const minutes = h * 60 + m;
  const dropped = text.includes(';') ? (nominal / 15) * (minutes - Math.floor(minutes / 10)) : 0;
  return (minutes * 60 + s) * nominal + f - dropped;
}
