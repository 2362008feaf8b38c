import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { chooseTarget } from '../../../../main/export/clips/encoders.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { probeMedia } from '../../../../main/media/probe.ts';
import { runChild } from '../../../../main/media/run-child.ts';
import { odd, sample } from '../../../fixtures/paths.ts';
import { countedFilm, framesOf, tools } from './counted-video.ts';
import { cut, newFolder } from './cutting.ts';

const folder = newFolder();
const lossless = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '6', '-pix_fmt', 'yuv420p'];

async function streamsOf(path: string) {
  const { stdout } = await runChild(tools.ffprobe, [
    '-v',
    'error',
    '-show_streams',
    '-show_format',
    '-show_chapters',
    '-of',
    'json',
    `file:${path}`,
  ]);
  return JSON.parse(stdout.toString('utf8')) as {
    streams: Record<string, unknown>[];
    chapters: unknown[];
    format: { duration: string; tags?: Record<string, string> };
  };
}

const one = async (path: string, start: number, end: number, more = {}) =>
  (await cut({ path, outDir: newFolder() }, { ...more, moments: [{ start, end }] })).files[0]!;

test('a variable rate stays: each picture at its own time, the last for as long as it stayed', async () => {
  // Pictures of two rates, and a long pause behind the 40th.
  const filter = "setpts='round(if(lt(N,20),N*2,if(lt(N,40),40+(N-20),100+(N-40)))/25/TB)'";
  const path = await countedFilm({
    folder,
    name: 'uneven.mp4',
    count: 60,
    sound: false,
    filter,
    coding: [...lossless, '-enc_time_base', '1:25000'],
  });
  const clip = await one(path, 0.8, 3);
  const frames = await framesOf(clip.path);
  const wanted = Array.from({ length: 30 }, (_, n) => ({
    number: n + 10,
    time: n + 10 < 20 ? n * 0.08 : (40 + n - 10) * 0.04 - 0.8,
  }));
  for (const [n, { number, time }] of wanted.entries()) {
    assert.equal(frames[n]?.number, number);
    assert.ok(Math.abs(frames[n]!.time - time) < 2e-3, `frame ${number} at ${frames[n]!.time}, not ${time}`);
  }
  const { format } = await streamsOf(clip.path);
  assert.ok(Math.abs(Number(format.duration) - 2.2) < 0.002, format.duration);
});

test('odd sides, turned, with oblong pixels, ten bits, no sound, sound alone, and old containers', async () => {
  const oddSides = await countedFilm({
    folder,
    name: 'odd.mkv',
    count: 40,
    sound: false,
    filter: 'crop=319:179:0:0',
    coding: ['-c:v', 'ffv1', '-pix_fmt', 'yuv444p'],
  });
  const clip = await one(oddSides, 0.2, 1);
  const { width, height } = await openMedia(tools, clip.path);
  assert.deepEqual([width, height], [320, 180]);
  assert.deepEqual(
    (await framesOf(clip.path)).map(({ number }) => number),
    Array.from({ length: 20 }, (_, n) => n + 5),
  );

  const oblong = await countedFilm({
    folder,
    name: 'oblong.mp4',
    count: 30,
    filter: 'scale=160:180,setsar=2',
    coding: lossless,
  });
  const { streams } = await streamsOf((await one(oblong, 0.2, 1)).path);
  assert.deepEqual([streams[0]!.width, streams[0]!.sample_aspect_ratio], [320, '1:1']);

  const lengths: [string, number, number][] = [
    [odd('portrait-rotated.mp4'), 1, 3],
    [odd('hevc-10bit.mp4'), 1.2, 3],
    [odd('pcm.mov'), 0.5, 2.5],
    [odd('mpeg4.avi'), 1, 2.4],
    [odd('vp9-opus.webm'), 1, 2.4],
    [odd('one-frame.mp4'), 0, 0.04],
    [odd('short-0.3s.mp4'), 0, 0.32],
    [odd('animated.gif'), 1, 2],
    [odd('audio-starts-at-2s.mp4'), 0.4, 1.6],
    [odd('audio-starts-at-2s.mp4'), 1, 4],
    [odd('two-audio-tracks.mkv'), 1, 3],
  ];
  for (const [path, start, end] of lengths) {
    const made = await one(path, start, end, { mode: 'exact' });
    const probed = await probeMedia(tools, made.path);
    const { streams: all, format } = await streamsOf(made.path);
    assert.ok(Math.abs(Number(format.duration) - (end - start)) <= 0.041, `${path}: ${format.duration}`);
    const sounds = (source: { tracks: { kind: string }[] }) =>
      source.tracks.filter(({ kind }) => kind === 'audio').length;
    assert.equal(sounds(probed), sounds(await openMedia(tools, path)), path);
    assert.equal(probed.rotation, 0);
    if (sounds(probed) === 0) continue;
    for (const { codec_type, duration } of all) {
      if (codec_type === 'audio')
        assert.ok(Math.abs(Number(duration) - (end - start)) <= 0.041, `${path}: sound ${duration}`);
    }
  }
});

