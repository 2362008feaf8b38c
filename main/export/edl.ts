import { AppError } from '../app-error.ts';
import { cleanLine, shorten } from '../report/clean-text.ts';
import { type FrameRate, framesAt } from './frame-rate.ts';
import type { Marker } from './marker.ts';
import { factLines, type SourceFacts } from './source-facts.ts';
import { timecode } from './timecode.ts';

/** CMX 3600 numbers its events with three digits. */
const mostEvents = 999;

/** What a source has: both, picture or sound. */
export type EdlTracks = 'B' | 'V' | 'A';

/**
 * The markers as a cut list (CMX 3600): one event each, laid end to end from 01:00:00:00 on, its name as a locator.
 * @param first frame of the source's own timecode
 * @throws AppError BAD_INPUT for more than 999
 */
export function edl(
  markers: readonly Marker[],
  rate: FrameRate,
  tracks: EdlTracks,
  source: SourceFacts,
  first = 0,
): string {
  if (markers.length > mostEvents) {
    throw new AppError(
      'BAD_INPUT',
      `An EDL holds at most ${mostEvents} events, not ${markers.length}: export OTIO or FCPXML.`,
    );
  }
  const lines = [
    `TITLE: ${shorten(comment(source.file), 70)}`,
    `FCM: ${rate.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
  ];
  // 01:00:00:00; of an hour's 60 minutes, 54 leave out numbers.
  let record = rate.nominal * 3600 - (rate.dropFrame ? (rate.nominal / 15) * 54 : 0);
  for (const [i, { start, end, name, note }] of markers.entries()) {
    const from = framesAt(start, rate);
    const length = Math.max(1, framesAt(end, rate) - from);
    const times = [first + from, first + from + length, record, record + length].map((frames) =>
      timecode(frames, rate),
    );
    lines.push(`${String(i + 1).padStart(3, '0')}  AX       ${tracks.padEnd(5)} C        ${times.join(' ')}`);
    lines.push(`* FROM CLIP NAME: ${comment(source.file)}`, `* LOC: ${times[2]} RED     ${comment(name)}`);
    if (note !== '') lines.push(`* COMMENT: ${comment(note)}`);
    // Readers take comments for those of the event above.
    if (i === 0) lines.push(...factLines(source).map((fact) => `* ${comment(fact)}`));
    record += length;
  }
  return `${lines.join('\r\n')}\r\n`;
}

const comment = (text: string): string => shorten(cleanLine(text), 200);
