import { plainCue } from './subtitle-text.ts';

/** One line of dialogue. Times in s. */
export interface Cue {
  start: number;
  end: number;
  /** Without markup and without the speaker's name. */
  text: string;
  speaker: string | null;
}

export const MAX_CUES = 200_000;

const CLOCK = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?`;
const TIMING = new RegExp(String.raw`^\s*${CLOCK}\s*-->\s*${CLOCK}`);

function seconds([hours, minutes, whole, fraction]: readonly (string | undefined)[]): number {
  const part = fraction === undefined ? 0 : Number(`0.${fraction}`);
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(whole) + part;
}

/**
 * SubRip and WebVTT by one reader, as they differ in little but the decimal mark: a timing line begins a cue, an empty line ends it
 * (or the next timing line, where somebody forgot it). Identifiers, NOTE, STYLE and REGION blocks fall away, as nothing times them.
 * Tolerant as players are: bad blocks are skipped. WebVTT: https://www.w3.org/TR/webvtt1/.
 */
export function parseTimedText(text: string): Cue[] {
  const cues: Cue[] = [];
  let open: { start: number; end: number; lines: string[] } | null = null;
  const close = (nextBegins: boolean) => {
    if (!open) return;
    // Without an empty line between them, the last line read was the next cue's number.
    if (nextBegins && /^\s*\d+\s*$/.test(open.lines.at(-1) ?? '')) open.lines.pop();
    add(cues, open.start, open.end, open.lines.join('\n'), null);
    open = null;
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const timing = TIMING.exec(line);
    if (timing) {
      close(true);
      if (cues.length >= MAX_CUES) return inOrder(cues);
      open = { start: seconds(timing.slice(1, 5)), end: seconds(timing.slice(5, 9)), lines: [] };
    } else if (open && line.trim() === '' && (open as { lines: string[] }).lines.length > 0) close(false);
    else if (open) (open as { lines: string[] }).lines.push(line);
  }
  close(false);
  return inOrder(cues);
}

/** Advanced SubStation Alpha: the Dialogue lines of [Events], the Name field as speaker; drawings and comments are left out. */
export function parseAss(text: string): Cue[] {
  const cues: Cue[] = [];
  let fields = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
  let inEvents = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const section = /^\[(.+)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) inEvents = section.toLowerCase() === 'events';
    if (!inEvents) continue;
    const [, key, rest] = /^(Format|Dialogue)\s*:\s*(.*)$/i.exec(line) ?? [];
    if (key === undefined || rest === undefined) continue;
    if (key.toLowerCase() === 'format') {
      fields = rest.split(',').map((field) => field.trim().toLowerCase());
      continue;
    }
    if (cues.length >= MAX_CUES) break;
    // The text comes last and may hold commas.
    const parts = rest.split(',');
    const values = [...parts.slice(0, fields.length - 1), parts.slice(fields.length - 1).join(',')];
    const value = (name: string) => values[fields.indexOf(name)]?.trim() ?? '';
    const start = new RegExp(`^${CLOCK}$`).exec(value('start'));
    const end = new RegExp(`^${CLOCK}$`).exec(value('end'));
    const said = value('text');
    if (!start || !end || /\{[^}]*\\p[1-9]/.test(said)) continue;
    const plain = said
      .replace(/\{[^}]*\}/g, '')
      .replace(/\\N|\\n/g, '\n')
      .replace(/\\h/g, ' ');
    add(cues, seconds(start.slice(1, 5)), seconds(end.slice(1, 5)), plain, value('name') || null);
  }
  return inOrder(cues);
}

function add(cues: Cue[], start: number, end: number, raw: string, speaker: string | null): void {
  const plain = plainCue(raw);
  if (plain.text !== '' && end > start) cues.push({ start, end, text: plain.text, speaker: speaker ?? plain.speaker });
}

function inOrder(cues: Cue[]): Cue[] {
  return cues.sort((a, b) => a.start - b.start || a.end - b.end);
}
