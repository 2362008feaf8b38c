import { reportColors } from '../report-colors.ts';
import { type Fragment, framePadding, type Line, markPadding } from './paragraph.ts';
import { ascent, descent } from './pdf-style.ts';
import { decoration, type Tagged } from './tags.ts';

/**
 * Draws a line of text with its upper left corner at `x`, `y`.
 * @param tagged the element that it belongs to; none for what stands on every page
 */
export function drawLine(pdf: PDFKit.PDFDocument, line: Line, x: number, y: number, tagged?: Tagged): void {
  // One baseline for all, as high as the largest text of the line wants it.
  const size = Math.max(...line.fragments.map(({ style }) => style.size), 0);
  const baseline = y + (line.height - size * (ascent + descent)) / 2 + size * ascent;
  const drawText = (fragment: Fragment) => {
    const isReplaced = fragment.actual !== undefined;
    drawFragment(pdf, fragment, x + fragment.x + (isReplaced ? framePadding : 0), baseline);
    if (!isReplaced) return;
    const { size, color } = fragment.style;
    const [left, width] = [x + fragment.x + 0.6, fragment.width - 1.2];
    pdf
      .rect(left, baseline - size * 0.86, width, size * 1.02)
      .lineWidth(0.5)
      .strokeColor(color)
      .stroke();
  };
  if (tagged === undefined) {
    decoration(pdf, () => line.fragments.forEach(drawText), 'Pagination');
    return;
  }
  for (const group of groupsOf(line.fragments)) {
    const [first] = group as [Fragment];
    if (first.mark) drawMark(pdf, first, x + first.x, baseline, tagged);
    else if (first.actual === undefined) tagged.content(() => group.forEach(drawText));
    else {
      const span = tagged.within('Span', { actual: group.map(({ actual }) => actual).join('') });
      span.content(() => group.forEach(drawText));
      span.end();
    }
  }
}

/** Neighbours that are told in one go: text, text that stands for other text, and each mark by itself. */
function groupsOf(fragments: readonly Fragment[]): Fragment[][] {
  const groups: Fragment[][] = [];
  for (const fragment of fragments) {
    const last = groups.at(-1)?.[0];
    const joins =
      last && !last.mark && !fragment.mark && (last.actual === undefined) === (fragment.actual === undefined);
    if (joins) groups.at(-1)!.push(fragment);
    else groups.push([fragment]);
  }
  return groups;
}

function drawMark(pdf: PDFKit.PDFDocument, fragment: Fragment, x: number, baseline: number, tagged: Tagged): void {
  const { style, width, mark } = fragment;
  const [above, below] = [style.size * 1.12, style.size * 0.38];
  const area = { x, y: baseline - above, width, height: above + below };
  decoration(pdf, () => {
    pdf.roundedRect(area.x, area.y, area.width, area.height, 4).lineWidth(0.6).strokeColor(reportColors.line).stroke();
  });
  tagged.link(area, mark!.to, `To quote ${mark!.text}`, (link) =>
    link.content(() => drawFragment(pdf, fragment, x + markPadding, baseline)),
  );
}

function drawFragment(pdf: PDFKit.PDFDocument, fragment: Fragment, x: number, baseline: number): void {
  const { text, style, face, isRight, width } = fragment;
  pdf.font(face.name).fontSize(style.size).fillColor(style.color);
  pdf.text(text, x, baseline, {
    lineBreak: false,
    baseline: 'alphabetic',
    // Known already: pdfkit would set the text again for them.
    ...{ textWidth: width, wordCount: 1 },
    // Sets the whole text at once (fonts.ts, width).
    ...(isRight && { features: [] }),
  });
}
