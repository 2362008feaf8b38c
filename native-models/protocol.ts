/**
 * What main and the models process say to each other (structured clone on both sides; typed arrays travel as they are).
 * Requests carry an id; a request gets any number of events and exactly one result.
 */

/** 16 kHz mono PCM, -1..1. */
export interface Pcm {
  samples: Float32Array;
  /** Second of the media at which samples[0] sounds. */
  start: number;
}

/** An upright picture: 8-bit RGB, row-major, width·height·3 bytes. */
export interface RgbImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Fractions of the picture, origin top left. */
export interface NormBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface SpeechSpan {
  start: number;
  end: number;
}

export interface AsrWord {
  text: string;
  start: number;
  end: number;
  confidence: number;
}

export interface AsrSegment {
  text: string;
  /** s in the media */
  start: number;
  end: number;
  /** ISO 639-1 */
  language: string;
  confidence: number;
  words: AsrWord[];
}

export interface OcrWord {
  text: string;
  box: NormBox;
  /** 0–1 */
  confidence: number;
}

/** One line as the recogniser returned it; layout (rows, headings) is made by ingest, not here. */
export interface OcrLine {
  text: string;
  box: NormBox;
  confidence: number;
  words: OcrWord[];
}

export interface Detection {
  /** COCO name */
  label: string;
  confidence: number;
  box: NormBox;
}

/** Every task of the models process: input, streamed event and output. */
export interface Tasks {
  /** Spans of speech in one stretch of audio, times in the media. */
  vad: { input: { pcm: Pcm }; event: never; output: SpeechSpan[] };
  /** Recognises one piece of at most 30 s; language is detected where not given. */
  asr: { input: { pcm: Pcm; language?: string }; event: never; output: AsrSegment[] };
  /** Detections of one picture after non-maximum suppression, best first. */
  detect: { input: { image: RgbImage; minConfidence: number }; event: never; output: Detection[] };
  ocr: { input: { image: RgbImage }; event: never; output: OcrLine[] };
  /** L2-normalised sentence embeddings; `vectors` is texts.length · dimensions, row-major. */
  'embed-text': { input: { texts: string[] }; event: never; output: { vectors: Float32Array; dimensions: number } };
}
export type TaskName = keyof Tasks;

export type ModelErrorCode = 'BAD_INPUT' | 'CANCELLED' | 'MODEL_MISSING' | 'MODEL_CRASHED' | 'INTERNAL';

export type ToWorker =
  | { kind: 'run'; id: number; task: TaskName; input: unknown }
  | { kind: 'cancel'; id: number }
  /** Gives back every session's memory. */
  | { kind: 'release' };

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'started'; id: number }
  | { kind: 'event'; id: number; event: unknown }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'error'; id: number; code: ModelErrorCode; message: string };

/** What main holds: tests put their own in its place. */
export interface Models {
  run<T extends TaskName>(
    task: T,
    input: Tasks[T]['input'],
    options?: { signal?: AbortSignal; onEvent?: (event: Tasks[T]['event']) => void },
  ): Promise<Tasks[T]['output']>;
  close(): Promise<void>;
}
