import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GoldAsset } from '../eval/gold/gold-library.ts';
import { openWritten, type WrittenLibrary } from '../fixtures/written-library.ts';

/** What a club says about its boats, and its tables: neither answers alone. */
const club: GoldAsset[] = [
  {
    name: 'rowing-club.mp4',
    duration: 100,
    slides: [
      { from: 0, to: 10, text: ['# Rowing club Teal', 'Season opening'] },
      {
        from: 10,
        to: 40,
        text: [
          '# Our boats',
          '|| Boat | Owner | Length | Built',
          '| Heron | Ulrik | 7.9 m | 1988',
          '| Grebe | Paloma | 9.6 m | 2004',
          '| Plover | Desta | 6.2 m | 2015',
        ],
      },
      {
        from: 40,
        to: 70,
        text: [
          '# Repairs this winter',
          '|| Yard | Price | Weeks',
          '| Ost & Son | 940 EUR | 6',
          '| Kielwerk | 1150 EUR | 3',
        ],
      },
      { from: 70, to: 84, text: ['# Points in the autumn race', '| Heron | 41', '| Grebe | 38', '| Plover | 57'] },
      { from: 84, to: 100, text: ['# Keys', 'Boathouse: Paloma', 'Workshop: Desta'] },
    ],
    cues: [
      [1, 6, 'Paloma: Welcome, everybody. Tea is on the stove.'],
      [14, 20, 'Ulrik: The Grebe was left to us by a ferryman.'],
      [44, 50, 'Desta: Ost is cheaper, but slow.'],
      [52, 58, 'Paloma: Then we take Kielwerk, the season does not wait.'],
      [60, 66, 'Ulrik: Who has the key of the workshop?'],
      [67, 70, 'Desta: It hangs round my neck.'],
      [86, 92, 'Paloma: Desta has been chairwoman since May.'],
      [93, 98, 'Ulrik: Somebody should empty the rain barrel.'],
    ],
  },
];

let written: WrittenLibrary;
before(async () => {
  written = await openWritten(club);
});
after(() => written.close());

async function told(question: string): Promise<string> {
  const { sentences } = await written.ask({ question });
  return sentences.map((sentence) => sentence.text).join(' ');
}

for (const [question, expected] of [
  ['How long is the boat that a ferryman left to the club?', /^9\.6 m/],
  ['When was the boat of the chairwoman built?', /^2015/],
  ['How many points did Paloma’s boat get in the autumn race?', /^38/],
  ['How many weeks does the yard need that gets the job?', /^3\b/],
  ['When was the longest boat built?', /^2004/],
  ['What does Ulrik say last?', /rain barrel/],
  ['What is the first thing Paloma says?', /^Welcome/],
  ['Who speaks first?', /^Paloma/],
  ['What does Desta answer to the question about the key?', /round my neck/],
  ['Which comes first, the repairs or the keys?', /^The repairs/],
  ['For how long is the list of repairs on the screen?', /^30 seconds, from 0:40 to 1:10/],
] as const) {
  test(question, async () => assert.match(await told(question), expected));
}

test('what both places name is cited with what leads there', async () => {
  const { sentences } = await written.ask({ question: 'How long is the boat that a ferryman left to the club?' });
  assert.deepEqual(
    sentences[0]!.citations.map(({ start, kind }) => [start, kind]),
    [
      [10, 'text'],
      [14, 'subtitle'],
    ],
  );
});

for (const question of [
  'How long is the boat that a bishop left to the club?',
  'What does the boat cost that a ferryman left to the club?',
  'How many points did Torben’s boat get in the autumn race?',
]) {
  test(`nothing is joined that is not told: ${question}`, async () => {
    const { status, sentences } = await written.ask({ question });
    assert.equal(status, 'notFound', sentences[0]?.text);
  });
}
