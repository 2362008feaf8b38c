import type { Asset } from '../../../preload/contract/asset.ts';
import type { ClipCaptions } from '../../../preload/contract/clips.ts';
import type { MediaSource } from '../../media/media-source.ts';
import type { Cue } from '../cue.ts';
import type { CutPoints } from './cut-points.ts';
import type { FrameTimes } from './frame-times.ts';
import type { HiddenRegion } from './hidden-regions.ts';
import type { StreamFacts } from './stream-facts.ts';

/** One moment with all that cutting it needs to know. */
export interface ClipOrder {
  asset: Asset;
  source: MediaSource;
  facts: StreamFacts;
  /** Of its picture; null for sound alone. */
  frames: FrameTimes | null;
  cut: CutPoints;
  /** Whether the coded streams are to be copied, and why: half a sentence for the person. */
  copy: boolean;
  why: string;
  hidden: HiddenRegion[];
  /** What is said, on the clip's own clock; [] where captions are not wanted. */
  cues: Cue[];
  captions: ClipCaptions;
  /** What the person calls it. */
  name: string;
}
