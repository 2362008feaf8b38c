import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';

/** Samples a window at 16 kHz (32 ms): the only size that version 5 takes. */
export const WINDOW = 512;
/** Samples of the window before that version 5 wants in front of each window. */
const CONTEXT = 64;
const STATE_SIZE = 2 * 128;
/** Windows between two looks at the message queue (about 50 ms of work). */
const STRETCH = 250;

export interface Silero {
  /** Probability of speech for each window of 512 samples; the last one is filled up with silence. */
  probabilities(samples: Float32Array, context: TaskContext): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Opens Silero VAD version 5 (github.com/snakers4/silero-vad). */
export async function openSilero(weights: string): Promise<Silero> {
  // The network is tiny: a second thread costs more in hand-over than it saves.
  const session = await openSession(join(weights, 'silero-vad/silero_vad_v5.onnx'), { threads: 1, arena: true });
  const rate = new Tensor('int64', BigInt64Array.of(16_000n), []);

  return {
    async probabilities(samples, context) {
      const count = Math.ceil(samples.length / WINDOW);
      const found = new Float32Array(count);
      let state = new Tensor('float32', new Float32Array(STATE_SIZE), [2, 1, 128]);
      for (let i = 0; i < count; i++) {
        if (i % STRETCH === 0) await context.breathe();
        const input = new Float32Array(CONTEXT + WINDOW);
        const from = Math.max(0, i * WINDOW - CONTEXT);
        input.set(samples.subarray(from, (i + 1) * WINDOW), i === 0 ? CONTEXT : 0);
        const output = await session.run({ input: new Tensor('float32', input, [1, input.length]), state, sr: rate });
        found[i] = (output.output!.data as Float32Array)[0]!;
        state = output.stateN as typeof state;
      }
      return found;
    },
    close: () => session.release(),
  };
}
