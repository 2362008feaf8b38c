import type { Figure, LoadPicture } from '../document.ts';
import { altText, captionText, shortCaption } from '../figure-text.ts';
import { reportColors } from '../report-colors.ts';
import type { Fixed } from './columns.ts';
import { drawLine } from './draw-line.ts';
import { setLines } from './paragraph.ts';
import { styles } from './pdf-style.ts';
import { paragraph, plain, type Sheet } from './sheet.ts';
import { decoration, type Tagged } from './tags.ts';

/** Highest picture, pt (150 mm), and px of which one is printed as 1/96 inch because more would only blur it. */
const highest = 425;
const narrow = 640;

interface Loaded {
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/** A picture as wide as the page with its caption, on one page with what stands above it. */
export async function addFigure(
  sheet: Sheet,
  figure: Figure,
  section: Tagged,
  loadPicture: LoadPicture,
): Promise<void> {
  const { flow } = sheet;
  const picture = await loadPicture(figure);
  if ('missing' in picture) {
    const options = { gap: 6, staysWithNext: true };
    flow.add(...paragraph(sheet, plain(picture.missing, styles.meta), section, 'P', options));
  } else {
    const wide = picture.width < narrow ? Math.min(picture.width * 0.75, sheet.width) : sheet.width;
    flow.add({ ...pictureAt(sheet, figure, picture, { wide, high: highest }, section), gap: 6, staysWithNext: true });
  }
  const caption = plain(captionText(figure), styles.caption);
  flow.add(...paragraph(sheet, caption, section, 'Caption', { gap: 4, whole: 80 }));
}

/** A small picture with its second, for the row of a table. Printed small, it is still there at its full size. */
export async function thumbnail(
  sheet: Sheet,
  figure: Figure,
  section: Tagged,
  loadPicture: LoadPicture,
): Promise<Fixed> {
  const picture = await loadPicture(figure);
  const isMissing = 'missing' in picture;
  const below = isMissing ? picture.missing : shortCaption(figure);
  const image = isMissing
    ? undefined
    : pictureAt(sheet, figure, picture, { wide: sheet.width, high: sheet.width }, section);
  const tagged = section.within('P');
  const lines = below === '' ? [] : setLines(sheet.fonts, plain(below, styles.caption), sheet.width);
  const top = image === undefined ? 0 : image.height + 2;
  return {
    height: top + lines.reduce((sum, { height }) => sum + height, 0),
    draw(y) {
      image?.draw(y);
      for (const [index, line] of lines.entries()) {
        drawLine(sheet.pdf, line, sheet.left, y + top + index * line.height, tagged);
      }
      tagged.end();
    },
  };
}

function pictureAt(
  { pdf, left }: Sheet,
  figure: Figure,
  { jpeg, width: across, height: down }: Loaded,
  { wide, high }: { wide: number; high: number },
  section: Tagged,
): Fixed {
  const scale = Math.min(wide / across, high / down);
  const [width, height] = [across * scale, down * scale];
  const tagged = section.within('Figure', { alt: altText(figure) });
  return {
    height,
    draw(y) {
      const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
      tagged.content(() => pdf.image(bytes as unknown as string, left, y, { width, height }));
      tagged.end();
      decoration(pdf, () => pdf.rect(left, y, width, height).lineWidth(0.5).strokeColor(reportColors.line).stroke());
    },
  };
}