test('sound is copied by the packet, or coded anew to the sample and without loss where it had none', async () => {
  const mp3 = await one(odd('audio-with-cover.mp3'), 0.5, 1.5);
  assert.deepEqual(
    [mp3.made, (await streamsOf(mp3.path)).streams.map(({ codec_name }) => codec_name)],
    ['copied', ['mp3']],
  );
  const exact = await one(odd('audio-only.m4a'), 0.5, 1.5, { mode: 'exact' });
  assert.equal(exact.made, 'encoded');
  assert.ok(Math.abs((await probeMedia(tools, exact.path)).duration - 1) < 0.03);
  const wav = `${folder}/tone.wav`;
  await runChild(tools.ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', 'sine=frequency=400:duration=3', wav]);
  const flac = await one(wav, 0.5, 1.75);
  assert.match(flac.path, /\.flac$/);
  assert.equal((await probeMedia(tools, flac.path)).duration, 1.25);
});

test('a high dynamic range keeps its ten bits and says what they mean', async () => {
  const hdr = await countedFilm({
    folder,
    name: 'hdr.mp4',
    count: 30,
    sound: false,
    coding: [
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p10le',
      '-color_primaries',
      'bt2020',
      '-color_trc',
      'smpte2084',
      '-colorspace',
      'bt2020nc',
      '-x265-params',
      'log-level=error',
    ],
  });
  const cues = [{ start: 0.2, end: 1, speaker: null, text: 'Said' }];
  const made = await cut(
    { path: hdr, outDir: newFolder(), cues },
    { captions: 'burned', moments: [{ start: 0.2, end: 1 }] },
  );
  const { streams } = await streamsOf(made.files[0]!.path);
  const { pix_fmt, color_transfer, color_primaries, color_space, codec_tag_string } = streams[0]!;
  assert.deepEqual(
    [pix_fmt, color_transfer, color_primaries, color_space, codec_tag_string],
    ['yuv420p10le', 'smpte2084', 'bt2020', 'bt2020nc', 'hvc1'],
  );
  // In a reel all is brought to what usual screens show.
  const reel = await cut({ path: hdr, outDir: newFolder() }, { as: 'reel', moments: [{ start: 0.2, end: 1 }] });
  assert.equal((await streamsOf(reel.files[0]!.path)).streams[0]!.pix_fmt, 'yuv420p');
});

test('nothing of the file but its picture and sound goes along', async () => {
  const cover = odd('audio-with-cover.mp3');
  const path = `${folder}/tagged.mkv`;
  const tags = [
    '-metadata',
    'title=Secret',
    '-metadata',
    'location=+52.5+013.4/',
    '-metadata:s:v:0',
    'encoder=/home/mira/bin',
    '-metadata:s:a:0',
    'title=Secret',
  ];
  const chapters = `${folder}/chapters.txt`;
  writeFileSync(chapters, ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=/home/mira/Secret\n');
  await runChild(tools.ffmpeg, [
    '-v',
    'error',
    '-i',
    sample('meeting-subs.mkv'),
    '-i',
    chapters,
    '-i',
    cover,
    '-map',
    '0',
    '-map_chapters',
    '1',
    '-c',
    'copy',
    ...tags,
    '-t',
    '6',
    '-attach',
    odd('photo.webp'),
    '-metadata:s:t',
    'mimetype=image/webp',
    path,
  ]);
  for (const mode of ['exact', 'copy'] as const) {
    const clip = await one(path, 0, 2, { mode });
    assert.equal(clip.made, mode === 'copy' ? 'copied' : 'encoded');
    const { streams, chapters: left, format } = await streamsOf(clip.path);
    assert.deepEqual(
      streams.map(({ codec_type }) => codec_type),
      ['video', 'audio'],
    );
    assert.deepEqual(left, []);
    const bytes = readFileSync(clip.path).toString('latin1');
    for (const word of ['Secret', 'mira', '52.5', 'Lavf', 'Lavc'])
      assert.equal(bytes.includes(word), false, `${mode}: ${word}`);
    assert.equal(format.tags?.title, undefined);
  }
});

test('whatever encoders a build has, there is one to choose', () => {
  const chosen = (names: string[], hdr = false) =>
    chooseTarget({ encoders: new Set(names), filters: new Set(), setsLengths: true }, hdr, false);
  assert.deepEqual(
    [chosen(['libx264', 'libx265']).name, chosen(['libx264', 'libx265'], true).pixels],
    ['H.264', 'yuv420p10le'],
  );
  assert.equal(chosen(['libx264'], true).pixels, 'yuv420p');
  assert.equal(chosen(['libopenh264']).video[1], 'libopenh264');
  assert.equal(chosen(['libvpx-vp9', 'libopus']).file.ending, '.webm');
  assert.equal(chosen(['mpeg4', 'aac']).name, 'MPEG-4');
});
