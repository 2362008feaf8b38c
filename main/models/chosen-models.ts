import type { Clip } from './clip.ts';
import type { Vlm } from './vlm.ts';

/** The installed models that work on pictures, as they are chosen at one moment; undefined where none is. */
export interface ChosenModels {
  /** Looks at pictures and says what it sees. */
  vlm: Vlm | undefined;
  /** Puts pictures and texts into one space. */
  clip: Clip | undefined;
}
