/** One line or two of about the same length, broken between words. */
export function wrapCue(text: string, width = 42): string {
  if (text.length <= width) return text;
  const breaks = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (breaks.length === 0) return text;
  const middle = text.length / 2;
  const at = breaks.reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best));
  return `${text.slice(0, at)}\n${text.slice(at + 1)}`;
}
