import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';

/** Scripts written without spaces: FTS5's unicode61 takes a whole run of them for one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Puts spaces around characters of unspaced scripts, so that each is a word and a query of them is a phrase. */
export function spaced(text: string): string {
  return text.replace(UNSPACED, ' $& ');
}

/**
 * What surrounds an evidence and helps to find it, though it does not say it: the heading that it stands under, the titles of its columns,
 * the speaker's name.
 */
export function contextOf(evidence: Evidence): string {
  const { detail } = evidence;
  if (detail.kind === 'text') return [detail.heading ?? '', ...detail.columns].join(' ').trim();
  return speakerOf(evidence) ?? '';
}
