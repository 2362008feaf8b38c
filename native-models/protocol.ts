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
  /** COCO name, or the word that was looked for. */
  label: string;
  confidence: number;
  box: NormBox;
}

/** A model that the person installed. Each request names it, so that the process keeps no configuration: it opens what it is asked for. */
export interface ModelRef {
  id: string;
  /** Another revision is another model. */
  revision: string;
  /** Absolute. */
  folder: string;
  /** To be tried in this order; the processor is tried last in any case. */
  devices: readonly Device[];
  /** Which precision to prefer on a device: fp32, fp16, q8, q4, q4f16. */
  dtypes: Partial<Record<Device, string>>;
}

/** What a run on a device says beside its result. */
export interface RanOn {
  device: Device;
  /** One sentence where it is not the device that was wanted, or where memory was short. */
  note: string | null;
  /** What the work took, once the model was open. */
  ms: number;
}

/** Visual tokens of one frame, merged and packed; opaque to main, which keeps and returns them. */
export type FrameBytes = Uint8Array;

/** A moment to be judged. */
export interface ScoreCandidate {
  /** Key frames of the moment, in time order. */
  frames: FrameBytes[];
  /** What was read, said and seen there; '' where nothing was. */
  text: string;
  /** Score that retrieval gave it, 0–1. */
  prior: number;
}

/** A judgement of a candidate; null where it could no longer come among the best and was not looked at. */
export interface Judgement {
  /** P(Yes), 0–1. */
  p: number;
  /** With the order of retrieval, 0–1: what to sort by. */
  fused: number;
  /** Tokens of its prompt. */
  tokens: number;
}

/** Where a model runs: ONNX Runtime's execution providers (NVIDIA, Apple, DirectX, and WebGPU on any graphics card). */
export type Device = 'cpu' | 'cuda' | 'coreml' | 'dml' | 'webgpu';

/** Whether a device works here. */
export interface DeviceProbe {
  ok: boolean;
  /** One sentence for the person; null where it works. */
  reason: string | null;
  /** From the opening of a model to its result. */
  ms: number;
}

/** Every task of the models process: input, streamed event and output. */
export interface Tasks {
  /** Spans of speech in one stretch of audio, times in the media. */
  vad: { input: { pcm: Pcm }; event: never; output: SpeechSpan[] };
  /** Recognises one piece of at most 30 s; language is detected where not given. */
  asr: { input: { pcm: Pcm; language?: string }; event: never; output: AsrSegment[] };
  /**
   * Detections of one picture after non-maximum suppression, best first: everything from `minConfidence` on, or, for a question, these classes
   * `closely`: small ones, too, and only what several looks bear out.
   */
  detect: {
    input: { image: RgbImage } & ({ minConfidence: number } | { closely: readonly string[] });
    event: never;
    output: Detection[];
  };
  /** Boxes of whatever these words name, best first; each label is the word as given. */
  'detect-open': {
    input: { model: ModelRef; image: RgbImage; words: readonly string[]; minConfidence: number };
    event: never;
    output: Detection[];
  };
  ocr: { input: { image: RgbImage }; event: never; output: OcrLine[] };
  /** L2-normalised sentence embeddings; `vectors` is texts.length · dimensions, row-major. */
  'embed-text': { input: { texts: string[] }; event: never; output: { vectors: Float32Array; dimensions: number } };
  /**
   * Pictures to visual tokens: encoded, merged to `budget` tokens each, packed. With `together` they are looks at one moment in time order,
   * of one size: what stands still is merged over time first, and all of them become one.
   */
  'vlm-encode': {
    input: { model: ModelRef; images: RgbImage[]; budget: number; together: boolean };
    event: never;
    output: RanOn & { frames: FrameBytes[] };
  };
  /** Whether each candidate helps with the question: RagVL's P(Yes), fused with the order that retrieval gave. */
  'vlm-score': {
    input: {
      model: ModelRef;
      order: 'frame-first' | 'question-first';
      question: string;
      /** By falling prior. */
      candidates: ScoreCandidate[];
      /** Stops once the best `keep` can no longer change. */
      keep: number;
    };
    event: never;
    output: RanOn & { judgements: (Judgement | null)[] };
  };
  /** Text about frames: what one shows (`caption`), or an answer; events are pieces of it as they come. */
  'vlm-generate': {
    input: {
      model: ModelRef;
      prompt:
        | { kind: 'caption' }
        | { kind: 'answer'; question: string; text: string }
        /** Text alone, as it stands: `frames` is empty. */
        | { kind: 'text'; text: string };
      /** `label` is written before the frame, such as `[1] 0:05 `. */
      frames: { tokens: FrameBytes; label: string }[];
      maxTokens: number;
    };
    event: { text: string };
    output: RanOn & { text: string; tokens: number; ended: boolean };
  };
  /** Pictures and texts in one space (CLIP); L2-normalised, row-major. */
  'clip-images': {
    input: { model: ModelRef; images: RgbImage[] };
    event: never;
    output: { vectors: Float32Array; dimensions: number };
  };
  'clip-texts': {
    input: { model: ModelRef; texts: string[] };
    event: never;
    output: { vectors: Float32Array; dimensions: number };
  };
  /** Runs a model of one node on that device alone. A bad driver may end the process: ask in a process of its own. */
  'probe-device': { input: { device: Device }; event: never; output: DeviceProbe };
}
export type TaskName = keyof Tasks;

/** Texts up to which an embedding belongs to a question, not to ingest. */
const QUESTION_TEXTS = 2;

/** Whether somebody waits for it: such work goes before what is waiting, and between the steps of what is running. */
export function isForPerson(task: TaskName, input: unknown): boolean {
  if (task === 'embed-text') return (input as Tasks['embed-text']['input']).texts.length <= QUESTION_TEXTS;
  if (task === 'clip-texts') return (input as Tasks['clip-texts']['input']).texts.length <= QUESTION_TEXTS;
  if (task === 'vlm-generate') return (input as Tasks['vlm-generate']['input']).prompt.kind !== 'caption';
  if (task === 'detect') return 'closely' in (input as Tasks['detect']['input']);
  return task === 'vlm-score' || task === 'detect-open';
}

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
