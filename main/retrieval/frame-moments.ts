import type { Scope } from '../../preload/contract/answer.ts';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';
import { LONGEST_MOMENT } from './moments.ts';

/** Key frames of a scope beyond which it is not gone through: there captions have to bring up what matters. */
const MOST_FRAMES = 5000;

/**
 * Key frames that no moment shows yet as moments of their own, at most `limit`: a picture that nobody speaks of and that bears no words can
 * be found by looking only.
 * @param fitting key frames whose picture fits the question, best first, where that is known; spread evenly otherwise
 */
export function frameMoments(
  library: Pick<Library, 'assets' | 'keyFrames' | 'evidence'>,
  scope: Scope,
  have: readonly Moment[],
  limit: number,
  fitting: readonly KeyFrame[] = [],
): Moment[] {
  if (limit <= 0) return [];
  const shown = new Set(have.map(({ keyFrame }) => keyFrame && (keyFrame.sameAs ?? keyFrame.id)));
  const ids = scope.assetIds.length > 0 ? scope.assetIds : library.assets.list().map((asset) => asset.id);
  const frames: KeyFrame[] = [];
  for (const id of ids) {
    frames.push(...library.keyFrames.ofAsset(id).filter((frame) => frame.sameAs === null && meets(frame, scope)));
    if (frames.length > MOST_FRAMES) break;
  }
  const left = frames.filter((frame) => !shown.has(frame.id));
  const chosen = fitting.length > 0 ? ordered(left, fitting).slice(0, limit) : evenly(left, limit);
  return chosen.map((frame) => momentOfFrame(library, frame));
}

function meets({ start, end }: KeyFrame, { from = 0, to = Number.POSITIVE_INFINITY }: Scope): boolean {
  // What only touches the border lies outside; a still image has no length.
  return start === end || (end > from && start < to);
}

function ordered(frames: readonly KeyFrame[], fitting: readonly KeyFrame[]): KeyFrame[] {
  const rank = new Map(fitting.map((frame, i) => [frame.sameAs ?? frame.id, i]));
  const rankOf = (frame: KeyFrame) => rank.get(frame.id) ?? fitting.length;
  return [...frames].sort((a, b) => rankOf(a) - rankOf(b));
}

function evenly<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)]!);
}

/** What a key frame shows, as a moment with all that was found within it. */
export function momentOfFrame(library: Pick<Library, 'evidence'>, keyFrame: KeyFrame): Moment {
  const { assetId, start } = keyFrame;
  const end = Math.min(keyFrame.end, start + LONGEST_MOMENT);
  const evidence = library.evidence
    .within(assetId, start, end)
    // What only touches the border belongs to the neighbour.
    .filter((one) => Math.min(one.end, end) - Math.max(one.start, start) > 0.05 || end === start);
  return {
    id: `${assetId.slice(0, 16)}-${start.toFixed(2)}-${end.toFixed(2)}`,
    assetId,
    start,
    end,
    keyFrame,
    evidence,
    score: 0,
  };
}
