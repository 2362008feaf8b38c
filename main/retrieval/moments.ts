import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Evidence, Moment } from '../../preload/contract/evidence.ts';
import type { Hit } from '../retrieval-port.ts';

/** s; longer is no moment to point at. */
export const LONGEST_MOMENT = 30;

export interface MomentHits {
  moment: Moment;
  hits: Hit[];
}

/**
 * Hits that overlap in time become one moment with its key frame. Each hit that lies in no moment yet opens one, best hit first,
 * so that a moment keeps the span of what it was found for.
 * @param hits best first
 * @param keyFramesOf key frames of an asset by time
 */
export function buildMoments(hits: readonly Hit[], keyFramesOf: (assetId: string) => KeyFrame[]): MomentHits[] {
  const made: MomentHits[] = [];
  const frames = new Map<string, KeyFrame[]>();
  for (const hit of hits) {
    const { evidence } = hit;
    const home = made.find((other) => belongs(evidence, other.moment));
    if (home) {
      home.hits.push(hit);
      home.moment.evidence.push(evidence);
      continue;
    }
    const start = evidence.start;
    const end = Math.min(Math.max(evidence.end, start), start + LONGEST_MOMENT);
    const known = frames.get(evidence.assetId) ?? keyFramesOf(evidence.assetId);
    frames.set(evidence.assetId, known);
    made.push({
      moment: {
        id: `${evidence.assetId.slice(0, 16)}-${start.toFixed(2)}-${end.toFixed(2)}`,
        assetId: evidence.assetId,
        start,
        end,
        keyFrame: keyFrameFor(known, evidence, (start + end) / 2),
        evidence: [evidence],
        score: hit.fused,
      },
      hits: [hit],
    });
  }
  return made;
}

/** More than half of the shorter of the two spans is shared. */
function belongs(evidence: Evidence, moment: Moment): boolean {
  if (evidence.assetId !== moment.assetId) return false;
  const shared = Math.min(evidence.end, moment.end) - Math.max(evidence.start, moment.start);
  const shorter = Math.min(evidence.end - evidence.start, moment.end - moment.start);
  return shorter <= 0 ? shared >= 0 : shared > shorter / 2;
}

/** The frame that the text was read on, else the one on screen at `time`. */
function keyFrameFor(frames: readonly KeyFrame[], evidence: Evidence, time: number): KeyFrame | null {
  const { detail } = evidence;
  if (detail.kind === 'text' || detail.kind === 'caption') {
    const own = frames.find((frame) => frame.id === detail.keyFrameId);
    if (own && own.start < evidence.end + 0.01 && own.end > evidence.start - 0.01) return own;
  }
  return frames.find((frame) => frame.start <= time && time < frame.end) ?? frames.at(-1) ?? null;
}
