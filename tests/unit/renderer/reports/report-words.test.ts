import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillIn } from '../../../../preload/contract/still.ts';
import { itemName } from '../../../../renderer/features/reports/item-words.ts';
import { differenceWords } from '../../../../renderer/features/reports/version-words.ts';
import { assets, cats, lowWater, momentItem, momentOf, photoCat } from '../../report/example.ts';

const isStill = stillIn(assets);
const same = { added: 0, removed: 0, changed: 0, reordered: false, head: [] };

test('what would be other is said as the person would notice it', () => {
  assert.equal(differenceWords(same), 'Same as now');
  assert.equal(differenceWords({ ...same, added: 1 }), 'Without 1 item of now');
  assert.equal(
    differenceWords({ added: 2, removed: 3, changed: 1, reordered: true, head: ['title', 'template'] }),
    'Without 2 items of now, 3 items more, other words in 1 item, another order, other title, layout',
  );
});

test('an item is called by what it shows or says', () => {
  const nameOf = (id: string) => ({ [cats.assetId]: 'talk.mp4', [photoCat.assetId]: 'cat.png' })[id] ?? '';
  assert.equal(itemName({ kind: 'answer', answer: lowWater, note: '' }, nameOf, isStill), lowWater.question);
  assert.equal(itemName(momentItem(momentOf(cats)), nameOf, isStill), 'talk.mp4, 0:40');
  const opening = momentOf({ ...cats, start: 0, end: 0 });
  assert.equal(itemName(momentItem(opening, { at: 0 }), nameOf, isStill), 'talk.mp4, 0:00');
  assert.equal(itemName(momentItem(momentOf(photoCat)), nameOf, isStill), 'cat.png');
  assert.equal(
    itemName(momentItem(momentOf(cats)), () => '', stillIn([])),
    'a file no longer here, 0:40',
  );
  assert.equal(itemName({ kind: 'text', text: '\n First.\nSecond.' }, nameOf, isStill), 'First.');
  assert.equal(itemName({ kind: 'heading', text: ' ' }, nameOf, isStill), 'Heading');
});
