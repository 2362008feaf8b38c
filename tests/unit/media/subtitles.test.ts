import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openMedia } from '../../../main/media/open-media.ts';
import { parseAss, parseTimedText } from '../../../main/media/subtitle-cues.ts';
import { plainCue, takeSpeakers } from '../../../main/media/subtitle-text.ts';
import { findSidecars, isTextTrack, readSidecar, readSubtitleTrack } from '../../../main/media/subtitles.ts';
import { decodeText } from '../../../main/media/text-encoding.ts';
import { findTools } from '../../../main/media/tools.ts';
import { sample, scratchFolder } from '../../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });

test('an embedded track and both sidecars of a meeting say the same', async () => {
  const source = await openMedia(tools, sample('meeting-subs.mkv'));
  const track = source.tracks.find(isTextTrack)!;
  const embedded = await readSubtitleTrack(tools, source, track);
  const [srt, vtt] = await Promise.all([readSidecar(sample('meeting.srt')), readSidecar(sample('meeting.vtt'))]);
  assert.equal(srt.length, 10);
  assert.deepEqual(srt, vtt);
  assert.deepEqual(srt[3], { start: 12.85, end: 15.05, speaker: 'Priya', text: 'And what does the second firm want?' });
  assert.deepEqual(
    embedded.map(({ speaker, text }) => [speaker, text]),
    srt.map(({ speaker, text }) => [speaker, text]),
  );
  for (const [n, cue] of embedded.entries())
    assert.ok(Math.abs(cue.start - srt[n]!.start - 0.023) < 0.002, 'in the file, all is 23 ms later');
});

test('a video finds the subtitle files that bear its name, and no others', async () => {
  const folder = scratchFolder();
  const names = [
    'Talk.srt',
    'talk.en.vtt',
    'talk.pt-BR.forced.ass',
    'talk two.srt',
    'talking.srt',
    'talk.mp4',
    'talk.notes.srt',
    'other.srt',
  ];
  for (const name of names) writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, 'talk.de.srt'));
  const found = await findSidecars(join(folder, 'talk.mp4'));
  assert.deepEqual(
    found.map(({ name, language }) => [name, language]),
    [
      ['talk.en.vtt', 'en'],
      ['talk.pt-BR.forced.ass', 'pt-br'],
      ['Talk.srt', null],
    ],
  );
  assert.deepEqual(await findSidecars('/nowhere/at/all.mp4'), []);
});

test('SubRip as people write it: markup, forgotten empty lines, odd clocks, other line ends', () => {
  const cues = parseTimedText(
    '1\r\n00:00:01,000 --> 00:00:02,500 X1:100 Y1:5\r\n<font color="#fff">Hello</font> <i>there</i>,\r\n{\\an8}you &amp; me\r\n\r\n\r\n' +
      '2\r\n00:00:03,5 --> 00:00:04,000\r\nNo empty line\r\n3\r\n100:00:00,000 --> 100:00:01,000\r\nA < B\r\n\r\n4\r\n00:00:09,000 --> 00:00:08,000\r\nbackwards',
  );
  assert.deepEqual(
    cues.map(({ start, end, text }) => [start, end, text]),
    [
      [1, 2.5, 'Hello there,\nyou & me'],
      [3.5, 4, 'No empty line'],
      [360_000, 360_001, 'A < B'],
    ],
  );
});

test('WebVTT: notes, styles and ids fall away, voices are kept', () => {
  const cues = parseTimedText(
    'WEBVTT - title\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnothing\n\nid-7\n00:01.000 --> 01:02.000 line:0 align:start\n<v.loud Priya Rao>Hi <b>you</b>&nbsp;all</v>\n\n00:05.000 --> 00:06.000\n<00:05.100><c>Karaoke</c> line',
  );
  assert.deepEqual(cues, [
    { start: 1, end: 62, text: 'Hi you all', speaker: 'Priya Rao' },
    { start: 5, end: 6, text: 'Karaoke line', speaker: null },
  ]);
});

test('ASS: commas stay, overrides go, names speak, drawings and comments are left out', () => {
  const head =
    '[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';
  const lines = [
    'Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}',
    'Comment: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,no',
    'Dialogue: 0,0:00:01.00,0:00:02.50,Default,Tomas,0,0,0,,{\\i1}Well, one, two{\\i0}\\Nsecond\\hline',
  ];
  assert.deepEqual(parseAss(head + lines.join('\n')), [
    { start: 1, end: 2.5, text: 'Well, one, two\nsecond line', speaker: 'Tomas' },
  ]);
});

test('a name in front counts when it comes back, a colon alone does not', () => {
  const say = (...texts: string[]) =>
    takeSpeakers(texts.map((text) => ({ text, speaker: null }))).map(({ speaker }) => speaker);
  assert.deepEqual(say('Priya: Hello.', 'Yes.', 'Priya: Good.', 'No.'), ['Priya', null, 'Priya', null]);
  assert.deepEqual(say('Note: closed on Monday.', 'It is.', 'So be it.', 'Good.'), [null, null, null, null]);
  assert.deepEqual(say('DR. WHO: Run!', 'Ingrid Öst: Where?'), ['DR. WHO', 'Ingrid Öst']);
  assert.deepEqual(say('at 12:30 we go', 'it says: no', 'at 12:30 again'), [null, null, null]);
});

test('text is read in the encoding that it is written in', () => {
  const text = 'Übung: 潮汐 – größer';
  assert.equal(decodeText(Buffer.from(text)), text);
  assert.equal(decodeText(Buffer.from(`\uFEFF${text}`)), text);
  assert.equal(decodeText(Buffer.from(`\uFEFF${text}`, 'utf16le')), text);
  assert.equal(decodeText(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()), text);
  assert.equal(decodeText(Buffer.from('1\r\n00:00 plain ascii letters', 'utf16le')), '1\r\n00:00 plain ascii letters');
  assert.equal(decodeText(Buffer.from('Caf\xe9 \x96 gr\xf6\xdfer', 'latin1')), 'Café – größer');
});

test('what is no subtitle file, or far too large for one, is refused by name', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'a.srt'), '#EXTM3U\nhttp://127.0.0.1:9/x\n');
  await assert.rejects(readSidecar(join(folder, 'a.srt')), { code: 'UNSUPPORTED', message: /a\.srt/ });
  writeFileSync(join(folder, 'b.srt'), '');
  truncateSync(join(folder, 'b.srt'), 30 << 20);
  await assert.rejects(readSidecar(join(folder, 'b.srt')), { code: 'UNSUPPORTED', message: /20 MB/ });
});

test('whatever stands in a file, cues come in order and without markup', () => {
  const pieces = fc.constantFrom(
    '1',
    '',
    '00:00:01,000 --> 00:00:02,000',
    '00:09.5 --> 00:10.1',
    '<v A>x',
    '<b>',
    'Priya: a',
    '&#1114112;',
    '&#65;',
    '{\\an8}',
    'Dialogue: 0,1:0:1.1,1:0:2,,,,,,,x',
    '[Events]',
  );
  fc.assert(
    fc.property(fc.array(pieces), (lines) => {
      for (const cues of [parseTimedText(lines.join('\n')), parseAss(lines.join('\n'))]) {
        for (const [n, cue] of cues.entries()) {
          assert.ok(cue.end > cue.start && cue.text !== '' && (n === 0 || cue.start >= cues[n - 1]!.start));
          assert.doesNotMatch(cue.text, /<b>|<v |\{\\an8\}/);
        }
      }
      assert.equal(plainCue(lines.join(' ')).text, plainCue(lines.join(' ')).text.trim());
    }),
  );
});
