import { plural } from '../../lib/format.ts';

export type DropKind = 'video' | 'image' | 'audio' | 'subtitle' | 'folder' | 'unsupported';

const byExtension: Record<string, DropKind> = {};
for (const [kind, extensions] of Object.entries({
  video: 'mp4 m4v mov mkv webm avi wmv flv mpg mpeg ts mts m2ts 3gp ogv vob',
  audio: 'mp3 m4a aac wav flac ogg oga opus wma aiff aif',
  image: 'jpg jpeg png webp avif gif tif tiff bmp svg heic heif',
  subtitle: 'srt vtt ass ssa',
} satisfies Partial<Record<DropKind, string>>)) {
  for (const extension of extensions.split(' ')) byExtension[extension] = kind as DropKind;
}

/**
 * What a file most likely is, by its name where there is one and else by the type that the browser tells during a drag.
 * Main decides by the content; this only says what is about to happen.
 */
export function dropKind(name: string, mime: string): DropKind {
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  const known = extension ? byExtension[extension] : undefined;
  if (known) return known;
  const family = mime.split('/')[0];
  if (family === 'video' || family === 'audio' || family === 'image') return family;
  if (/subrip|vtt/.test(mime)) return 'subtitle';
  return name === '' && mime === '' ? 'folder' : 'unsupported';
}

const nouns: readonly [DropKind, string, string][] = [
  ['video', 'video', 'videos'],
  ['image', 'image', 'images'],
  ['audio', 'recording', 'recordings'],
  ['subtitle', 'subtitle file', 'subtitle files'],
  ['folder', 'folder', 'folders'],
];

/** "12 videos, 3 images, 2 not supported" */
export function dropSummary(kinds: readonly DropKind[]): string {
  const parts = nouns
    .map(([kind, one, many]) => [kinds.filter((k) => k === kind).length, one, many] as const)
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => plural(count, one, many));
  const unsupported = kinds.filter((kind) => kind === 'unsupported').length;
  if (unsupported > 0) parts.push(`${unsupported} not supported`);
  return parts.join(', ');
}
