import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { goldOf } from '../../eval/drawn/gold.ts';
import { layOut } from '../../eval/drawn/layout.ts';
import { type Clip, readClips } from '../../eval/drawn/script.ts';

const made = fileURLToPath(new URL('../../eval/drawn/', import.meta.url));
const shipped = ['dev', 'sealed', 'noise'].map((part) => ({ part, clips: readClips(join(made, part)) }));
const twoSeconds = () => 2;

const clip: Clip = {
  name: 'a.mp4',
  still: false,
  scenes: [
    { id: 'one', seconds: 5, unit: '', title: 'One', said: [] },
    {
      id: 'two',
      seconds: 1,
      unit: '',
      title: 'Two',
      said: [
        { id: 'x', say: 'x' },
        { id: 'y', say: 'y' },
      ],
    },
    { id: 'one2', again: 'one', seconds: 5, unit: '', said: [] },
  ],
  questions: [
    ['time', 'When is One shown again?', ['{one2}'], ['one2'], { own: true }],
    ['no-topic', 'What does it cost?', null, []],
  ],
  languages: [['Wann?', ['x'], ['y']]],
};

test('scenes follow each other and hold what is said in them, whatever the seed', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.double({ min: 0.5, max: 12, noNaN: true }), { minLength: 2 }),
      (seed, lengths) => {
        let n = 0;
        const layout = layOut(clip, seed, () => lengths[n++ % lengths.length]!);
        layout.scenes.forEach(({ start, end }, i) => {
          assert.equal(start, layout.scenes[i - 1]?.end ?? 0);
          assert.ok(end > start);
        });
        const two = layout.scenes[1]!;
        const [x, y] = layout.said;
        assert.ok(two.start < x!.start && x!.end < y!.start && y!.end < two.end);
        assert.equal(layout.duration, layout.scenes.at(-1)!.end);
      },
    ),
  );
});

test('gold is where the maker put it, and a time is told as a clock and in seconds', () => {
  const layout = layOut(clip, 1, twoSeconds);
  const { questions, languages } = goldOf(clip, layout);
  const again = layout.scenes[2]!;
  assert.equal(again.what.title, 'One');
  assert.deepEqual(questions[0]!.spans, [[again.start, again.end]]);
  assert.ok(questions[0]!.answer!.includes(String(Math.floor(again.start))));
  assert.ok(questions[0]!.answer!.includes(`0:${String(Math.floor(again.start)).padStart(2, '0')}`));
  assert.deepEqual([questions[0]!.own, questions[1]!.answer, questions[1]!.spans], [true, null, []]);
  assert.equal(languages[0]!.kind, 'other-language');
  assert.throws(() => goldOf({ ...clip, questions: [['ocr', 'q', ['a'], ['three']]] }, layout), /a\.mp4.*three/);
});

test('every clip that is described can be laid out, and its answers stand where its questions say', () => {
  for (const { part, clips } of shipped) {
    for (const one of clips) {
      const { questions, languages } = goldOf(one, layOut(one, 7, twoSeconds));
      for (const question of [...questions, ...languages]) {
        const answered = question.answer !== null;
        assert.equal(question.spans.length > 0, answered, `${part} ${question.id}`);
        assert.ok(!answered || question.answer!.length > 0 || question.all, `${part} ${question.id} accepts nothing`);
      }
    }
    assert.equal(new Set(clips.map(({ name }) => name)).size, clips.length, `two clips of ${part} have one name`);
  }
});

test('the sealed part shares no clip and no question with the other', () => {
  const [dev, sealed] = shipped.map(
    ({ clips }) => new Set(clips.flatMap((one) => [one.name, ...one.questions.map((q) => q[1])])),
  );
  assert.deepEqual(
    [...sealed!].filter((one) => dev!.has(one)),
    [],
  );
  assert.ok(shipped[1]!.clips.flatMap((one) => one.questions).length >= 60);
  assert.ok(shipped[0]!.clips.flatMap((one) => one.questions).length >= 150);
});
