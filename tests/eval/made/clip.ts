/** A recorded sentence (with its transcript), or a cue of the subtitles as `Name: what is said`. */
export interface Said {
  id: string;
  speech?: Speech;
  cue?: string;
}

/** Recordings of tests/fixtures/media/speech. */
export type Speech = 'en-000' | 'en-001' | 'en-002' | 'en-003' | 'en-004' | 'de-000';

/** What is on screen for a while: a slide, a photograph or a drawing, with what is said meanwhile. */
export interface Scene {
  id: string;
  /** s at least; what is said may make it longer. */
  seconds?: number;
  /** Shows that scene once more, to the pixel. */
  again?: string;
  title?: string;
  lines?: readonly string[];
  numbered?: readonly string[];
  columns?: readonly string[];
  rows?: readonly (readonly string[])[];
  bars?: readonly (readonly [name: string, value: number])[];
  unit?: string;
  code?: readonly string[];
  /** A photograph of tests/fixtures/media/free. */
  photo?: string;
  /** A frame of tests/eval/rerank/drawn/frames. */
  drawing?: string;
  /** Burned in at the bottom. */
  caption?: string;
  said?: readonly Said[];
}

/** The last five are unanswerable: another entity, column, topic or attribute, or a premise that is false. */
export type Kind =
  | 'speech'
  | 'subtitle'
  | 'ocr'
  | 'table'
  | 'superlative'
  | 'comparison'
  | 'count'
  | 'when'
  | 'temporal'
  | 'cross'
  | 'two-hop'
  | 'which-file'
  | 'yes-no'
  | 'language'
  | 'conflict'
  | 'no-entity'
  | 'no-column'
  | 'no-premise'
  | 'no-topic'
  | 'no-attribute';

/** Kind, question, accepted answers (`@id`: the time at which that scene or sentence begins; null: nobody says), where it stands. */
export type Asked = readonly [
  kind: Kind,
  question: string,
  answer: readonly string[] | null,
  where?: readonly string[],
  more?: { all?: readonly (readonly string[])[]; reject?: readonly string[] },
];

export interface Clip {
  /** A video, or as .png or .jpg the picture of its only scene. */
  file: string;
  /** How the cues come: beside the video or inside it. */
  cues?: 'srt' | 'vtt' | 'embedded';
  scenes: readonly Scene[];
  questions: readonly Asked[];
}

export const isPicture = ({ file }: Clip): boolean => /\.(png|jpg)$/.test(file);
export const stemOf = ({ file }: Clip): string => file.replace(/\.\w+$/, '');
