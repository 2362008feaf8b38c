import type { Waveform } from '../../../preload/contract/asset.ts';
import type { Box, Evidence } from '../../../preload/contract/evidence.ts';
import type { Bag } from '../../language/terms.ts';

/**
 * What is read as one: a spoken sentence, a cue, a line or a row on screen, an object over the span in which it is seen.
 * `start`, `end` in s.
 */
export interface Passage {
  assetId: string;
  mode: 'said' | 'shown' | 'seen';
  start: number;
  end: number;
  text: string;
  /** Heading, column titles, other names of an object. */
  context: string;
  /** What is cited, the main one first. */
  evidence: Evidence[];
  speaker: string | null;
  language: string | null;
  /** Track, cue file or screen that it belongs to; neighbours are neighbours within it. */
  stream: string;
  cells: string[];
  columns: string[];
  heading: string | null;
  role: 'heading' | 'row' | 'line' | null;
  label: string | null;
  count: number;
  box: Box | null;
  own: Bag;
  around: Bag;
  /** Neighbours: sentences before and after, or the rest of the screen. */
  near: Bag;
  /** Recognised speech of a file that has subtitles: they say the same, and rightly. */
  second: boolean;
}

/** A picture that stood on screen for a while, with its text in reading order. */
export interface Screen {
  assetId: string;
  start: number;
  end: number;
  /** Best guess at its heading, null where it shows no text. */
  title: Passage | null;
  lines: Passage[];
}

/** Everything that was read of one file, by time. */
export interface AssetView {
  assetId: string;
  name: string;
  /** Words of its name and of its opening screen: what people call the whole of it by. */
  about: Bag;
  duration: number;
  /** See `fullnessOf`. */
  fullness: number;
  said: Passage[];
  shown: Passage[];
  seen: Passage[];
  screens: Screen[];
  /** Spans over which the picture did not change, by time. */
  shots: { start: number; end: number }[];
  /** Read when it is asked for. */
  waveform: () => Waveform | null;
}
