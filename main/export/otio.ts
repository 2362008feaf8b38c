import { cleanLine, cleanText } from '../report/clean-text.ts';
import { type FrameRate, framesAt } from './frame-rate.ts';
import type { Marker } from './marker.ts';
import type { SourceFacts } from './source-facts.ts';

/**
 * OpenTimelineIO's JSON: the whole source as one clip that carries the markers.
 * @param url of the source, for the editor to find it @param first frame of its own timecode: a clip's times are those of its source
 */
export function otio(
  markers: readonly Marker[],
  rate: FrameRate,
  kind: 'Video' | 'Audio',
  url: string,
  source: SourceFacts,
  first = 0,
): string {
  const perSecond = rate.numerator / rate.denominator;
  const time = (value: number) => ({ OTIO_SCHEMA: 'RationalTime.1', rate: perSecond, value });
  const range = (start: number, duration: number) => ({
    OTIO_SCHEMA: 'TimeRange.1',
    start_time: time(start),
    duration: time(duration),
  });
  const whole = range(first, framesAt(source.duration, rate));
  const clip = {
    OTIO_SCHEMA: 'Clip.2',
    name: source.file,
    source_range: whole,
    enabled: true,
    effects: [],
    markers: markers.map(({ start, end, name, note }) => ({
      OTIO_SCHEMA: 'Marker.2',
      name: cleanLine(name),
      color: 'ORANGE',
      marked_range: range(first + framesAt(start, rate), framesAt(end, rate) - framesAt(start, rate)),
      metadata: note === '' ? {} : { cuepoint: { note: cleanText(note) } },
    })),
    metadata: {},
    media_references: {
      DEFAULT_MEDIA: {
        OTIO_SCHEMA: 'ExternalReference.1',
        name: source.file,
        target_url: url,
        available_range: whole,
        metadata: {},
      },
    },
    active_media_reference_key: 'DEFAULT_MEDIA',
  };
  const track = {
    OTIO_SCHEMA: 'Track.1',
    name: kind,
    kind,
    source_range: null,
    effects: [],
    markers: [],
    metadata: {},
    children: [clip],
  };
  const stack = {
    OTIO_SCHEMA: 'Stack.1',
    name: 'tracks',
    source_range: null,
    effects: [],
    markers: [],
    metadata: {},
    children: [track],
  };
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    name: source.file,
    global_start_time: time(first),
    metadata: { cuepoint: source },
    tracks: stack,
  };
  return `${JSON.stringify(timeline, null, 2)}\n`;
}
