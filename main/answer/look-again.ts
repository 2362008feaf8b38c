import type { KeyFrame } from '../../preload/contract/asset.ts';
import { calledIn, type NamedObject } from '../language/object-names.ts';
import { openObject } from '../language/open-objects.ts';
import type { Library } from '../library/library.ts';
import type { LookAgain, LookAt } from '../look-port.ts';
import type { Ask } from './question/ask.ts';
import type { Window } from './readers/candidate.ts';
import { isOnlyVisual } from './readers/visual.ts';
import { isSolid } from './reading/sightings.ts';
import type { Solved } from './solve.ts';

/** Pictures that are looked at for one question. */
const MOST_FRAMES = 8;
/** Seconds up to which a window is one picture: "at 1:20". */
const INSTANT = 2;
/** Classes of a group that are looked for; "object" is all of them, and nothing to look for. */
const MOST_LABELS = 12;

/** The thing that a question asks to be seen and that nothing solid was seen of yet; null where looking again would not help. */
export function soughtIn({ ask, best, look, hop }: Solved, window: Window | null): NamedObject | null {
  const { kind } = ask.want;
  if (kind !== 'yesNo' && kind !== 'howMany' && kind !== 'where' && !(kind === 'when' && ask.want.mediaTime))
    return null;
  if (best && !(best.found.visual && best.found.evidence.length > 0 && !isSolid(best.found.passage))) return null;
  const sought = ask.objects[0] ?? openIn(ask, look);
  if (!sought || sought.labels.length === 0 || sought.labels.length > MOST_LABELS) return null;
  const named = ask.objects.length > 0 ? ask : { ...ask, objects: [sought] };
  if (
    !isOnlyVisual({
      ask: named,
      scored: [],
      views: look.views,
      window: hop?.window ?? window,
      near: () => 0,
      condition: null,
      hop: hop?.passage ?? null,
    })
  )
    return null;
  return sought;
}

/** Of a thing that the detector does not know it must be clear that it is to be seen: by the question's words, or as nothing is said or written. */
function openIn(ask: Ask, { views }: Solved['look']): NamedObject | null {
  const isPicture =
    /\b(?:see|seen|visible|picture|photo|image|video|frame|shot|scene|view|camera)\b/i.test(ask.text) ||
    views.every((view) => view.said.length === 0 && view.shown.length === 0);
  return isPicture ? openObject(ask.text) : null;
}

/**
 * Pictures that are worth another look, best first: where the thing was seen weakly, then those of the moments that retrieval found, then others
 * spread over the files. In a window of an instant, that very instant.
 */
function picturesFor(
  library: Pick<Library, 'keyFrames'>,
  { look, hop }: Solved,
  sought: NamedObject,
  fixed: Window | null,
): LookAt[] {
  const window = hop?.window ?? fixed;
  const all = look.views
    .filter((view) => !window || view.assetId === window.assetId)
    .flatMap((view) => library.keyFrames.ofAsset(view.assetId))
    .filter((frame) => !window || meets(frame, window));
  if (window && window.end - window.start <= INSTANT) {
    const time = (window.start + window.end) / 2;
    const frame = all.find(({ start, end }) => start <= time && time < end) ?? all[0];
    return frame
      ? [{ frame, time: Math.min(Math.max(time, frame.start), Math.max(frame.start, frame.end - 0.04)) }]
      : [];
  }
  const distinct = all.filter((frame) => frame.sameAs === null);
  const weak = look.views.flatMap((view) => view.seen.filter((passage) => sought.labels.includes(passage.label ?? '')));
  const found = look.retrieved.moments.flatMap(({ keyFrame }) => (keyFrame ? [keyFrame.sameAs ?? keyFrame.id] : []));
  const order = [
    ...distinct.filter((frame) => weak.some((one) => one.assetId === frame.assetId && meets(frame, one))),
    ...found.flatMap((id) => distinct.filter((frame) => frame.id === id)),
    ...evenly(distinct, MOST_FRAMES),
  ];
  return [...new Set(order)].slice(0, MOST_FRAMES).map((frame) => ({ frame, time: frame.time }));
}

const meets = (frame: KeyFrame, span: { start: number; end: number }) =>
  frame.start === frame.end || (frame.start < span.end && frame.end > span.start);

function evenly<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)]!);
}

/** What came of another look, for the trace. */
export interface Again {
  /** As the question calls it. */
  name: string;
  frames: number;
  found: boolean;
  note: string | null;
}

/** Looks for it in the pictures where it may be. */
export async function lookAgain(
  deps: { library: Pick<Library, 'keyFrames'>; look: LookAgain },
  solved: Solved,
  sought: NamedObject,
  window: Window | null,
  signal: AbortSignal,
): Promise<Again> {
  const at = picturesFor(deps.library, solved, sought, window);
  const { assetIds, frames, note } = await deps.look(sought, at, signal);
  return { name: calledIn(solved.ask.text, sought), frames, found: assetIds.length > 0, note };
}

/** Why a look did not help, or not wholly, for what was dropped. */
export function whyNot({ name, frames, found, note }: Again): { text: string; why: string } {
  const pictures = `${frames} ${frames === 1 ? 'picture' : 'pictures'}`;
  if (frames === 0) return { text: name, why: `not looked for: ${note ?? 'no picture was ready'}` };
  const looked = found ? `looked for in ${pictures}` : `looked for in ${pictures} at full size, and not seen`;
  return { text: name, why: note ? `${looked} (${note})` : looked };
}
