const shapes = [
  /^(asset|poster|filmstrip)\/[0-9a-f]{64}$/,
  /^frame\/[0-9a-f]{64}\/\d{1,6}(\.\d{1,6})?$/,
  /^figure\/[0-9a-f]{64}\/[0-9a-f]{64}$/,
  /^thumb\/[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/,
  // A report's name is the person's own words; the engine looks it up among its exports.
  /^report\/[^/\\.][^/\\]{0,254}$/,
];

/**
 * Takes a MediaPath out of a URL's path (still percent-encoded, without the leading slash).
 * @returns undefined for anything that is not exactly one: no other folder, no climbing, no control characters.
 */
export function parseMediaPath(encoded: string): string | undefined {
  let path: string;
  try {
    path = encoded.split('/').map(decodeSegment).join('/');
  } catch {
    return undefined;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return undefined;
  return shapes.some((shape) => shape.test(path)) ? path : undefined;
}

/** An encoded slash would make one segment two. */
function decodeSegment(segment: string): string {
  const decoded = decodeURIComponent(segment);
  if (/[/\\]/.test(decoded)) throw new URIError('a separator inside a segment');
  return decoded;
}
