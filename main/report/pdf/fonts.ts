import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { rightLetter } from './bidi.ts';
import type { FontFile } from './font-file.ts';
import { scriptName } from './script-names.ts';
import type { SystemFonts } from './system-fonts.ts';

export type Weight = 'regular' | 'strong';

/** A font that is open in one document. */
export interface Face {
  /** What `pdf.font` takes. */
  name: string;
  has(codePoint: number): boolean;
  /** pt; `isRight` where the text runs right to left. */
  width(text: string, size: number, isRight: boolean): number;
}

export interface FontSet {
  /**
   * The face that draws a grapheme, the one before it where that has it, too: words stay whole. undefined where no font has it: then
   * `replacement` stands in its place.
   */
  faceOf(grapheme: string, weight: Weight, before?: Face): Face | undefined;
  /** Latin, which has `replacement`, spaces and punctuation. */
  base: Record<Weight, Face>;
  /** Kinds of signs that no font here has, as people call them. */
  missing: readonly string[];
}

/** Drawn, in a frame, where no font has a character: Inter has no sign of its own for that. */
export const replacement = '?';

/** @fontsource/inter's files; the later ones only where the first lacks a character. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'];
const weights = { regular: 400, strong: 600 } as const;

/** Signs without a look of their own: a font that lacks them draws the text as well. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** Text as a font sets it. What it lacks of signs without a look would be read back, and copied, as NUL. */
export const settable = (text: string, { has }: Pick<Face, 'has'>): string =>
  text.replace(/\p{Default_Ignorable_Code_Point}/gu, (sign) => (has(sign.codePointAt(0)!) ? sign : ''));

/** The parts of pdfkit's and fontkit's fonts that are needed here and not in their types. */
interface Fontkit {
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string, features?: unknown): { glyphs: { codePoints: number[] }[]; positions: unknown[] };
}
interface OpenFont {
  font: Fontkit;
  widthOfString(text: string, size: number, features?: unknown): number;
}

/**
 * Opens Inter and, for what of `text` it lacks, fonts of the system.
 * @param text everything that will be drawn
 */
export async function openFonts(pdf: PDFKit.PDFDocument, text: string, systemFonts: SystemFonts): Promise<FontSet> {
  const points = [...new Set(text)].map((sign) => sign.codePointAt(0)!).filter((point) => point > 0x20);
  const inter = { regular: [] as Face[], strong: [] as Face[] };
  let lacking = points;
  for (const subset of subsets) {
    const isNeeded = subset === 'latin' || lacking.some((point) => point > 0xff);
    const regular = isNeeded ? await openInter(pdf, subset, 'regular') : undefined;
    if (regular === undefined || (subset !== 'latin' && !lacking.some(regular.has))) continue;
    inter.regular.push(regular);
    inter.strong.push(await openInter(pdf, subset, 'strong'));
    lacking = lacking.filter((point) => !regular.has(point));
  }
  lacking = lacking.filter((point) => !invisible.test(String.fromCodePoint(point)));
  const system: Face[] = [];
  if (lacking.length > 0) {
    for await (const file of systemFonts()) {
      const covered = lacking.filter(file.covers);
      const face = covered.length === 0 ? undefined : await openSystem(pdf, file, covered);
      if (face === undefined) continue;
      system.push(face);
      lacking = lacking.filter((point) => !face.has(point));
      if (lacking.length === 0) break;
    }
  }
  return {
    base: { regular: inter.regular[0]!, strong: inter.strong[0]! },
    missing: [...new Set(lacking.map((point) => scriptName(String.fromCodePoint(point))))],
    faceOf(grapheme, weight, before) {
      const needed = [...grapheme].filter((sign) => !invisible.test(sign)).map((sign) => sign.codePointAt(0)!);
      const hasAll = (face: Face) => needed.every(face.has);
      const keeps = before !== undefined && /^[\s\p{P}\p{M}]/u.test(grapheme) && hasAll(before);
      return keeps ? before : [...inter[weight], ...system].find(hasAll);
    },
  };
}

async function openInter(pdf: PDFKit.PDFDocument, subset: string, weight: Weight): Promise<Face> {
  // Of the two formats fontkit cuts subsets out of this one only.
  const file = `@fontsource/inter/files/inter-${subset}-${weights[weight]}-normal.woff`;
  const name = `inter-${subset}-${weight}`;
  return openFace(pdf, name, await readFile(createRequire(import.meta.url).resolve(file)));
}

async function openSystem(
  pdf: PDFKit.PDFDocument,
  { path, postscriptName }: FontFile,
  points: readonly number[],
): Promise<Face | undefined> {
  try {
    const bytes = await readFile(path);
    // A font that pdfkit cannot read, cut or embed must not cost the report: it is tried in a document of its own.
    const trial = new PDFDocument({ font: '' });
    openFace(trial, path, bytes, postscriptName);
    trial.text(String.fromCodePoint(...points), { lineBreak: false });
    trial.end();
    return openFace(pdf, path, bytes, postscriptName);
  } catch {
    return undefined;
  }
}

function openFace(pdf: PDFKit.PDFDocument, name: string, bytes: Buffer, postscriptName?: string): Face {
  pdf.registerFont(name, bytes as unknown as string, postscriptName);
  pdf.font(name);
  const open = current(pdf);
  const layout = open.font.layout.bind(open.font);
  // Ligatures and arrows made of hyphens would be read back as other characters than were written.
  const features = { calt: false, liga: false, clig: false };
  const turns = layout('\u05d0\u05d1').glyphs[0]?.codePoints[0] === 0x5d1;
  open.font.layout = (text) => {
    const run = layout(text, features);
    // fontkit turns round what runs right to left in fonts with layout tables only.
    if (turns || !rightLetter.test(text)) return run;
    run.glyphs.reverse();
    run.positions.reverse();
    return run;
  };
  const known = new Map<number, boolean>();
  return {
    name,
    has(codePoint) {
      const has = known.get(codePoint) ?? open.font.hasGlyphForCodePoint(codePoint);
      known.set(codePoint, has);
      return has;
    },
    // Features, even none, make pdfkit set the whole text at once: word by word, those that run right to left would change places.
    width: (text, size, isRight) => open.widthOfString(text, size, isRight ? [] : undefined),
  };
}

function current(pdf: PDFKit.PDFDocument): OpenFont {
  return (pdf as unknown as { _font: OpenFont })._font;
}
