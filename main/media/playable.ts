import type { MediaSource } from './media-source.ts';

const PICTURES = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/bmp',
  'image/svg+xml',
]);
const VIDEO: Record<string, readonly string[]> = {
  mov: ['h264', 'vp9', 'av1'],
  matroska: ['vp8', 'vp9', 'av1', 'h264'],
};
const AUDIO: Record<string, readonly string[]> = {
  mov: ['aac', 'mp3', 'opus', 'flac'],
  matroska: ['opus', 'vorbis', 'aac', 'mp3', 'flac'],
  ogg: ['opus', 'vorbis', 'flac'],
  mp3: ['mp3'],
  wav: ['pcm_s16le', 'pcm_u8', 'pcm_s24le', 'pcm_f32le'],
  flac: ['flac'],
  aac: ['aac'],
};
const PIXELS = new Set(['yuv420p', 'yuvj420p', 'yuv444p', 'yuv422p']);

/**
 * Whether Chromium (with the codecs that Electron ships) plays the original as it is.
 * HEVC depends on the machine's hardware and counts as not playable; what starts at a shifted clock would play at other seconds than ours.
 */
export function isPlayable(source: MediaSource): boolean {
  if (source.kind === 'image') return PICTURES.has(source.mime);
  const container = source.demuxer ?? '';
  const sounds = source.tracks.filter((track) => track.kind === 'audio');
  const sound = sounds.find((track) => track.default) ?? sounds[0];
  if (sound && !AUDIO[container]?.includes(sound.codec)) return false;
  if (!source.video) return sound !== undefined;
  if (source.origin !== 0) return false;
  const { codec, pixelFormat } = source.video;
  const deep = codec === 'av1' || codec === 'vp9';
  return (
    VIDEO[container]?.includes(codec) === true &&
    (PIXELS.has(pixelFormat) || (deep && /^yuv4\d\dp1[02]le$/.test(pixelFormat)))
  );
}
