import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GoldAsset } from '../eval/gold/gold-library.ts';
import { askingAbout } from './asking.ts';

const race: GoldAsset = {
  name: 'regatta.mp4',
  duration: 90,
  slides: [
    {
      from: 0,
      to: 30,
      text: [
        '# Boats for hire',
        '|| Boat | Length | Price per day',
        '| Heron | 7.4 m | 120 EUR',
        '| Grebe | 5.9 m | 85.50 EUR',
        '| Teal | 9.1 m | 210 EUR',
      ],
    },
    {
      from: 30,
      to: 60,
      text: [
        '# Sunday race',
        '|| Place | Skipper | Time',
        '| 1 | Oda Winther | 41:20',
        '| 2 | Milo Brandt | 43:05',
        '| 3 | Rosa Quist | 44:51',
      ],
    },
    { from: 60, to: 90, text: ['# What belongs in the locker', 'Two flares', 'A bailer', 'Spare line'] },
  ],
  speech: [
    [2, 9, 'The hull of the Teal was laid in a barn near Visby.'],
    [12, 20, 'You may sail with children, but not with dogs.'],
    [32, 40, 'Brandt lost his rudder at the second buoy.'],
    [62, 70, 'The storm took two masts, but nobody was injured.'],
  ],
};
const interview: GoldAsset = {
  name: 'harbour-talk.mp4',
  duration: 60,
  cues: [
    [1, 6, 'Lena: Where did you learn to splice?'],
    [6.5, 12, 'Otto: On a coal barge. My uncle was the mate.'],
    [14, 19, 'Lena: Did you ever go overboard?'],
    [19.5, 24, 'Otto: No, I was lucky. I hold on to everything.'],
  ],
};
const [north, south]: GoldAsset[] = [
  { name: 'pilot.mp4', duration: 20, speech: [[1, 8, 'The lock chamber is 84 metres long.']] },
  { name: 'guide.mp4', duration: 20, speech: [[1, 8, 'The lock chamber is 96 metres long.']] },
];

let library: Awaited<ReturnType<typeof askingAbout>>;
before(async () => {
  library = await askingAbout([race, interview, north!, south!]);
});
after(() => library.close());

for (const [question, expected] of [
  ['Is the Heron longer than the Grebe?', /^Yes/],
  ['Is the Teal cheaper than the Heron?', /^No/],
  ['Which is cheaper, the Heron or the Grebe?', /^Grebe/],
  ['How much more does the Teal cost than the Heron?', /^90 EUR/],
  ['What is the difference in price between the Heron and the Grebe?', /^34\.50 EUR/],
  ['Did Rosa Quist sail faster than Milo Brandt?', /^No/],
  ['Which boat costs 210 euros?', /^Teal/],
  ['What does the boat cost whose hull was laid near Visby?', /^210 EUR/],
  ['What time did the skipper get who lost his rudder?', /^43:05/],
  ['Who won the race?', /^Oda Winther/],
  ['Who came third in the race?', /^Rosa Quist/],
  ['What belongs in the locker?', /Two flares; A bailer; Spare line/],
  ['How many people were injured in the storm?', /^Nobody/i],
  ['May one sail with dogs?', /^No/],
  ['Where did Otto learn to splice?', /coal barge/i],
  ['Did Otto ever go overboard?', /^No/],
  ["I'd like to know what the Grebe costs, please", /85\.50 EUR/],
] as const) {
  test(`${question} is read out of what was said and shown`, async () => {
    const { text } = await library.told(question);
    assert.match(text, expected);
  });
}

for (const question of [
  'What does the Pelican cost?',
  'Who came fifth in the race?',
  'Who built the barge?',
  'What does the Heron weigh?',
]) {
  test(`${question} is left open: something near it is no answer`, async () => {
    assert.equal((await library.told(question)).answer.status, 'notFound');
  });
}

test('two files that contradict each other are told side by side, each with its citation', async () => {
  const { text, citations } = await library.told('How long is the lock chamber?');
  assert.match(text, /84 metres/);
  assert.match(text, /96 metres/);
  assert.deepEqual(citations.map((one) => one.assetName).sort(), ['guide.mp4', 'pilot.mp4']);
});
