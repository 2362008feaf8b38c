import type { Moment } from '../../../preload/contract/evidence.ts';
import type { MediaPath } from '../../../preload/contract/wire.ts';

/** The second that stands for a moment: of what was found there, or of its picture. */
export function secondOf({ evidence, keyFrame, start }: Moment): number {
  return evidence[0]?.start ?? keyFrame?.time ?? start;
}

/** Small, as it was kept when the file was read. */
export function thumbOf(moment: Moment): MediaPath {
  return moment.keyFrame ? `thumb/${moment.keyFrame.id}` : `poster/${moment.assetId}`;
}

/** Full size, of the second that the moment's picture was taken at. */
export function largeOf(moment: Moment, still: boolean): MediaPath {
  if (still) return `asset/${moment.assetId}`;
  return `frame/${moment.assetId}/${(moment.keyFrame?.time ?? secondOf(moment)).toFixed(3)}`;
}
