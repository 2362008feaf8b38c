/** Bidirectional embeddings, overrides and isolates: they can make text read as something else. The plain marks (U+200E/F) stay. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/**
 * Text from files, recognisers or people, made safe to carry into any document format: well-formed Unicode, line ends as `\n`,
 * no control characters, no direction overrides. Nothing is shortened.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .replace(directionControls, '')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** At most `max` characters (code points), with an ellipsis where some were cut. */
export function shorten(text: string, max: number): string {
  const points = [...text];
  return points.length <= max
    ? text
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
