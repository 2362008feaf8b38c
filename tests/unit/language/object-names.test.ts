import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { namedObjects, namesOf } from '../../../main/language/object-names.ts';
import { counted, pluralOf } from '../../../main/language/object-plurals.ts';
import { classWords, groupWords } from '../../../main/language/object-words.ts';
import { weightsDir } from '../../fixtures/paths.ts';

const coco = readFileSync(join(weightsDir, 'yolox-nano', 'coco.names'), 'utf8')
  .trim()
  .split(/\r?\n/);
const labelsIn = (text: string) => namedObjects(text).flatMap((one) => one.labels);

/** Ambiguous names in a question that makes them clear. */
const CLEAR: Record<string, string> = {
  mouse: 'Is there a mouse beside the keyboard of that computer?',
  bat: 'Does the baseball player hold a bat?',
};
const article = (name: string) => (/^[aeiou]/.test(name) ? 'an' : 'a');

test('the words cover the classes of the detector, in its order', () => {
  assert.deepEqual(Object.keys(classWords), coco);
});

for (const label of coco) {
  test(`${label} is known by its name, its plural and its other words`, () => {
    const { same, narrower } = classWords[label]!;
    const names = [label, ...same.split(', '), ...narrower.split(', ')].filter((name) => name !== '');
    for (const name of names) {
      // "The coach" may be a trainer, "the phone number" is no phone: those have tests of their own.
      if (/^(?:coach|catcher mitt|bat|screen)$/.test(name)) continue;
      const [one, many] = CLEAR[name]
        ? [CLEAR[name]!, CLEAR[name]!.replace(`a ${name}`, `two ${pluralOf(name)}`)]
        : [`Is there ${article(name)} ${name}?`, `How many ${pluralOf(name)} are there?`];
      for (const question of [one, many]) {
        const found = namedObjects(question).find((object) => object.labels.includes(label));
        assert.ok(found, `${question} → ${JSON.stringify(labelsIn(question))}`);
        if (name !== label) assert.equal(found.narrower, narrower.split(', ').includes(name), question);
      }
    }
  });
}

test('one word for several classes means each of them, and each is a class', () => {
  for (const [name, members] of Object.entries(groupWords)) {
    if (name === 'glass') continue;
    const labels = members === '' ? [] : members.split(', ');
    for (const label of labels) assert.ok(coco.includes(label), label);
    const [found] = namedObjects(`Which ${pluralOf(name)} can be seen?`);
    assert.deepEqual([found?.labels, found?.group], [labels, true], name);
  }
});

for (const [question, expected] of [
  // Compounds go before their parts.
  ['Is there a hot dog on the plate?', ['hot dog']],
  ['How many teddy bears are on the bed?', ['teddy bear', 'bed']],
  ['Is there a toy bear?', ['teddy bear']],
  ['Is a polar bear on the ice?', ['bear']],
  ['How many wine glasses are there?', ['wine glass']],
  ['Is there a glass of wine?', ['wine glass']],
  ['Are there glasses on the dining table?', ['wine glass', 'cup', 'dining table']],
  ['Does she wear glasses?', []],
  ['Is the glass door open?', []],
  ['Is there a baseball bat?', ['baseball bat']],
  ['Does a bat hang from the ceiling?', []],
  ['Is there a mouse in the kitchen?', []],
  ['Is a mouse next to the laptop?', ['mouse', 'laptop']],
  ['Is there an orange?', ['orange']],
  ['How many oranges are in the bowl?', ['orange', 'bowl']],
  ['Is the orange car parked?', ['car']],
  ['Is the sofa orange or red?', ['couch', 'orange']],
  ['Bear in mind what he says', []],
  ['Who bears the cost?', []],
  ['What is the phone number?', []],
  ['Is somebody on the phone?', ['person', 'cell phone']],
  ['Is she holding a mobile?', ['cell phone']],
  ['Which mobile network is named?', []],
  ['Can I book a room?', []],
  ['Is there a book on the chair?', ['book', 'chair']],
  ['Did the boat sink?', ['boat']],
  ['Is there a sink?', ['sink']],
  ['What is on the screen?', []],
  ['Is there a screen in the room?', ['tv']],
  ['How many monitors can be seen?', ['tv']],
  ['Is there a power plant?', []],
  ['What is the plan?', []],
  ['Who takes care of the kit?', []],
  ['How many cups of flour are needed?', []],
  ['How high is Gull Rock?', []],
  ['What does Apple sell?', []],
  ['Is There A Dog In The Picture?', ['dog']],
  ['Is there a coach on the road?', ['bus']],
  ['What does the coach say?', []],
  ['Is anyone in the picture?', ['person']],
  ['Is there a motorbike or a lorry?', ['motorcycle', 'truck']],
  ['Is there an aeroplane?', ['airplane']],
  ['How many tennis racquets?', ['tennis racket']],
  ['Is there a remote control?', ['remote']],
  ['Do they allow remote work?', []],
  ['Is there a hair dryer?', ['hair drier']],
  ['How many pairs of scissors?', ['scissors']],
  ['Is the fire engine red?', ['truck']],
] as const) {
  test(`${question} names ${expected.join(' and ') || 'nothing that the detector knows'}`, () => {
    assert.deepEqual([...new Set(labelsIn(question))], [...expected]);
  });
}

test('a part of a class is marked as such, also where a name is long', () => {
  const of = (text: string) => namedObjects(text).map(({ narrower, stems }) => [narrower, stems.length]);
  assert.deepEqual(of('Is there a waiter at the traffic light?'), [
    [true, 1],
    [false, 2],
  ]);
  assert.doesNotMatch(namesOf('person'), /waiter|woman/);
  assert.match(namesOf('couch'), /\bsofa\b.*\bfurniture\b/);
});

test('numbers of things as people say them', () => {
  const said = (
    [
      [1, 'bus'],
      [2, 'bus'],
      [3, 'person'],
      [2, 'wine glass'],
      [2, 'knife'],
      [2, 'sheep'],
      [2, 'tv'],
      [1, 'skis'],
      [2, 'scissors'],
      [2, 'remote'],
      [2, 'toothbrush'],
      [2, 'mouse'],
    ] as const
  ).map(([count, label]) => counted(count, label));
  assert.deepEqual(said, [
    '1 bus',
    '2 buses',
    '3 people',
    '2 wine glasses',
    '2 knives',
    '2 sheep',
    '2 tvs',
    '1 pair of skis',
    '2 pairs of scissors',
    '2 remote controls',
    '2 toothbrushes',
    '2 mice',
  ]);
});
