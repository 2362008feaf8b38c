import { mkdir } from 'node:fs/promises';
import type { Annotation } from '../../preload/contract/annotation.ts';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { ExportedFile } from '../../preload/contract/export.ts';
import type { Report } from '../../preload/contract/report.ts';
import type { PaperSize, ReportFormat } from '../../preload/contract/report-format.ts';
import { calloutsAt, hiddenAt, shapesAt } from '../annotate/marks-at.ts';
import { AppError } from '../app-error.ts';
import type { Library } from '../library/library.ts';
import { buildDocument } from './build-document.ts';
import type { LoadPicture } from './document.ts';
import { renderDocx } from './docx/render-docx.ts';
import { drawBoxes } from './draw-boxes.ts';
import { fileStem } from './file-name.ts';
import { renderHtml } from './html.ts';
import { embedded } from './html-moment.ts';
import { type JsonParts, renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import type { SystemFonts } from './pdf/system-fonts.ts';
import { timeText } from './time-text.ts';
import { writeError } from './write-new.ts';
import { type KeepPicture, writeOne, writeWithPictures } from './write-report.ts';

export interface ReportContext {
  library: Pick<Library, 'assets' | 'evidence' | 'markedFrames' | 'keyFrames'>;
  /** An encoded picture (JPEG, PNG …) of that second, upright, at most `maxWidth` px wide; left out, at its own resolution. */
  frameAt(assetId: AssetId, seconds: number, maxWidth?: number): Promise<Uint8Array>;
  appVersion: string;
  /** ms since 1970 */
  now(): number;
  /** What a printer here is likely to hold; A4 where that is not known. */
  paper?: PaperSize;
  /** For scripts that the app's own font lacks; without them those characters are replaced, and the file says so. */
  systemFonts?: SystemFonts;
}

/** Wide enough to read a slide on a screen; px. */
export const pictureWidth = 1280;
/** What is printed can be looked at closely: 1,920 px on 176 mm are 277 to the inch. */
const pictureWidths: Record<ReportFormat, number> = {
  ...{ html: pictureWidth, md: pictureWidth },
  ...{ pdf: 1920, docx: 1600, json: 1920 },
};

/**
 * Writes a report as one file (HTML, PDF, DOCX), or as a file with a folder `<name>-pictures` (Markdown, JSON). The name comes from the
 * title and is new: nothing is overwritten, and nothing half-written is ever seen under a final name. `bytes` are the file's own; pictures
 * beside it come on top.
 * @param options.beside times lead to the files, which the person puts beside the report.
 * @param options.paper where the format has pages; left out, the context's.
 * @throws AppError BAD_INPUT for an empty report; DISK_FULL, FORBIDDEN, NOT_FOUND where the folder cannot be written to.
 */
export async function exportReport(
  context: ReportContext,
  report: Report,
  format: ReportFormat,
  outDir: string,
  { beside = false, paper = context.paper ?? 'a4' }: { beside?: boolean; paper?: PaperSize | undefined } = {},
): Promise<ExportedFile> {
  if (report.items.length === 0) {
    throw new AppError('BAD_INPUT', 'This report is empty: add an answer or a moment to it first.');
  }
  const { library, appVersion } = context;
  const document = buildDocument(library, report, {
    appVersion,
    now: context.now(),
    beside,
    calloutsAt: (assetId, at) => calloutsAt(library, assetId, at),
  });
  const loadPicture = pictureLoader(context, pictureWidths[format]);
  const notes: string[] = [];
  const pieces: Record<ReportFormat, (keepPicture: KeepPicture) => AsyncIterable<string | Uint8Array>> = {
    html: () => renderHtml(document, embedded(loadPicture)),
    // The folder's name may hold letters that an address must not.
    md: (keep) => renderMarkdown(document, loadPicture, async (jpeg) => encodeURI(await keep(jpeg))),
    pdf: () =>
      renderPdf(document, loadPicture, {
        paper,
        systemFonts: context.systemFonts ?? noFonts,
        onNote: (note) => notes.push(note),
      }),
    docx: () => once(() => renderDocx(document, loadPicture, { paper })),
    json: (keepPicture) => once(() => renderJson(document, jsonParts(library, { loadPicture, keepPicture }))),
  };
  try {
    await mkdir(outDir, { recursive: true });
    const exported = await (format === 'md' || format === 'json'
      ? writeWithPictures({ outDir, stem: fileStem(document.title), ending: format, pieces: pieces[format] })
      : writeOne({ outDir, stem: fileStem(document.title), ending: format, pieces: pieces[format] }));
    return notes.length === 0 ? exported : { ...exported, note: notes.join(' ') };
  } catch (error) {
    throw writeError(error, outDir);
  }
}

/** What is made in one piece. */
async function* once(make: () => Promise<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  yield await make();
}

async function* noFonts(): ReturnType<SystemFonts> {}

function jsonParts(
  library: ReportContext['library'],
  pictures: Pick<JsonParts, 'loadPicture' | 'keepPicture'>,
): JsonParts {
  return {
    ...pictures,
    evidence: (ids) => library.evidence.byIds([...ids]),
    asset: (id) => library.assets.get(id),
    annotationsAt: (assetId, at) => [
      ...shapesAt(library, assetId, at),
      ...hiddenAt(library, assetId, at, at).map(
        ({ box, style }, index): Annotation => ({ kind: 'hide', id: `hidden-${index + 1}`, box, style }),
      ),
    ],
  };
}

/**
 * A picture that cannot be had leaves a sentence in the report; the rest is still worth having. The sentence is ours: an error's own
 * may name folders of this machine, which are nobody else's business.
 */
export function pictureLoader({ library, frameAt }: ReportContext, width = pictureWidth): LoadPicture {
  return async ({ assetId, at, boxes, place }) => {
    try {
      const hidden = hiddenAt(library, assetId, at, at);
      // What is hidden is hidden in the pixels of the source: made smaller first, they would have run into each other.
      const frame = await frameAt(assetId, at, hidden.length > 0 ? undefined : width);
      return await drawBoxes(frame, boxes, width, { hidden, shapes: shapesAt(library, assetId, at) });
    } catch (error) {
      const which = place.still ? 'The picture' : `The picture at ${timeText(at)}`;
      const isGone = error instanceof AppError && error.code === 'NOT_FOUND';
      return {
        missing: `${which} is not here: ${place.fileName} ${isGone ? 'was not where it used to be' : 'could not be read'}.`,
      };
    }
  };
}
