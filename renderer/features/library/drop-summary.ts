import { extensions } from '../../../preload/contract/media-names.ts';
import { plural } from '../../lib/format.ts';

export type DropKind = 'video' | 'image' | 'audio' | 'subtitle' | 'folder' | 'unsupported';

const byExtension = new Map<string, DropKind>();
for (const kind of ['video', 'audio', 'image', 'subtitle'] as const) {
  for (const extension of extensions[kind]) byExtension.set(extension, kind);
}

/**
 * What a file most likely is, by its name where there is one and else by the type that the browser tells during a drag.
 * Main decides by the content; this only says what is about to happen.
 */
export function dropKind(name: string, mime: string): DropKind {
  const extension = /\.([^.]+)$/.exec(name.toLowerCase())?.[1];
  const known = extension ? byExtension.get(extension) : undefined;
  if (known) return known;
  const family = mime.split('/')[0];
  if (family === 'video' || family === 'audio' || family === 'image') return family;
  if (/subrip|vtt/.test(mime)) return 'subtitle';
  return name === '' && mime === '' ? 'folder' : 'unsupported';
}

/** Whether sending a file is worth the time: a name and a type that say nothing leave it to main, which looks inside. */
export function mayBeMedia(name: string, mime: string): boolean {
  return dropKind(name, mime) !== 'unsupported' || (mime === '' && !/.\.[^.]+$/.test(name));
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
