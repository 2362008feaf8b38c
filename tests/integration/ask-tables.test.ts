import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GoldAsset } from '../eval/gold/gold-library.ts';
import { openModels } from '../eval/gold/run-gold.ts';
import { askingAbout } from './asking.ts';

const regatta: GoldAsset = {
  name: 'model-boat-regatta.mp4',
  duration: 150,
  slides: [
    { from: 0, to: 15, text: ['# Model Boat Regatta', 'A talk by Professor Ilse Maron', 'Pond café'] },
    {
      from: 15,
      to: 45,
      text: [
        '# Final table',
        '|| Place | Skipper | Boat | Rating',
        '| 1 | Dag Holm | Puffin | 1710',
        '| 2 | Mira Sand | Tern no. 2 | 1795',
        '| 3 | Otto Lind | Coot | 1640',
      ],
    },
    {
      from: 45,
      to: 75,
      text: [
        '# Votes on the new rules',
        '|| Motion | For | Against',
        '| Shorter masts | 9 | 14',
        '| Later start | 17 | 6',
      ],
    },
    {
      from: 75,
      to: 100,
      text: [
        '# What the boats need',
        '|| Boat | Minutes | Keel (cm) | Month | Hours a week',
        '| Puffin | 26 | 11 | May | 3',
        '| Coot | 19 | 8 | June | 5',
      ],
    },
    { from: 100, to: 125, text: ['# Who helps', 'Sails: Runa', 'Motors: Benno', 'Hotel Zum Anker, 12 rooms'] },
    { from: 125, to: 150, text: ['# At the pond', '1. No swimming', '2. Dogs on a lead', '3. Boats out by eight'] },
  ],
  cues: [
    [2, 6, 'Ilse: Good morning to all skippers.'],
    [102, 107, 'Runa: The ferry called Marietta brings the visitors.'],
  ],
};

let library: Awaited<ReturnType<typeof askingAbout>>;
before(async () => {
  library = await askingAbout([regatta], openModels());
});
after(() => library.close());

for (const [question, expected] of [
  // A number is of the kind that its column's title tells.
  ['How long does the Puffin take?', /^26/],
  ['How many hours of work is it in May?', /^3\b/],
  // Titles that are function words, where the question says them.
  ['How many votes were there against the shorter masts?', /^14/],
  ['How many votes were there for the later start?', /^17/],
  // The one who is greatest is told by the name, not by the number of the row.
  ['Who has the highest rating?', /^Mira Sand/],
  ['Who won the regatta?', /^Dag Holm/],
  // What is called so.
  ['What is the ferry called?', /^Marietta/],
  ['What is the name of the hotel?', /^Zum Anker/],
  // Whose matter it is.
  ['Who knows about motors?', /^Benno/],
  ['Which professor gave the talk?', /Ilse Maron/],
  ['How many rules are there at the pond?', /^3\b/],
  // Nothing of another kind stands in.
  ['What does the Puffin cost?', null],
  ['Which country is Mira Sand from?', null],
  ['How old is Dag Holm?', null],
] as const)
  test(question, async () => {
    const { answer, text } = await library.told(question);
    if (expected === null) assert.equal(answer.status, 'notFound', text);
    else assert.match(text, expected);
  });
