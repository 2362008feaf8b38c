import type { Annotation, MarkedFrame } from '../../preload/contract/annotation.ts';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { Box } from '../../preload/contract/evidence.ts';
import { beforeNextShot, endsWithShot } from '../../preload/contract/hidden-span.ts';
import type { Library } from '../library/library.ts';
import type { HideStyle } from './hide-regions.ts';

type ReadLibrary = {
  assets: Pick<Library['assets'], 'get'>;
  markedFrames: Pick<Library['markedFrames'], 'ofAsset'>;
};

type ReadShots = ReadLibrary & { keyFrames: Pick<Library['keyFrames'], 'ofAsset'> };

/** Where the container does not tell how many frames a second there are. */
const USUAL_RATE = 25;

/** A region of an asset that nobody who gets a picture of it may see, and from when to when, s. */
export interface Hidden {
  start: number;
  end: number;
  box: Box;
  style: HideStyle;
}

/**
 * What is hidden in an asset between two seconds; of a still picture everything. Spans are a frame longer on either side than they were
 * set: the frame that is on screen when a span begins has begun before it. Only where the next shot begins at its end does a span end there:
 * that shot's first picture comes at that very second.
 */
export function hiddenAt(library: ReadShots, assetId: AssetId, from: number, to: number): Hidden[] {
  const asset = library.assets.get(assetId);
  const still = asset?.kind === 'image';
  const frame = 1 / (asset?.fps || USUAL_RATE);
  const marks = library.markedFrames.ofAsset(assetId);
  const shots = still || marks.length === 0 ? [] : library.keyFrames.ofAsset(assetId);
  return marks.flatMap((marked) => {
    const start = Math.max(0, marked.start - frame);
    const end = endsWithShot(marked, shots) ? beforeNextShot(marked.end) : marked.end + frame;
    if (!still && (start > to || end < from)) return [];
    return marked.annotations.flatMap((one) =>
      one.kind === 'hide' ? [{ start, end, box: one.box, style: one.style }] : [],
    );
  });
}

/** The marked frame of that very second, within half a frame: the nearest. */
function markedAt(library: ReadLibrary, assetId: AssetId, at: number): MarkedFrame | undefined {
  const asset = library.assets.get(assetId);
  const half = 0.5 / (asset?.fps || USUAL_RATE) + 1e-6;
  const away = (marked: MarkedFrame) => Math.abs(marked.at - at);
  return library.markedFrames
    .ofAsset(assetId)
    .filter((marked) => asset?.kind === 'image' || away(marked) <= half)
    .sort((a, b) => away(a) - away(b))[0];
}

/** What was drawn on the picture of that very second; what hides is told by `hiddenAt`. */
export function shapesAt(library: ReadLibrary, assetId: AssetId, at: number): Annotation[] {
  return markedAt(library, assetId, at)?.annotations.filter(({ kind }) => kind !== 'hide') ?? [];
}

/** What the numbers on that second's picture stand for, by number; those without words are left out. */
export function calloutsAt(library: ReadLibrary, assetId: AssetId, at: number): { number: number; text: string }[] {
  return shapesAt(library, assetId, at)
    .flatMap((one) =>
      one.kind === 'callout' && one.text.trim() !== '' ? [{ number: one.number, text: one.text }] : [],
    )
    .sort((a, b) => a.number - b.number);
}
