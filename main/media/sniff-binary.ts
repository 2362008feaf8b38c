import type { Sniffed } from './sniffed.ts';

type Known = Omit<Sniffed, 'size'>;

const ascii = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
const video = (demuxer: string, mime: string): Known => ({ kind: 'video', demuxer, mime });
const audio = (demuxer: string, mime: string): Known => ({ kind: 'audio', demuxer, mime });
const image = (mime: string, demuxer: string | null = null): Known => ({ kind: 'image', demuxer, mime });

const MAGIC: readonly [number, string, Known][] = [
  [0, '\xff\xd8\xff', image('image/jpeg')],
  [0, '\x89PNG\r\n\x1a\n', image('image/png')],
  [0, 'II*\0', image('image/tiff')],
  [0, 'MM\0*', image('image/tiff')],
  [0, '\x1a\x45\xdf\xa3', video('matroska', 'video/x-matroska')],
  [0, 'OggS', audio('ogg', 'audio/ogg')],
  [0, 'fLaC', audio('flac', 'audio/flac')],
  [0, 'FLV\x01', video('flv', 'video/x-flv')],
  [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', video('asf', 'video/x-ms-asf')],
  [0, '\x00\x00\x01\xba', video('mpeg', 'video/mpeg')],
  [0, '\x00\x00\x01\xb3', video('mpegvideo', 'video/mpeg')],
  [0, 'caff', audio('caf', 'audio/x-caf')],
  [0, '#!AMR', audio('amr', 'audio/amr')],
  [0, '\x06\x0e\x2b\x34\x02\x05\x01\x01', video('mxf', 'application/mxf')],
  [0, 'DKIF', video('ivf', 'video/x-ivf')],
  [0, 'wvpk', audio('wv', 'audio/x-wavpack')],
];

const ATOMS = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide', 'pnot']);
const AVIF = new Set(['avif', 'avis']);
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Matches the head against our list of containers (an allow-list), null where none fits. */
export function sniffBinary(head: Buffer): Known | null {
  for (const [offset, magic, known] of MAGIC) {
    if (ascii(head, offset, offset + magic.length) === magic) return known.demuxer === 'matroska' ? ebml(head) : known;
  }
  if (ATOMS.has(ascii(head, 4, 8))) return isoMedia(head);
  const riff = ascii(head, 0, 4);
  const form = ascii(head, 8, 12);
  if (riff === 'RIFF' && form === 'WEBP') return image('image/webp');
  if (riff === 'RIFF' && form === 'AVI ') return video('avi', 'video/x-msvideo');
  if ((riff === 'RIFF' || riff === 'RF64') && form === 'WAVE') return audio('wav', 'audio/wav');
  if (riff === 'FORM' && (form === 'AIFF' || form === 'AIFC')) return audio('aiff', 'audio/aiff');
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return image('image/gif', 'gif');
  if (isBitmap(head)) return image('image/bmp', 'bmp_pipe');
  if (isTransport(head, 0, 188) || isTransport(head, 4, 192)) return video('mpegts', 'video/mp2t');
  return elementaryAudio(head);
}

/** The doctype element says which of the two: RFC 8794. */
function ebml(head: Buffer): Known {
  return ascii(head, 0, 64).includes('webm') ? video('matroska', 'video/webm') : video('matroska', 'video/x-matroska');
}

function isoMedia(head: Buffer): Known {
  if (ascii(head, 4, 8) !== 'ftyp') return video('mov', 'video/quicktime');
  const brand = ascii(head, 8, 12);
  const end = Math.min(head.length, head.readUInt32BE(0), 256);
  const brands = new Set([brand]);
  for (let at = 16; at + 4 <= end; at += 4) brands.add(ascii(head, at, at + 4));
  if (AVIF.has(brand) || (brand === 'mif1' && brands.has('avif'))) return image('image/avif');
  if (HEIC.has(brand)) return image('image/heic');
  if (brand === 'qt  ') return video('mov', 'video/quicktime');
  if (brand === 'M4A ' || brand === 'M4B ') return audio('mov', 'audio/mp4');
  return video('mov', 'video/mp4');
}

/** "BM" alone is two letters of text: the sizes behind it must fit too. */
function isBitmap(head: Buffer): boolean {
  if (ascii(head, 0, 2) !== 'BM' || head.length < 26) return false;
  const info = head.readUInt32LE(14);
  return head.readUInt32LE(10) >= 26 && [12, 40, 52, 56, 64, 108, 124].includes(info);
}

function isTransport(head: Buffer, offset: number, packet: number): boolean {
  if (head.length < offset + packet * 4 + 1) return false;
  return [0, 1, 2, 3, 4].every((n) => head[offset + packet * n] === 0x47);
}

/** MPEG audio has no magic: an ID3 tag, or a frame header whose length leads to a second one. */
function elementaryAudio(head: Buffer): Known | null {
  let at = 0;
  if (ascii(head, 0, 3) === 'ID3' && head.length > 10) {
    at = 10 + (head[6]! << 21) + (head[7]! << 14) + (head[8]! << 7) + head[9]!;
    // A cover may be larger than the head we read: what bears an ID3 tag is MP3 nearly always.
    if (at + 4 > head.length) return audio('mp3', 'audio/mpeg');
    if (ascii(head, at, at + 4) === 'fLaC') return audio('flac', 'audio/flac');
    while (at < head.length - 4 && head[at] === 0) at++;
  }
  const adts = adtsLength(head, at);
  if (adts > 0 && adtsLength(head, at + adts) > 0) return audio('aac', 'audio/aac');
  const mp3 = mp3Length(head, at);
  if (mp3 > 0 && mp3Length(head, at + mp3) > 0) return audio('mp3', 'audio/mpeg');
  return at > 0 && mp3 > 0 ? audio('mp3', 'audio/mpeg') : null;
}

function adtsLength(head: Buffer, at: number): number {
  if (at + 7 > head.length || head[at] !== 0xff || (head[at + 1]! & 0xf6) !== 0xf0) return 0;
  return ((head[at + 3]! & 3) << 11) | (head[at + 4]! << 3) | (head[at + 5]! >> 5);
}

const BITRATES: Record<string, readonly number[]> = {
  '1-1': [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44100, 48000, 32000];

/** Bytes of the MPEG audio frame at `at` (ISO/IEC 11172-3), 0 where there is none. */
function mp3Length(head: Buffer, at: number): number {
  if (at + 4 > head.length || head[at] !== 0xff || (head[at + 1]! & 0xe0) !== 0xe0) return 0;
  const version = (head[at + 1]! >> 3) & 3;
  const layer = 4 - ((head[at + 1]! >> 1) & 3);
  const index = head[at + 2]! >> 4;
  const rate = RATES[(head[at + 2]! >> 2) & 3];
  if (version === 1 || layer === 4 || index === 0 || index === 15 || rate === undefined) return 0;
  const first = version === 3;
  const table = BITRATES[first ? `1-${layer}` : layer === 1 ? '2-1' : '2-2']!;
  const bits = table[index - 1]! * 1000;
  const hz = rate / (first ? 1 : version === 2 ? 2 : 4);
  const padding = (head[at + 2]! >> 1) & 1;
  if (layer === 1) return (Math.floor((12 * bits) / hz) + padding) * 4;
  return Math.floor(((layer === 3 && !first ? 72 : 144) * bits) / hz) + padding;
}
