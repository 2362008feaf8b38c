import type { Library } from '../library/library.ts';
import { type PictureHit, standingOut } from './find-pictures.ts';
import { momentOfFrame } from './frame-moments.ts';
import type { MomentHits } from './moments.ts';

/** As in the fusion of words and meaning. */
const RANK = 20;

/**
 * Pictures that stand out, fused by reciprocal rank with what words and meaning found: a moment that shows one gains, and one that nothing
 * said or written brought up becomes a candidate.
 * @param weight of pictures for this question
 * @returns the candidates, and by moment id how well its picture fits, 0–1
 */
export function addPictures(
  library: Pick<Library, 'evidence'>,
  found: readonly MomentHits[],
  pictures: readonly PictureHit[],
  weight: number,
): { candidates: MomentHits[]; fits: Map<string, number> } {
  const candidates = found.map(({ moment, hits }) => ({ moment: { ...moment }, hits }));
  const fits = new Map<string, number>();
  standingOut(pictures).forEach(({ keyFrame, fit }, rank) => {
    const source = keyFrame.sameAs ?? keyFrame.id;
    const share = weight / (RANK + rank);
    const shown = candidates.filter(
      ({ moment }) => moment.keyFrame && (moment.keyFrame.sameAs ?? moment.keyFrame.id) === source,
    );
    for (const { moment } of shown) {
      moment.score += share;
      fits.set(moment.id, fit);
    }
    if (shown.length > 0) return;
    const moment = { ...momentOfFrame(library, keyFrame), score: share };
    candidates.push({ moment, hits: [] });
    fits.set(moment.id, fit);
  });
  return { candidates, fits };
}
