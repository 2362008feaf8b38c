import type { MarkedFrame } from '../../../preload/contract/annotation.ts';
import type { Asset, KeyFrame } from '../../../preload/contract/asset.ts';
import type { ClipMoment, ClipsInput } from '../../../preload/contract/clips.ts';
import { AppError } from '../../app-error.ts';
import { openMedia } from '../../media/open-media.ts';
import type { Tools } from '../../media/tools.ts';
import { timeText } from '../../report/time-text.ts';
import type { Cue } from '../cue.ts';
import { cuesWithin } from './caption-spans.ts';
import { type CutPoints, cutPoints } from './cut-points.ts';
import { frameTimes } from './frame-times.ts';
import { hiddenRegions } from './hidden-regions.ts';
import type { ClipOrder } from './order.ts';
import { type CutPlan, planCut } from './plan-cut.ts';
import { streamFacts } from './stream-facts.ts';

/** What is known of a file. */
export interface Known {
  asset: Asset;
  /** Where it lies now. */
  path: string;
  marked: readonly MarkedFrame[];
  /** Its shots, by the second that they begin at. */
  shots: readonly Pick<KeyFrame, 'start'>[];
  /** All that is said in it. */
  cues: readonly Cue[];
}

/**
 * Looks a moment up in its file: on which frames it begins and ends, what is hidden in it, what is said.
 * @throws AppError BAD_INPUT where there is no such span; BROKEN_FILE, CANCELLED …
 */
export async function takeOrder(
  tools: Tools,
  { asset, path, marked, shots, cues }: Known,
  moment: ClipMoment,
  wanted: Pick<ClipsInput, 'as' | 'mode' | 'captions'>,
  signal: AbortSignal,
): Promise<ClipOrder> {
  if (asset.kind === 'image') {
    throw new AppError('BAD_INPUT', `${asset.name} is a still picture: only videos and sound can be cut into clips.`);
  }
  if (moment.end <= moment.start || moment.start >= asset.duration) {
    throw new AppError(
      'BAD_INPUT',
      `There is no clip from ${timeText(moment.start)} to ${timeText(moment.end)} in ${asset.name}, which lasts ${timeText(asset.duration)}: choose a start before its end.`,
    );
  }
  const source = await openMedia(tools, path, signal);
  const facts = await streamFacts(tools, source, signal);
  const span = { from: moment.start, to: Math.min(moment.end, asset.duration) };
  const frames = source.video ? await frameTimes(tools, source, span, signal) : null;
  const exact = frames ? cutPoints(frames, span.from, span.to) : soundCut(span);
  const captions = wanted.captions === 'burned' && !source.video && wanted.as === 'files' ? 'beside' : wanted.captions;
  const within = (cut: CutPoints) => ({
    hidden: source.video ? hiddenRegions(marked, shots, cut) : [],
    cues: captions === 'none' ? [] : cuesWithin(cues, cut.start, cut.end),
  });
  const isUntouched = (cut: CutPoints) => {
    const { hidden, cues: said } = within(cut);
    return hidden.length > 0 ? 'hidden' : captions === 'burned' && said.length > 0 ? 'captions' : 'untouched';
  };
  const plan: CutPlan = planCut({ source, frames, exact, ...wanted, isUntouched });
  return { asset, source, facts, frames, ...plan, ...within(plan.cut), captions, name: moment.name };
}

const soundCut = ({ from, to }: { from: number; to: number }): CutPoints => ({
  start: from,
  end: to,
  firstFrame: from,
  previousFrame: null,
  nextFrame: null,
  times: [],
  frame: 0,
});
