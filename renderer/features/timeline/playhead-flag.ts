/** px: what a figure and what a colon takes in the flag's letters, and the air to both sides. */
const [FIGURE, COLON, AIR] = [7.1, 3.2, 8];

/**
 * Where the flag with the playhead's time lies: right of its line, or left of it where there is no room, px.
 * @param x of the line, px from the left of the lanes @param width of the lanes, px @param text "0:17"
 */
export function flagSpan(x: number, width: number, text: string): [from: number, to: number] {
  const colons = text.split(':').length - 1;
  const wide = (text.length - colons) * FIGURE + colons * COLON + AIR;
  return x + wide > width ? [x - wide, x] : [x, x + wide];
}
