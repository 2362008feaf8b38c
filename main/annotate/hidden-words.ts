import type { Annotation, AnnotationOf, MarkedFrame } from '../../preload/contract/annotation.ts';
import type { Box, Evidence } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';

/** What must be known of words to tell whether they were read where something is hidden. */
export type ReadThere = Pick<Evidence, 'assetId' | 'kind' | 'start' | 'end' | 'box'>;

type ReadMarks = { markedFrames: Pick<Library['markedFrames'], 'ofAsset'> };
type ReadLines = ReadMarks & { evidence: Pick<Library['evidence'], 'within'> };

/** Of a line's height; a region that was drawn around one line touches its neighbours by less. */
const PART_OF_HEIGHT = 0.25;
/** Of the picture's width, about a letter; of shorter lines a tenth. */
const LETTER = 0.01;

/**
 * Whether words were made out in a picture where a person hid them: a line that a hidden region lies on, or a description of a picture that
 * something is hidden in, since whoever described it saw all of it. At any time that they share: the line may be seen at other seconds, but
 * whoever hid it did not mean it to be read beside the picture.
 */
export function isHiddenReading(library: ReadMarks, { assetId, kind, start, end, box }: ReadThere): boolean {
  if (kind !== 'text' && kind !== 'caption') return false;
  return library.markedFrames.ofAsset(assetId).some((marked) => {
    if (!shareTime(marked, { start, end })) return false;
    const regions = marked.annotations.filter(isHide);
    return regions.some((region) => kind === 'caption' || box === null || coversLetters(region.box, box));
  });
}

const isHide = (one: Annotation): one is AnnotationOf<'hide'> => one.kind === 'hide';

/** Spans end where the next picture begins; those of still pictures, and of a single frame, are no longer than their second. */
function shareTime(marked: Pick<MarkedFrame, 'start' | 'end'>, read: { start: number; end: number }): boolean {
  const [from, to] = [Math.max(marked.start, read.start), Math.min(marked.end, read.end)];
  return from < to || (from === to && (marked.start === marked.end || read.start === read.end));
}

function coversLetters(region: Box, line: Box): boolean {
  const across = Math.min(region.x + region.w, line.x + line.w) - Math.max(region.x, line.x);
  const down = Math.min(region.y + region.h, line.y + line.h) - Math.max(region.y, line.y);
  return across > Math.min(LETTER, line.w / 10) && down > line.h * PART_OF_HEIGHT;
}

/** The lines that are hidden in a span of a file, s: other words may repeat them, as the heading that they stand under does. */
export function hiddenLines(library: ReadLines, { assetId, start, end }: Omit<ReadThere, 'kind' | 'box'>): string[] {
  const hides = library.markedFrames.ofAsset(assetId).some(({ annotations }) => annotations.some(isHide));
  if (!hides) return [];
  const lines = library.evidence.within(assetId, start, end, ['text']);
  return lines.filter((line) => isHiddenReading(library, line)).map(({ text }) => text);
}

/** Evidence for a file to hand over: what was read where something is hidden has `instead` in place of its words, and nothing else of them. */
export function withoutHidden(library: ReadMarks, evidence: readonly Evidence[], instead: string): Evidence[] {
  return evidence.map((one) => {
    if (!isHiddenReading(library, one)) return one;
    const { original: _, ...rest } = one;
    const { detail } = one;
    const bare = detail.kind === 'text' ? { ...detail, role: 'line' as const, cells: [], columns: [] } : detail;
    return { ...rest, text: instead, detail: bare };
  });
}
