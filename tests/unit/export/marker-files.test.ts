import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chapters } from '../../../main/export/chapters.ts';
import { edl } from '../../../main/export/edl.ts';
import { fcpxml } from '../../../main/export/fcpxml.ts';
import { type FrameRate, frameRateOf, framesAt } from '../../../main/export/frame-rate.ts';
import { otio } from '../../../main/export/otio.ts';
import type { SourceFacts } from '../../../main/export/source-facts.ts';
import { framesOfTimecode } from './frames-of-timecode.ts';

const source: SourceFacts = {
  file: 'tides “2026” <b>.mp4',
  sha256: 'a'.repeat(64),
  duration: 5000,
  app: 'Cuepoint 1.2.3',
  readBy: ['speech: whisper-base 1'],
};
const hostile = '</chapter-marker>\n* LOC: 01:00:00:00 RED evil --> & "x" \u202E';
const rates = [23.976, 25, 29.97, 60].map(frameRateOf);

/** Frames of an hour and of ten minutes of timecode: where numbers are dropped these are the ones that keep up with the clock. */
const hourOf = ({ nominal, dropFrame }: FrameRate) => nominal * 3600 - (dropFrame ? (nominal / 15) * 54 : 0);
const tenMinutesOf = (rate: FrameRate) => hourOf(rate) / 6;

/**
 * Markers at frames of that rate: around a minute (where two numbers are dropped), ten minutes (where they are not) and an hour, some over such
 * a mark; one without a length, one with a name that means harm.
 */
function markersAt(rate: FrameRate) {
  const second = (frame: number) => (frame * rate.denominator) / rate.numerator;
  const marks = [rate.nominal * 60, tenMinutesOf(rate), hourOf(rate), hourOf(rate) + rate.nominal * 60];
  const around = marks.flatMap((mark) => [-1, 0, 1, 2].map((by) => [mark + by, mark + by + 4] as const));
  return [
    { start: second(0), end: second(10), name: 'Opening', note: '' },
    ...around.map(([from, to]) => ({ start: second(from), end: second(to), name: `At ${from}`, note: '' })),
    { start: second(1801), end: second(1802), name: hostile, note: hostile },
    { start: second(107_893), end: second(107_893), name: 'One second', note: 'past the hour' },
  ];
}

const framesWanted = (rate: FrameRate) =>
  markersAt(rate).map(({ start, end }) => [
    framesAt(start, rate),
    Math.max(1, framesAt(end, rate) - framesAt(start, rate)),
  ]);

