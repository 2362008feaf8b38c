import { AppError } from '../app-error.ts';
import { cleanLine, shorten } from '../report/clean-text.ts';
import { timeText } from '../report/time-text.ts';
import type { Marker } from './marker.ts';

/** YouTube wants chapters of 10 s or more, three at least, the first at 0:00. */
const shortest = 10;
const fewest = 3;

/**
 * Chapters for a video's description on YouTube, one a line.
 * @param duration of the video, s @param opening names what comes before the first marker
 * @throws AppError BAD_INPUT where fewer than three would be left
 */
export function chapters(markers: readonly Marker[], duration: number, opening: string): string {
  const kept: { at: number; name: string }[] = [];
  for (const { start, name } of [...markers].sort((a, b) => a.start - b.start)) {
    const at = Math.floor(start + 1e-6);
    if (kept.length === 0 && at > 0) kept.push(at < shortest ? { at: 0, name } : { at: 0, name: opening });
    if (kept.length === 0 || at - kept.at(-1)!.at >= shortest) kept.push({ at, name });
  }
  while (kept.length > 1 && duration - kept.at(-1)!.at < shortest) kept.pop();
  if (kept.length < fewest) {
    throw new AppError(
      'BAD_INPUT',
      `YouTube wants at least ${fewest} chapters of ${shortest} seconds or more, and here ${kept.length === 1 ? 'is' : 'are'} ${kept.length}: choose more moments.`,
    );
  }
  return `${kept.map(({ at, name }) => `${timeText(at)} ${chapterName(name)}`).join('\n')}\n`;
}

/** A description may not hold angle brackets. */
const chapterName = (name: string): string => shorten(cleanLine(name).replaceAll('<', '‹').replaceAll('>', '›'), 90);
