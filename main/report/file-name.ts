import { cleanLine } from './clean-text.ts';

/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/**
 * A title as the stem of a file name that every system takes: no path or shell characters, no leading dot or dash, at most 80
 * characters and 180 bytes (systems allow 255, an ending and a counter are still to come).
 */
export function fileStem(title: string): string {
  const words = cleanLine(title)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  let stem = '';
  for (const character of [...words].slice(0, 80)) {
    if (Buffer.byteLength(stem + character) > 180) break;
    stem += character;
  }
  stem = stem.replace(/-+$/, '');
  return stem === '' || reserved.test(stem) ? 'report' : stem;
}

/** `tides`, `tides-2`, `tides-3` … */
export function* numberedStems(stem: string): Generator<string> {
  yield stem;
  for (let n = 2; ; n++) yield `${stem}-${n}`;
}
