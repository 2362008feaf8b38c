/** Rate of every waveform here, Hz. */
export const RATE = 16_000;

/** A block's length, samples (0.25 s): shorter than a syllable group, longer than a pitch period. */
const BLOCK = 4000;
/** Blocks to either side whose loudest one sets the level (2 s): a pause inside speech keeps the speaker's gain. */
const REACH = 8;
/** RMS that speech is brought to, about -23 dBFS. */
const TARGET = 0.07;
/** Most gain, 60 dB: beyond it there is only the noise of the converter. */
const MOST_GAIN = 1000;
/** RMS below which a stretch is silence, about -96 dBFS: half a step of 16-bit audio. */
const SILENCE = 1.5e-5;

/**
 * Brings quiet speech to a common level: speakers in one recording can lie 45 dB apart, and both the voice detector and
 * the recogniser judge by absolute level. The gain follows the loudest half second within 2 s and moves linearly between blocks.
 * @param samples 16 kHz mono, -1..1; not changed
 */
export function levelled(samples: Float32Array): Float32Array {
  const blocks = Math.max(1, Math.ceil(samples.length / BLOCK));
  const rms = Array.from({ length: blocks }, (_, b) => blockRms(samples, b));
  const gains = rms.map((_, b) => {
    const level = Math.max(...rms.slice(Math.max(0, b - REACH), b + REACH + 1));
    return level < SILENCE ? 1 : Math.min(MOST_GAIN, TARGET / level);
  });
  const out = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const position = i / BLOCK - 0.5;
    const left = Math.min(blocks - 1, Math.max(0, Math.floor(position)));
    const right = Math.min(blocks - 1, left + 1);
    const part = Math.min(1, Math.max(0, position - left));
    const gain = gains[left]! * (1 - part) + gains[right]! * part;
    out[i] = Math.max(-1, Math.min(1, samples[i]! * gain));
  }
  return out;
}

/** RMS of the whole waveform; 0 where there is none. */
export function rmsOf(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

function blockRms(samples: Float32Array, block: number): number {
  return rmsOf(samples.subarray(block * BLOCK, Math.min(samples.length, (block + 1) * BLOCK)));
}
