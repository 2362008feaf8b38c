import { timeText } from '../report/time-text.ts';
import type { Cue } from './cue.ts';
import { factLines, type SourceFacts } from './source-facts.ts';
import { wrapCue } from './wrap-cue.ts';

/** SubRip. It knows no comments and no escapes: what a player would take for a tag or a time line is written with look-alikes. */
export function srt(cues: readonly Cue[]): string {
  return cues
    .map(({ start, end, speaker, text }, i) => {
      const said = wrapCue(speaker === null ? text : `${speaker}: ${text}`);
      return `${i + 1}\n${clock(start, ',')} --> ${clock(Math.max(end, start + 0.001), ',')}\n${plain(said)}\n`;
    })
    .join('\n');
}

/** WebVTT (W3C), with the source in a note. */
export function vtt(cues: readonly Cue[], source: SourceFacts): string {
  const note = factLines(source).map(plain);
  const blocks = cues.map(({ start, end, speaker, text }, i) => {
    const voice = speaker === null ? '' : `<v ${escaped(speaker)}>`;
    return `${i + 1}\n${clock(start, '.')} --> ${clock(Math.max(end, start + 0.001), '.')}\n${voice}${escaped(wrapCue(text))}\n`;
  });
  return ['WEBVTT\n', `NOTE\n${note.join('\n')}\n`, ...blocks].join('\n');
}

/** For reading: the source, then a line for each cue with its second. */
export function transcript(cues: readonly Cue[], source: SourceFacts): string {
  const lines = cues.map(
    ({ start, speaker, text }) => `[${timeText(start)}] ${speaker === null ? '' : `${speaker}: `}${text}`,
  );
  return `${[...factLines(source), '', ...lines].join('\n')}\n`;
}

/** `HH:MM:SS,mmm` */
function clock(seconds: number, mark: ',' | '.'): string {
  const total = Math.max(0, Math.round(seconds * 1000));
  const fields = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60, Math.floor(total / 1000) % 60];
  return `${fields.map((field) => String(field).padStart(2, '0')).join(':')}${mark}${String(total % 1000).padStart(3, '0')}`;
}

const plain = (text: string): string =>
  text.replaceAll('-->', '→').replaceAll('<', '‹').replaceAll('>', '›').replaceAll('{\\', '(\\');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
