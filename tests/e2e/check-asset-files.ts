import { readFileSync } from 'node:fs';
import { frameRateOf } from '../../main/export/frame-rate.ts';
import { parseTimedText } from '../../main/media/subtitle-cues.ts';
import { csvRows } from '../../main/shells/cli/csv-rows.ts';
import { framesOfTimecode } from '../unit/export/frames-of-timecode.ts';
import { findAll, readFcpxml, secondsOf } from '../unit/export/read-fcpxml.ts';
import { expect } from './app.ts';

const text = (path: string) => readFileSync(path, 'utf8');

/** Subtitles and transcript tell the same words at the same times, in order, within the file. */
export function checkWords({ srt, vtt, txt }: Record<'srt' | 'vtt' | 'txt', string>, duration: number): void {
  const cues = parseTimedText(text(srt));
  expect(cues.length).toBeGreaterThan(5);
  const plain = (one: string) => one.replace(/\s+/g, ' ');
  const told = (all: typeof cues) => all.map(({ start, end, text: said }) => [start, end, plain(said)]);
  expect(told(parseTimedText(text(vtt)))).toEqual(told(cues));
  for (const [n, { start, end }] of cues.entries()) {
    expect(end).toBeGreaterThan(start);
    expect(start).toBeGreaterThanOrEqual(cues[n - 1]?.start ?? 0);
    expect(end).toBeLessThanOrEqual(duration);
  }
  const lines = text(txt)
    .split('\n')
    .filter((line) => line.startsWith('['));
  expect(lines.map((line) => line.replace(/^\[\d+:\d\d\] /, ''))).toEqual(cues.map((cue) => plain(cue.text)));
}

/** Every format of marks puts the same names on the same frames. @returns start and end in frames, by name */
export function checkMarks(
  { edl, otio, fcpxml, chapters }: Record<'edl' | 'otio' | 'fcpxml' | 'chapters', string>,
  fps: number,
): Map<string, [number, number]> {
  const rate = frameRateOf(fps);
  const events = text(edl)
    .split('\r\n')
    .filter((line) => /^\d{3} {2}/.test(line));
  const names = [...text(edl).matchAll(/^\* LOC: \S+ RED {5}(.*)\r$/gm)].map(([, name]) => name!);
  const cut = events.map((line) =>
    line
      .split(/ +/)
      .slice(4, 6)
      .map((time) => framesOfTimecode(time, rate)),
  );
  const marks = names.map((name, n) => [name, cut[n]!] as const);

  const [clip] = JSON.parse(text(otio)).tracks.children[0].children;
  const perSecond = rate.numerator / rate.denominator;
  expect(
    clip.markers.map(({ name, marked_range: { start_time, duration } }: Marker) => {
      expect(start_time.rate).toBeCloseTo(perSecond, 9);
      return [name, [start_time.value, start_time.value + duration.value]];
    }),
  ).toEqual(marks);

  const frames = (time: string) => Math.round(secondsOf(time) * perSecond);
  expect(
    findAll(readFcpxml(text(fcpxml)), 'chapter-marker').map(({ attributes: { value, start, duration } }) => [
      value,
      [frames(start!), frames(start!) + frames(duration!)],
    ]),
  ).toEqual(marks);

  const seconds = new Set(marks.map(([name, [from]]) => `${Math.floor(from! / perSecond)} ${name}`));
  const told = text(chapters)
    .trimEnd()
    .split('\n')
    .map((line) => /^(\d+):(\d\d) (.*)$/.exec(line)!);
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told[0]![0]).toMatch(/^0:00 /);
  for (const [, minutes, rest, name] of told)
    expect(seconds).toContain(`${Number(minutes) * 60 + Number(rest)} ${name}`);
  return new Map(marks.map(([name, [from, to]]) => [name, [from!, to!]]));
}

interface Marker {
  name: string;
  marked_range: Record<'start_time' | 'duration', { value: number; rate: number }>;
}

/** A table of as many cells in each row. @returns its rows by column */
export function checkCsv(path: string): Record<string, string>[] {
  const [titles, ...rows] = csvRows(text(path).replace(/^\ufeff/, ''));
  for (const row of rows) expect(row.length).toBe(titles!.length);
  return rows.map((row) => Object.fromEntries(titles!.map((title, n) => [title, row[n]!])));
}
