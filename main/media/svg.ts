import { basename } from 'node:path';
import { AppError } from '../app-error.ts';
import { textOf } from './sniff-text.ts';

const MAX_SVG = 20 << 20;

const OUTSIDE: readonly [RegExp, string][] = [
  [/<!ENTITY/i, 'it declares entities'],
  [/<!DOCTYPE[^>[]*\[/i, 'it carries its own document type'],
  [/<\?xml-stylesheet/i, 'it names a stylesheet'],
  [/<(\w+:)?(script|foreignObject|iframe|include|feImage\s[^>]*href\s*=\s*["']\s*[^#"'d])/i, 'it holds active content'],
  [/@import/i, 'its style imports another'],
  [/url\(\s*(?:&quot;|["'])?\s*(?!#|data:)[^)\s]/i, 'its style names an address'],
];

const HARMLESS = /^(#|data:image\/(png|jpe?g|gif|webp|avif)[;,])/i;

/**
 * Why a drawing may not be rendered, or null when everything in it comes from itself.
 * References pass only when they begin with "#" or hold a bitmap; that nothing else is read does not rest on this check alone:
 * the renderer gets bytes without an address, so relative names lead nowhere, and it has no network.
 */
export function pointsOutside(svg: string): string | null {
  for (const [pattern, why] of OUTSIDE) if (pattern.test(svg)) return why;
  for (const match of svg.matchAll(/(?:^|[\s:])(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
    const target = (match[1] ?? match[2] ?? '').trim();
    // Links that one clicks are never followed by a renderer.
    const opensTag = svg.lastIndexOf('<', match.index);
    if (/^<(\w+:)?a[\s>]/i.test(svg.slice(opensTag, opensTag + 16))) continue;
    if (target !== '' && !HARMLESS.test(target)) return `it names ${target.slice(0, 80)}`;
  }
  return null;
}

/** @throws AppError HOSTILE_FILE naming what the drawing points to, BROKEN_FILE when it is no text or larger than 20 MB. */
export function checkSvg(path: string, bytes: Buffer): void {
  const name = basename(path);
  if (bytes.length > MAX_SVG)
    throw new AppError('BROKEN_FILE', `${name} is larger than 20 MB, too large for a drawing.`);
  const text = textOf(bytes);
  if (text === null) throw new AppError('BROKEN_FILE', `${name} is damaged: it is not text throughout.`);
  const why = pointsOutside(text);
  if (why) {
    throw new AppError(
      'HOSTILE_FILE',
      `${name} points outside itself (${why}), so it was refused. Export it as PNG and add that.`,
    );
  }
}
