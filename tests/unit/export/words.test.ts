import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cuesOf } from '../../../main/export/cues-of.ts';
import { evidenceCsv } from '../../../main/export/evidence-csv.ts';
import { srt, transcript, vtt } from '../../../main/export/subtitle-files.ts';
import { wrapCue } from '../../../main/export/wrap-cue.ts';
import { parseTimedText } from '../../../main/media/subtitle-cues.ts';
import type { Evidence, EvidenceDetail } from '../../../preload/contract/evidence.ts';

const source = {
  file: 'talk.mp4',
  sha256: 'b'.repeat(64),
  duration: 80,
  app: 'Cuepoint 1.2.3',
  readBy: ['speech: whisper 1'],
};

function evidence(text: string, start: number, end: number, detail: EvidenceDetail): Evidence {
  const from = { stage: detail.kind, model: 'm', version: '1' };
  return {
    id: `${start}`,
    assetId: 'b'.repeat(64),
    kind: detail.kind,
    start,
    end,
    text,
    box: null,
    confidence: 0.9,
    source: from,
    detail,
  };
}

/** A sentence whose words follow each other evenly. */
function spoken(text: string, start: number, end: number): Evidence {
  const parts = text.split(' ');
  const each = (end - start) / parts.length;
  const words = parts.map((word, i) => ({
    text: word,
    start: start + i * each,
    end: start + (i + 1) * each,
    confidence: 1,
  }));
  return evidence(text, start, end, { kind: 'speech', language: 'en', trackIndex: 1, words });
}

const subtitle = (text: string, start: number, end: number, speaker: string | null) =>
  evidence(text, start, end, { kind: 'subtitle', language: 'en', speaker, from: 'track:2' });

test('long speech becomes cues that can be read: 84 characters, 7 s, no word lost, none out of its time', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefgh.,?'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (parts, seconds) => {
      const cues = cuesOf([spoken(parts.join(' '), 3, 3 + seconds)]);
      assert.equal(cues.map(({ text }) => text).join(' '), parts.join(' '));
      for (const [i, cue] of cues.entries()) {
        assert.ok(cue.text.length <= 84);
        const alone = !cue.text.includes(' ');
        assert.ok(alone || cue.end - cue.start <= 7 + 1e-9);
        assert.ok(i === 0 || cue.start >= cues[i - 1]!.end - 1e-9);
      }
    }),
  );
});

test('words that do not make up their sentence leave the sentence whole', () => {
  const one = spoken('a b c', 0, 3);
  assert.deepEqual(cuesOf([{ ...one, text: 'something corrected' }]), [
    { start: 0, end: 3, speaker: null, text: 'something corrected' },
  ]);
});

test('subtitles speak where nobody was heard', () => {
  const cues = cuesOf([subtitle('Later', 5, 6, null), subtitle('Hello', 1, 2, 'Ann')]);
  assert.deepEqual(
    cues.map(({ text, speaker }) => [text, speaker]),
    [
      ['Hello', 'Ann'],
      ['Later', null],
    ],
  );
});

test('SRT and VTT are read back with their times and words', () => {
  const cues = [
    {
      start: 0,
      end: 1.5,
      speaker: null,
      text: 'Tides rise twice a day, and so the harbour office asks for your route',
    },
    { start: 3599.9996, end: 3661.001, speaker: 'Ann & Bo', text: 'Übung 潮汐 🌊' },
  ];
  for (const file of [srt(cues), vtt(cues, source)]) {
    const read = parseTimedText(file);
    assert.deepEqual(
      read.map(({ start, end }) => [start, end]),
      [
        [0, 1.5],
        [3600, 3661.001],
      ],
    );
    assert.equal(read[0]!.text.replace(/\s+/g, ' '), cues[0]!.text);
    assert.match(read[1]!.text, /Übung 潮汐 🌊/);
  }
});

test('what means harm stays text', () => {
  const evil = '<script>x</script> 00:00:01,000 --> 00:00:02,000 {\\an8} & WEBVTT';
  const cues = [{ start: 1, end: 2, speaker: '<v x>', text: evil }];
  assert.equal(srt(cues).match(/-->/g)?.length, 1);
  assert.equal(/<|\{\\/.test(srt(cues)), false);
  assert.equal(vtt(cues, { ...source, file: 'a --> b' }).match(/-->/g)?.length, 1);
  assert.equal(vtt(cues, source).includes('<script'), false);
  assert.match(transcript(cues, source), /^Source: talk\.mp4\nSHA-256: b{64}\n/);
});

test('a cue is broken into two lines of about the same length', () => {
  assert.equal(wrapCue('short'), 'short');
  assert.equal(
    wrapCue('To the north and within easy reach is a romantic and fascinating town'),
    'To the north and within easy reach\nis a romantic and fascinating town',
  );
  assert.equal(wrapCue('x'.repeat(60)), 'x'.repeat(60));
});

/** RFC 4180, read by the letter. */
function readCsv(text: string): string[][] {
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g;
  const rows: string[][] = [[]];
  for (const [, cell, end] of text.replace(/^\uFEFF/, '').matchAll(cells)) {
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test('a spreadsheet gets every cell whole, and no formula', () => {
  const texts = ['plain', '=HYPERLINK("http://x")', ' +1', '-2', '@sum', 'a,"b"\nc', '🌊', ''];
  const rows = readCsv(
    evidenceCsv(
      texts.map((text, i) => subtitle(text, i, i + 1, null)),
      source,
    ),
  );
  assert.equal(rows.length, texts.length + 1);
  assert.ok(rows.every((row) => row.length === 14));
  assert.deepEqual(
    rows.slice(1).map((row) => row[6]),
    ['plain', `'=HYPERLINK("http://x")`, `'+1`, `'-2`, `'@sum`, 'a,"b"\nc', '🌊', ''],
  );
  assert.deepEqual(rows[1]!.slice(0, 6), ['talk.mp4', 'b'.repeat(64), 'subtitle', '0.000', '1.000', '0:00']);
});

test('what a person put right is written, with what was heard and who says it beside it', () => {
  const heard = spoken('The tied is low', 1, 3);
  const line: Evidence = {
    ...spoken('The tide is low', 1, 3),
    original: { text: heard.text, speaker: null },
  };
  assert.ok(line.detail.kind === 'speech');
  line.detail.speaker = 'Robin\nAchterberg';
  const [titles, row] = readCsv(evidenceCsv([line], source));
  const cells = Object.fromEntries(titles!.map((title, i) => [title, row![i]]));
  assert.deepEqual(
    [cells.text, cells.original, cells.speaker],
    ['The tide is low', 'The tied is low', 'Robin Achterberg'],
  );
  const cues = cuesOf([line]);
  assert.deepEqual(cues, [{ start: 1, end: 3, speaker: 'Robin Achterberg', text: 'The tide is low' }]);
  assert.match(vtt(cues, source), /<v Robin Achterberg>The tide is low/);
  assert.match(srt(cues), /Robin Achterberg: The tide is low/);
  assert.match(transcript(cues, source), /\[0:01\] Robin Achterberg: The tide is low/);
});
