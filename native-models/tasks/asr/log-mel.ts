import { planFft } from './fft.ts';

export const MEL_BINS = 80;
/** Frames of Whisper's window: 30 s at 10 ms. */
export const MEL_FRAMES = 3000;
const HOP = 160;
const FFT_SIZE = 400;
const BINS = FFT_SIZE / 2 + 1;
const RATE = 16_000;
/** 8 kHz on Slaney's mel scale. */
const TOP_MEL = 15 + (27 * Math.log(8)) / Math.log(6.4);

const window = Float64Array.from({ length: FFT_SIZE }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FFT_SIZE));
const filters = melFilters();
const fft = planFft(FFT_SIZE);

/**
 * Whisper's input (Radford et al. 2022, log_mel_spectrogram): 80 Slaney mel bands of 25 ms Hann windows each 10 ms, log10,
 * floored 8 below the loudest, (x + 4) / 4; filled up to 30 s as if silence followed.
 * @param samples 16 kHz mono; what stands after 30 s is ignored
 * @returns 80 · 3000, row-major
 */
export function logMel(samples: Float32Array): Float32Array {
  const audio = samples.length > MEL_FRAMES * HOP ? samples.subarray(0, MEL_FRAMES * HOP) : samples;
  // Later frames hold only padding.
  const frames = Math.min(MEL_FRAMES, Math.ceil((audio.length + FFT_SIZE / 2) / HOP) + 1);
  const mel = new Float32Array(MEL_BINS * MEL_FRAMES).fill(-10);
  const [inRe, inIm, re, im] = Array.from({ length: 4 }, () => new Float64Array(FFT_SIZE)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const power = new Float64Array(BINS);
  for (let frame = 0; frame < frames; frame += 2) {
    // Two real frames ride one complex transform: the second as the imaginary part.
    readFrame(audio, frame, inRe);
    readFrame(audio, frame + 1, inIm);
    fft(inRe, inIm, re, im);
    for (let half = 0; half < 2 && frame + half < MEL_FRAMES; half++) {
      for (let k = 0; k < BINS; k++) {
        const m = (FFT_SIZE - k) % FFT_SIZE;
        const a = half === 0 ? (re[k]! + re[m]!) / 2 : (im[k]! + im[m]!) / 2;
        const b = half === 0 ? (im[k]! - im[m]!) / 2 : (re[m]! - re[k]!) / 2;
        power[k] = a * a + b * b;
      }
      for (let band = 0; band < MEL_BINS; band++) {
        const { from, weights } = filters[band]!;
        let sum = 0;
        for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[from + i]!;
        mel[band * MEL_FRAMES + frame + half] = Math.log10(Math.max(sum, 1e-10));
      }
    }
  }
  let loudest = -10;
  for (const value of mel) if (value > loudest) loudest = value;
  return mel.map((value) => (Math.max(value, loudest - 8) + 4) / 4);
}

/** Windowed samples around frame · 10 ms; the audio is mirrored at its start and followed by silence. */
function readFrame(audio: Float32Array, frame: number, into: Float64Array): void {
  const start = frame * HOP - FFT_SIZE / 2;
  for (let n = 0; n < FFT_SIZE; n++) into[n] = (audio[Math.abs(start + n)] ?? 0) * window[n]!;
}

/** Slaney's triangular filters, area-normalised, 0–8000 Hz (librosa's default, with which Whisper was trained). */
function melFilters(): { from: number; weights: Float64Array }[] {
  const edges = Array.from({ length: MEL_BINS + 2 }, (_, i) => toHz((i * TOP_MEL) / (MEL_BINS + 1)));
  return Array.from({ length: MEL_BINS }, (_, band) => {
    const [low, middle, high] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    const all = Float64Array.from({ length: BINS }, (_, k) => {
      const hz = (k * RATE) / FFT_SIZE;
      const height = Math.min((hz - low) / (middle - low), (high - hz) / (high - middle));
      return height > 0 ? (height * 2) / (high - low) : 0;
    });
    const from = all.findIndex((weight) => weight > 0);
    const to = all.findLastIndex((weight) => weight > 0);
    return from < 0 ? { from: 0, weights: new Float64Array(0) } : { from, weights: all.slice(from, to + 1) };
  });
}

/** Slaney's scale: linear below 1 kHz (15 mel), logarithmic above. */
function toHz(mel: number): number {
  return mel < 15 ? (200 * mel) / 3 : 1000 * Math.exp((Math.log(6.4) * (mel - 15)) / 27);
}
