import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exportAsset } from '../../../main/export/export-asset.ts';
import { frameRateOf } from '../../../main/export/frame-rate.ts';
import { timecodeStart } from '../../../main/export/timecode.ts';
import { probeMedia } from '../../../main/media/probe.ts';
import { runChild } from '../../../main/media/run-child.ts';
import { startTimecode } from '../../../main/media/start-timecode.ts';
import { findTools } from '../../../main/media/tools.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import type { ExportFormat } from '../../../preload/contract/export.ts';
import { odd, scratchFolder } from '../../fixtures/paths.ts';
import { framesOfTimecode } from './frames-of-timecode.ts';
import { findAll, readFcpxml, secondsOf } from './read-fcpxml.ts';

const tools = await findTools({ env: process.env, platform: process.platform });
const folder = scratchFolder();

/** A film of four seconds, as a camera would write it. */
async function film(name: string, fps: string, timecode: string | null): Promise<string> {
  const path = join(folder, name);
  const source = ['-f', 'lavfi', '-i', `testsrc=size=160x90:rate=${fps}:duration=4`];
  const start = timecode === null ? [] : ['-timecode', timecode];
  await runChild(tools.ffmpeg, ['-v', 'error', '-nostdin', ...source, '-c:v', 'mpeg4', ...start, path]);
  return path;
}

async function assetOf(path: string): Promise<Asset> {
  const { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks } =
    await probeMedia(tools, path);
  const facts = { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks };
  return {
    id: 'a'.repeat(64),
    name: path.split('/').at(-1)!,
    ...facts,
    paths: [path],
    addedAt: 0,
    state: 'ready',
    evidence: {},
  };
}

const note = (start: number, end: number, text: string): Evidence => ({
  ...{ id: text, assetId: 'a'.repeat(64), kind: 'note', start, end, text, box: null, confidence: 1 },
  ...{ source: { stage: 'note', model: 'person', version: '1' }, detail: { kind: 'note' } },
});

async function exported(path: string, format: ExportFormat, notes: Evidence[]): Promise<string> {
  const given = {
    asset: await assetOf(path),
    evidence: notes,
    format,
    moments: [],
    appVersion: '1.2.3',
    outDir: outDir(),
  };
  return readFileSync((await exportAsset({ ...given, startTimecode: await startTimecode(tools, path) })).path, 'utf8');
}
const outDir = () => join(folder, 'out');

const cameras = [
  { fps: '24000/1001', rate: 23.976, timecode: '10:00:00:00' },
  { fps: '25', rate: 25, timecode: '09:59:58:12' },
  { fps: '30000/1001', rate: 29.97, timecode: '01:00:58;20' },
  { fps: '30000/1001', rate: 29.97, timecode: '01:00:58:20' },
  { fps: '60', rate: 60, timecode: '23:59:57:30' },
  { fps: '25', rate: 25, timecode: null },
];

for (const [n, { fps, rate: average, timecode }] of cameras.entries()) {
  test(`${fps} from ${timecode ?? 'no timecode'}: marks in every format are at the source’s own times`, async () => {
    const path = await film(`camera-${n}.mov`, fps, timecode);
    assert.equal(await startTimecode(tools, path), timecode);
    const steady = frameRateOf(average);
    const dropFrame = timecode === null ? steady.dropFrame : timecode.includes(';');
    const rate = { ...steady, dropFrame };
    const first = timecode === null ? 0 : framesOfTimecode(timecode, rate);
    const perFrame = rate.denominator / rate.numerator;
    const notes = [note(10 * perFrame, 20 * perFrame, 'One'), note(70 * perFrame, 71 * perFrame, 'Two & "more"')];
    const wanted = [
      [first + 10, 10],
      [first + 70, 1],
    ];

    const lines = (await exported(path, 'edl', notes)).split('\r\n');
    assert.ok(lines.includes(`FCM: ${dropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}`));
    const day = framesOfTimecode(dropFrame ? '24:00:00;00' : '24:00:00:00', rate);
    const events = lines
      .filter((line) => /^\d{3} {2}/.test(line))
      .map((line) =>
        line
          .split(/ +/)
          .slice(4, 6)
          .map((time) => framesOfTimecode(time, rate)),
      );
    assert.deepEqual(
      events.map(([from, to]) => [from, (to! - from! + day) % day]),
      wanted.map(([from, length]) => [from! % day, length]),
    );

    const timeline = JSON.parse(await exported(path, 'otio', notes));
    checkSchemas(timeline);
    const [clip] = timeline.tracks.children[0].children;
    assert.deepEqual(
      clip.markers.map(({ marked_range: { start_time, duration } }: Marked) => [start_time.value, duration.value]),
      wanted,
    );
    assert.equal(clip.source_range.start_time.value, first);
    assert.equal(clip.media_references.DEFAULT_MEDIA.available_range.start_time.value, first);

    const xml = readFcpxml(await exported(path, 'fcpxml', notes));
    const frames = (time: string) => Math.round(secondsOf(time) / perFrame);
    assert.deepEqual(
      findAll(xml, 'chapter-marker').map(({ attributes: { start, duration } }) => [frames(start!), frames(duration!)]),
      wanted,
    );
    const [asset, inTimeline, sequence] = ['asset', 'asset-clip', 'sequence'].map(
      (name) => findAll(xml, name)[0]!.attributes,
    );
    assert.deepEqual(
      [asset!.start, inTimeline!.start, inTimeline!.offset, sequence!.tcStart].map((time) => frames(time!)),
      [first, first, first, first],
    );
    assert.equal(sequence!.tcFormat, dropFrame ? 'DF' : 'NDF');
  });
}

interface Marked {
  marked_range: { start_time: { value: number }; duration: { value: number } };
}

/** Names and versions of OpenTimelineIO's core schemas that we write. */
const schemas = new Set([
  'Timeline.1',
  'Stack.1',
  'Track.1',
  'Clip.2',
  'Marker.2',
  'ExternalReference.1',
  'TimeRange.1',
  'RationalTime.1',
]);

function checkSchemas(value: unknown, path = ''): void {
  if (Array.isArray(value)) for (const [n, one] of value.entries()) checkSchemas(one, `${path}/${n}`);
  else if (value !== null && typeof value === 'object') {
    const schema = (value as Record<string, unknown>).OTIO_SCHEMA;
    if (schema !== undefined) assert.ok(schemas.has(String(schema)), `${path}: ${schema}`);
    for (const [key, one] of Object.entries(value)) if (key !== 'metadata') checkSchemas(one, `${path}/${key}`);
  }
}

test('a film of uneven rate is laid on the nearest steady one, and says so', async () => {
  const path = odd('variable-rate.mp4');
  const edl = await exported(path, 'edl', [note(1, 2, 'One')]);
  assert.match(edl, /\* Its frame rate varies: times are laid on 30 frames a second\./);
  const [event] = edl.split('\r\n').filter((line) => line.startsWith('001'));
  const rate = frameRateOf((await assetOf(path)).fps);
  assert.deepEqual(
    event!
      .split(/ +/)
      .slice(4, 6)
      .map((time) => framesOfTimecode(time, rate)),
    [rate.nominal, rate.nominal * 2],
  );
  readFcpxml(await exported(path, 'fcpxml', [note(1, 2, '--> <b> ]]>')]));
});

test('sound has no timecode, and 25 frames drop none', async () => {
  assert.equal(await startTimecode(tools, odd('audio-only.mp3')), null);
  assert.equal(timecodeStart('01:00:00;00', frameRateOf(25)).rate.dropFrame, false);
  assert.equal(timecodeStart('00:01:00;02', frameRateOf(29.97)).first, 1800);
});
