/** A line of a transcript or subtitle; s. */
export interface Cue {
  start: number;
  end: number;
  speaker: string | null;
  /** One line, unwrapped. */
  text: string;
}