for (const rate of rates) {
  const name = `${rate.numerator}/${rate.denominator}`;

  test(`EDL at ${name} leads back to the frames`, () => {
    const lines = edl(markersAt(rate), rate, 'B', source).split('\r\n');
    assert.equal(lines[1], `FCM: ${rate.dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`);
    const events = lines.filter((line) => /^\d{3} {2}/.test(line)).map((line) => line.split(/ +/).slice(4));
    const frames = events.map((times) => times.map((time) => framesOfTimecode(time, rate)));
    assert.deepEqual(
      frames.map(([from, to]) => [from, to! - from!]),
      framesWanted(rate),
    );
    let record = framesOfTimecode(rate.dropFrame ? '01:00:00;00' : '01:00:00:00', rate);
    for (const [from, to, recordFrom, recordTo] of frames) {
      assert.equal(recordFrom, record);
      assert.equal(recordTo! - recordFrom!, to! - from!);
      record = recordTo!;
    }
    assert.equal(lines.filter((line) => line.startsWith('* LOC:')).length, markersAt(rate).length);
    // Numbers that are dropped are never written, and an hour of such timecode is one of the clock.
    const written = events.flat();
    if (rate.dropFrame)
      assert.ok(
        written.every((time) => !/:(?!.0)\d\d:00;0[01]$/.test(time)),
        written.join(' '),
      );
    const hour = events[1 + 2 * 4 + 1]![0];
    assert.equal(hour, rate.dropFrame ? '01:00:00;00' : '01:00:00:00');
    const late = (hourOf(rate) * rate.denominator) / rate.numerator - 3600;
    if (rate.dropFrame) assert.ok(Math.abs(late) < 0.004, `${late} s`);
  });

  test(`OTIO at ${name} leads back to the frames`, () => {
    const timeline = JSON.parse(otio(markersAt(rate), rate, 'Video', 'file:///a.mp4', source));
    const [clip] = timeline.tracks.children[0].children;
    assert.equal(clip.source_range.duration.value, framesAt(5000, rate));
    const ranges: { start_time: { value: number }; duration: { value: number } }[] = clip.markers.map(
      ({ marked_range }: { marked_range: unknown }) => marked_range,
    );
    assert.deepEqual(
      ranges.map(({ start_time, duration }) => [start_time.value, Math.max(1, duration.value)]),
      framesWanted(rate),
    );
    assert.ok(Math.abs(clip.markers[0].marked_range.start_time.rate - rate.numerator / rate.denominator) < 1e-9);
    assert.equal(timeline.metadata.cuepoint.sha256, source.sha256);
  });

  test(`FCPXML at ${name} leads back to the frames`, () => {
    const xml = fcpxml(markersAt(rate), rate, {
      ...source,
      url: 'file:///a%20b.mp4',
      hasVideo: true,
      hasAudio: true,
      width: 1280,
      height: 720,
    });
    const seconds = (time: string) => {
      const [, top, bottom = '1'] = /^(\d+)(?:\/(\d+))?s$/.exec(time)!;
      return Number(top) / Number(bottom);
    };
    const chapterMarkers = [...xml.matchAll(/<chapter-marker start="([^"]+)" duration="([^"]+)" value="([^"]*)"/g)];
    assert.deepEqual(
      chapterMarkers.map(([, start, duration]) =>
        [seconds(start!), seconds(duration!)].map((one) => (one * rate.numerator) / rate.denominator).map(Math.round),
      ),
      framesWanted(rate),
    );
    for (const [, start, duration] of chapterMarkers) {
      for (const time of [start!, duration!]) {
        const [, top, bottom = '1'] = /^(\d+)(?:\/(\d+))?s$/.exec(time)!;
        assert.equal((Number(top) * rate.numerator) % (Number(bottom) * rate.denominator), 0, `${time} is on a frame`);
      }
    }
    assert.equal(xml.includes(`tcFormat="${rate.dropFrame ? 'DF' : 'NDF'}"`), true);
    assert.equal(/<\/chapter-marker>/.test(xml), false);
    for (const [comment] of xml.matchAll(/<!--[\s\S]*?-->/g)) assert.equal(comment.slice(4, -3).includes('--'), false);
  });
}

test('more events than an EDL can number are refused, with what to do', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ start: i, end: i + 1, name: 'x', note: '' }));
  assert.throws(() => edl(many, frameRateOf(25), 'V', source), { code: 'BAD_INPUT', message: /OTIO or FCPXML/ });
});

test('chapters follow YouTube’s rules', () => {
  const at = (start: number, name: string) => ({ start, end: start, name, note: '' });
  assert.equal(
    chapters(
      [at(70.9, 'Second <b>'), at(20, 'First'), at(24, 'too near'), at(3605, 'Third\nline'), at(3998, 'too late')],
      4000,
      'talk',
    ),
    '0:00 talk\n0:20 First\n1:10 Second ‹b›\n1:00:05 Third line\n',
  );
  assert.equal(
    chapters([at(4, 'Near the start'), at(30, 'B'), at(60, 'C')], 90, 'talk').split('\n')[0],
    '0:00 Near the start',
  );
  assert.throws(() => chapters([at(0, 'A'), at(30, 'B')], 60, 'talk'), { code: 'BAD_INPUT', message: /are 2/ });
});
