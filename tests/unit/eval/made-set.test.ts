import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { questionsOf } from '../../eval/made/ask-about.ts';
import { type Clip, isPicture, type Kind, type Said, type Scene, stemOf } from '../../eval/made/clip.ts';
import { sets } from '../../eval/made/sets.ts';
import { timelineOf } from '../../eval/made/timeline.ts';
import { holds, plain } from '../../eval/score.ts';
import { fixture } from '../../fixtures/paths.ts';

/** Their answer is reckoned or named, so it need not stand anywhere. */
const RECKONED: ReadonlySet<Kind> = new Set(['comparison', 'count', 'when', 'yes-no', 'which-file', 'language']);

const saidIn = ({ scenes }: Clip): Said[] => scenes.flatMap(({ said }) => said ?? []);
const shown = (clip: Clip, { again, ...scene }: Scene): Scene =>
  again ? { ...clip.scenes.find(({ id }) => id === again)!, id: scene.id } : scene;

/** Every word that is said, or that a scene shows; of photographs what is in them. */
function wordsOf(what: Said | Scene): string {
  if ('speech' in what) return readFileSync(fixture('speech', `fleurs-${what.speech}.txt`), 'utf8');
  if ('cue' in what) return what.cue ?? '';
  const { title, lines, numbered, columns, rows, bars, unit, code, caption, photo } = what as Scene;
  const inView = {
    'coffee.png': 'coffee cup',
    'chelsea.png': 'cat',
    'astronaut.png': 'person',
    'rocket.jpg': 'rocket',
  };
  const drawn = (bars ?? []).map(([name, value]) => `${name} ${value} ${unit ?? ''}`);
  const parts = [
    title,
    lines,
    numbered,
    columns,
    rows?.flat(),
    drawn,
    code,
    caption,
    inView[photo as keyof typeof inView],
  ];
  return parts.flat().filter(Boolean).join('\n');
}

const placeIn = (clip: Clip, id: string): string => {
  const scene = clip.scenes.find((one) => one.id === id);
  return wordsOf(scene ? shown(clip, scene) : saidIn(clip).find((one) => one.id === id)!);
};

for (const part of ['dev', 'sealed'] as const) {
  describe(`the made ${part} set`, () => {
    const { clips, seed } = sets[part];
    const made = clips.map((clip, i) => ({ clip, timeline: timelineOf(clip, seed + i) }));
    const asked = made.flatMap(({ clip, timeline }) => questionsOf(clip, timeline));

    test('is as large as it says, and a fifth of it has no answer', () => {
      const [videos, pictures, questions] = part === 'dev' ? [12, 4, 150] : [6, 2, 60];
      assert.ok(clips.filter((clip) => !isPicture(clip)).length >= videos);
      assert.ok(clips.filter(isPicture).length >= pictures);
      assert.ok(asked.length >= questions);
      const absent = asked.filter(({ kind }) => kind === 'unanswerable').length / asked.length;
      assert.ok(absent > 0.19 && absent < 0.26, `${absent}`);
    });

    test('ids, files, questions, and the ids of scenes and sentences stand once', () => {
      const once = (all: readonly string[]) => assert.deepEqual(all, [...new Set(all)]);
      once(asked.map(({ id }) => id));
      once(asked.map(({ question }) => question.toLowerCase()));
      once(clips.map(stemOf));
      for (const clip of clips) once([...clip.scenes, ...saidIn(clip)].map(({ id }) => id));
    });

    test('spans lie within their file, and videos last 40 to 120 s', () => {
      for (const { clip, timeline } of made) {
        if (!isPicture(clip))
          assert.ok(timeline.duration >= 40 && timeline.duration <= 120, `${clip.file} ${timeline.duration}`);
        for (const { id, spans } of questionsOf(clip, timeline)) {
          for (const [from, to] of spans) {
            assert.ok(from >= 0 && from <= to && to <= timeline.duration && (from < to || isPicture(clip)), id);
          }
        }
      }
    });

    test('what has an answer has a span and an answer that stands there; what has none has neither', () => {
      for (const clip of clips) {
        for (const [kind, question, answer, where = [], more] of clip.questions) {
          const absent = kind.startsWith('no-') || (kind === 'language' && !answer);
          assert.equal(answer === null, absent, question);
          assert.equal(where.length === 0, absent, question);
          if (!answer || RECKONED.has(kind)) continue;
          const text = plain(where.map((id) => placeIn(clip, id)).join('\n'));
          for (const group of more?.all ?? [answer]) {
            assert.ok(
              group.some((phrase) => holds(text, phrase)),
              `${question}: ${group.join(' / ')}`,
            );
          }
        }
      }
    });

    test('what may not be answered stands in the file, so that the wrong row could be taken', () => {
      for (const clip of clips) {
        const all = plain(clip.scenes.map((scene) => wordsOf(scene)).join('\n'));
        for (const [, question, , , more] of clip.questions) {
          for (const wrong of more?.reject ?? []) {
            if (!saidIn(clip).some((said) => holds(plain(wordsOf(said)), wrong)))
              assert.ok(holds(all, wrong), `${question}: ${wrong}`);
          }
        }
      }
    });

    test('photographs and recordings are those that may lie in the repository', () => {
      for (const clip of clips) {
        for (const { photo } of clip.scenes) assert.ok(!photo || existsSync(fixture('free', photo)));
        for (const { speech } of saidIn(clip))
          assert.ok(!speech || existsSync(fixture('speech', `fleurs-${speech}.ogg`)));
      }
    });
  });
}

test('the two sets share no question, no file, no recording and no name', () => {
  const speakers = (part: 'dev' | 'sealed') =>
    sets[part].clips.flatMap(saidIn).map(({ cue, speech }) => speech ?? /^([^:]+): /.exec(cue ?? '')?.[1] ?? '');
  const asked = (part: 'dev' | 'sealed') =>
    sets[part].clips.flatMap(({ questions }) => questions.map(([, question]) => question.toLowerCase()));
  const files = (part: 'dev' | 'sealed') => sets[part].clips.map(stemOf);
  /** First and last names, firms, places: two capitals in a row. */
  const names = (part: 'dev' | 'sealed') =>
    sets[part].clips.flatMap((clip) => {
      const text = [...clip.scenes, ...saidIn(clip)].map(wordsOf).join('\n');
      return text.match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [];
    });
  for (const list of [speakers, asked, files, names]) {
    const known = new Set(list('dev'));
    assert.ok(known.size > 3);
    assert.deepEqual(
      list('sealed').filter((one) => known.has(one)),
      [],
    );
  }
});
