import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import { namesOf } from './object-names.ts';

/** What stands around an evidence and lends it meaning: heading, column titles, speaker, other names of an object. */
export function contextOf(evidence: Evidence): string {
  const { detail } = evidence;
  if (detail.kind === 'text') return [detail.heading ?? '', ...detail.columns].join(' ');
  if (detail.kind === 'subtitle' || detail.kind === 'speech')
    return `${speakerOf(evidence) ?? ''} ${languageName(detail.language)}`.trim();
  if (detail.kind === 'object') return namesOf(detail.label);
  return '';
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

/** "de" → "German", so that a question may name the language; '' where the code is no language. */
function languageName(code: string | null): string {
  try {
    return code ? (LANGUAGES.of(code) ?? '') : '';
  } catch {
    return '';
  }
}

/** What was read, said or seen, as one text to be matched against a question. */
export function wordsOf(evidence: Evidence): string {
  const { detail } = evidence;
  if (detail.kind === 'subtitle' && detail.speaker && evidence.text.startsWith(detail.speaker))
    return evidence.text.slice(detail.speaker.length).replace(/^\s*[:：>–-]+\s*/, '');
  return evidence.text;
}
