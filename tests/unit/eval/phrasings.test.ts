import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { goldOf } from '../../eval/drawn/gold.ts';
import { layOut } from '../../eval/drawn/layout.ts';
import { readClips } from '../../eval/drawn/script.ts';
import { questionsOf } from '../../eval/made/ask-about.ts';
import { sets } from '../../eval/made/sets.ts';
import { timelineOf } from '../../eval/made/timeline.ts';
import { inOtherWords } from '../../eval/phrasings.ts';
import { type Question, readQuestions } from '../../eval/questions.ts';
import { plain } from '../../eval/score.ts';

const at = (path: string) => fileURLToPath(new URL(`../../eval/${path}`, import.meta.url));
const shipped: Record<string, Question[]> = {
  'check-2': readQuestions(at('check-2/questions.jsonl')),
  'drawn/dev': readClips(at('drawn/dev')).flatMap(
    (clip) =>
      goldOf(
        clip,
        layOut(clip, 1, () => 2),
      ).questions,
  ),
  'made/dev': sets.dev.clips.flatMap((clip) => questionsOf(clip, timelineOf(clip, 1))),
};

for (const [set, questions] of Object.entries(shipped)) {
  test(`${set}: every English question is asked in other words, with the same gold`, () => {
    const asked = inOtherWords(questions, at(`${set}/phrasings.jsonl`));
    assert.equal(asked.length, questions.filter(({ kind }) => kind !== 'language').length);
    const first = new Map(questions.map((one) => [one.id, one]));
    for (const { question, ...gold } of asked) {
      const { question: before, ...same } = first.get(gold.id)!;
      assert.deepEqual(gold, same);
      assert.notEqual(plain(question), plain(before), gold.id);
    }
  });
}

test('a phrasing of a question that is not there, and one that is there twice, are told', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'cuepoint-phrasings-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'phrasings.jsonl');
  const questions: Question[] = [
    { id: 'a', asset: 'a.mp4', question: 'Why?', kind: 'speech', answer: ['so'], spans: [] },
  ];
  assert.deepEqual(inOtherWords(questions, file), []);
  writeFileSync(file, '{"id": "a", "question": "How come?"}\n');
  assert.deepEqual(inOtherWords(questions, file), [{ ...questions[0]!, question: 'How come?' }]);
  writeFileSync(file, '{"id": "b", "question": "How come?"}\n');
  assert.throws(() => inOtherWords(questions, file), /asks 1 that the set does not have/);
  writeFileSync(file, '{"id": "a", "question": "How come?"}\n'.repeat(2));
  assert.throws(() => inOtherWords(questions, file), /asks a question twice/);
});
