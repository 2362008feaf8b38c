/** All words on lanes and ruler. */
export const LANE_FONT = '500 11px "Inter Variable", sans-serif';

const widths = new Map<string, number>();

function widthOf(context: CanvasRenderingContext2D, letter: string): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  const width = context.measureText(letter).width;
  // Not before the font is there: what stands in for it is wider.
  if (document.fonts.check(LANE_FONT)) widths.set(letter, width);
  return width;
}

/**
 * Text cut with an ellipsis to what fits; '' where not even a few letters do. Letters are measured once each and added up: kerning is less than
 * the air beside a label, and asking the canvas for each label takes longer than drawing it. The context has LANE_FONT.
 */
export function fitText(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (width < 24) return '';
  const room = width - widthOf(context, '…');
  let sum = 0;
  let fits = 0;
  let length = 0;
  for (const letter of text) {
    sum += widthOf(context, letter);
    length += letter.length;
    if (sum <= room) fits = length;
    if (sum > width) return fits > 3 ? `${text.slice(0, fits).trimEnd()}…` : '';
  }
  return text;
}
