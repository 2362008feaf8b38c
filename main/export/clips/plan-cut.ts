import type { ClipsInput } from '../../../preload/contract/clips.ts';
import type { MediaSource } from '../../media/media-source.ts';
import { copiesExactly, copyFromKey, soundContainer } from './copy-plan.ts';
import type { CutPoints } from './cut-points.ts';
import type { FrameTimes } from './frame-times.ts';

export interface CutPlan {
  cut: CutPoints;
  copy: boolean;
  /** Half a sentence for the person. */
  why: string;
}

export interface PlanCut extends Pick<ClipsInput, 'as' | 'mode'> {
  source: MediaSource;
  frames: FrameTimes | null;
  exact: CutPoints;
  /** What would have to be done to the pictures of a span. */
  isUntouched(cut: CutPoints): 'untouched' | 'hidden' | 'captions';
}

const touched = {
  hidden: 'regions of its picture are hidden, which a copy would show',
  captions: 'what is said is drawn into its picture',
};

/** Whether a moment is copied as it is coded or coded anew, and where that cuts it. */
export function planCut({ as, mode, source, frames, exact, isUntouched }: PlanCut): CutPlan {
  const encode = (why: string): CutPlan => ({ cut: exact, copy: false, why });
  if (as === 'reel') return encode('all moments are brought to one format');
  if (mode === 'exact') return encode('exactness was asked for');
  if (!frames) {
    const codec = source.tracks.find(({ kind }) => kind === 'audio')?.codec ?? '';
    if (soundContainer(codec) === null) return encode(`${codec} is cut exactly only by coding it anew`);
    return { cut: exact, copy: true, why: 'sound can be cut between any two of its packets' };
  }
  const cut = mode === 'copy' ? copyFromKey(frames, exact) : exact;
  if (cut === null) return encode('there is no key frame before its start');
  const hurdle = isUntouched(cut);
  if (hurdle !== 'untouched') return encode(touched[hurdle]);
  if (mode === 'copy') return { cut, copy: true, why: 'it begins at the key frame before its start' };
  if (copiesExactly(source, frames, exact))
    return { cut, copy: true, why: 'both of its ends lie where a copy can be cut' };
  return encode('a copy could not be cut at these frames');
}
