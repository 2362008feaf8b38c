import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutRepeats } from '../../../main/ingest/subtitles/without-repeats.ts';

const cue = (start: number, text: string, from: string, speaker: string | null = null) => ({
  ...{ start, end: start + 2, text, from, speaker, language: null },
});

test('the same cues in two formats are one, the one that names the speaker', () => {
  const kept = withoutRepeats([
    cue(1, 'Good morning.', 'a.srt'),
    cue(1.04, 'Good morning', 'a.vtt', 'Ada'),
    cue(5, 'Yes.', 'a.srt'),
  ]);
  assert.deepEqual(
    kept.map((k) => [k.text, k.from]),
    [
      ['Good morning', 'a.vtt'],
      ['Yes.', 'a.srt'],
    ],
  );
});

test('a name that one format leaves in the text does not make another cue', () => {
  const kept = withoutRepeats([cue(1, 'Ada: Good morning.', 'a.srt'), cue(1, 'Good morning.', 'a.vtt', 'Ada')]);
  assert.deepEqual(
    kept.map((k) => k.from),
    ['a.vtt'],
  );
});

test('other words, another time or the same file are not a repeat', () => {
  const cues = [
    cue(1, 'Yes.', 'a.srt'),
    cue(1, 'Ja.', 'b.srt'),
    cue(4, 'Yes.', 'b.srt'),
    cue(8, 'No.', 'a.srt'),
    cue(8, 'No.', 'a.srt'),
  ];
  assert.equal(withoutRepeats(cues).length, 5);
});
