import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { ModelError } from './model-error.ts';

export interface SessionOptions {
  /** Threads inside one operator; the kernels gain nothing beyond the physical cores. */
  threads: number;
  /** False gives memory back after every run: for models that run rarely but need much at once. */
  arena: boolean;
}

/**
 * Opens one ONNX file on the CPU provider.
 * @throws ModelError MODEL_MISSING where the file is not there, INTERNAL where ONNX Runtime refuses it.
 */
export async function openSession(file: string, options: SessionOptions): Promise<InferenceSession> {
  if (!existsSync(file)) {
    throw new ModelError(
      'MODEL_MISSING',
      `The model file ${basename(file)} of ${basename(dirname(file))} is missing: install Cuepoint again to get it back.`,
    );
  }
  try {
    return await InferenceSession.create(file, cpuOptions(options));
  } catch (cause) {
    throw new ModelError(
      'INTERNAL',
      `The model file ${basename(file)} could not be loaded: install Cuepoint again to replace it.`,
      cause,
    );
  }
}

/** What every session on the CPU provider is opened with. */
export function cpuOptions({ threads, arena }: SessionOptions): InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    enableCpuMemArena: arena,
    // A spinning pool would take the core that ffmpeg and tesseract need between two runs.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  };
}
