import type { ReportDraft } from '../../preload/contract/report.ts';
import { buildDocument, type DocumentContext } from './build-document.ts';
import { renderHtml } from './html.ts';
import type { PlacePicture } from './html-moment.ts';
import type { ReadLibrary } from './item-blocks.ts';

/** The window's own addresses for media: of its server, or Electron's scheme. */
const pictures = "'self' media:";

/** The page that an export of this draft would write, except for where its pictures come from. */
export async function previewReport(
  library: ReadLibrary,
  draft: ReportDraft,
  context: DocumentContext,
  placePicture: PlacePicture,
): Promise<string> {
  let html = '';
  for await (const piece of renderHtml(buildDocument(library, draft, context), placePicture, pictures)) html += piece;
  return html;
}
