import { AppError } from '../app-error.ts';

/** The head as text when it is text (UTF-8 or UTF-16 with BOM, no control bytes), else null. */
export function textOf(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(2, head.length & ~1))
      .swap16()
      .toString('utf16le');
  const sample = head.subarray(0, 4096);
  for (const byte of sample) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return null;
  }
  // Text in any single-byte encoding has few bytes above 127 and most of them next to letters; noise has half of them.
  const high = sample.filter((byte) => byte > 127).length;
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  if (high > sample.length * 0.3 && text.includes('\uFFFD')) return null;
  return text;
}

const POINTERS: readonly [RegExp, string][] = [
  [/^#EXTM3U/i, 'a playlist (HLS/M3U)'],
  [/^ffconcat\b/i, 'an ffconcat script'],
  [/^(file|ffconcat)\s+['"]?[^\n]+\n/i, 'a concat script'],
  [/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(\w+:)?MPD[\s>]/i, 'a DASH manifest'],
  [/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(SmoothStreamingMedia|smil|asx|playlist|xspf)[\s>]/i, 'a playlist (XML)'],
  [/^\[(playlist|reference)\]/i, 'a playlist (PLS/REF)'],
  [/^v=0\r?\n/, 'a session description (SDP)'],
  [/^(https?|rtsp|rtmp|mms|file|concat|subfile|crypto|data|pipe|tcp|udp):\S+/i, 'a link'],
  [/^;?FFMETADATA/, 'an ffmetadata file'],
];

const SUBTITLES: readonly [RegExp, string][] = [
  [/^WEBVTT/, 'WebVTT'],
  [/^\[Script Info\]/i, 'ASS'],
  [/^\d+\r?\n\d\d:\d\d:\d\d[,.]\d{3} -->/, 'SubRip'],
];

/** The error for a text file that came in place of media: each kind by its name. */
export function refuseText(name: string, text: string): AppError {
  const start = text.trimStart();
  for (const [pattern, what] of POINTERS) {
    if (pattern.test(start)) {
      return new AppError(
        'HOSTILE_FILE',
        `${name} is not a video but ${what} that points to other files or addresses. Cuepoint does not follow it: add the files themselves.`,
      );
    }
  }
  for (const [pattern, what] of SUBTITLES) {
    if (pattern.test(start)) {
      return new AppError(
        'UNSUPPORTED',
        `${name} holds ${what} subtitles. Put it beside its video under the same name and add the video.`,
      );
    }
  }
  return new AppError('UNSUPPORTED', `${name} is a text file, not a picture, video or sound.`);
}
