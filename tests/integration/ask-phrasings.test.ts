import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GoldAsset } from '../eval/gold/gold-library.ts';
import { askingAbout } from './asking.ts';

const mill: GoldAsset = {
  name: 'windmill-evening.mp4',
  duration: 120,
  slides: [
    { from: 0, to: 20, text: ['# Evening at the windmill', 'Guide: Tilda Rask', 'Open 10:00 to 17:30'] },
    {
      from: 20,
      to: 50,
      text: [
        '# Flours of the mill',
        '|| Flour | Miller | Weight | Baked at | Due',
        '| Spelt | Anna | 20 kg | 240 °C | 12 May',
        '| Emmer | Bo | 35 kg | 210 °C | 2 June',
        '| Oats | Anna | 50 kg | 180 °C | 30 April',
      ],
    },
    {
      from: 50,
      to: 80,
      text: ['# From grain to bread', '1. Clean the grain', '2. Grind it twice', '3. Knead the dough', '4. Bake it'],
    },
    { from: 80, to: 100, text: ['# House rules', 'Helmets only in the tower', 'A night: 40 EUR', '212 visitors came'] },
    { from: 100, to: 120, text: ['# Thanks', 'Baker: Jon Holt'] },
  ],
  cues: [
    [2, 7, 'Tilda: Good evening. Mind the low beam.'],
    [22, 27, 'Jon: Why does mine come out so hard?'],
    [27.5, 32, 'Tilda: You grind it far too coarse.'],
    [82, 87, 'Jon: I thought a night costs fifty-five euros.'],
    [90, 95, 'Tilda: The sails have stood still since March.'],
    [102, 107, 'Jon: Carts must be gone before the bells ring.'],
    [110, 115, 'Tilda: Ring the bell four times when you leave.'],
  ],
};

const brickworks: GoldAsset = {
  name: 'brickworks-night.mp4',
  duration: 140,
  slides: [
    { from: 0, to: 20, text: ['# How clay settles', 'Only 2 mm in 50 years', 'Nine rows, 72 carvers'] },
    {
      from: 20,
      to: 50,
      text: [
        '|| Riders a month (2023)',
        '| Riders a month | 1 (2023)',
        '| June | 310 people',
        '| August | 890 people',
        '| November | 120 people',
      ],
    },
    {
      from: 50,
      to: 80,
      text: ['# Votes', '|| Proposal | For | Against', '| A new kiln | 4 | 9', '| Trees by the gate | 11 | 2'],
    },
    {
      from: 80,
      to: 110,
      text: ['# How to fire them', '|| Brick | Heat | Hours', '| Ochre | 900 °C | 14', '| Slate grey | 1100 °C | 9'],
    },
    { from: 110, to: 140, text: ['# Around the yard', 'Yard: Potters Row 14', 'In need of a stable: Domino, 4 years'] },
  ],
  cues: [
    [2, 6, 'Inspector Halloran is abroad and sends her notes.'],
    [8, 12, 'Seven tenths of the weight is water.'],
    [22, 26, 'The people next door want us to stop the drums at ten.'],
    [30, 33, 'What is the wire for?'],
    [33.5, 37, 'You cut the loaf off the block with it.'],
    [82, 86, 'Flora has fired bricks here for sixteen years.'],
  ],
};

let library: Awaited<ReturnType<typeof askingAbout>>;
before(async () => {
  library = await askingAbout([mill, brickworks]);
});
after(() => library.close());

for (const [question, expected] of [
  // Counts of what is listed, of all of it or of the rows that the question names.
  ['How many steps are listed from grain to bread?', /^4\b/],
  ['Count the flours in the table.', /^3\b/],
  ['How many of the flours has Anna milled?', /^2\b/],
  ['How many people came?', /^212/],
  // Superlatives by the noun, by the unit, by the calendar.
  ['Which flour needs the least heat?', /^Oats/],
  ['Which flour is due first?', /^Oats/],
  ['What is the heaviest flour?', /^Oats/],
  ['Tell me which flour weighs the most.', /^Oats/],
  // Comparisons.
  ['Does emmer or spelt weigh more?', /^Emmer/],
  ['How many kilos more than spelt does emmer weigh?', /^15 kg/],
  // Steps beside steps.
  ['What has to be done right after cleaning the grain?', /^Grind it twice/],
  ['What comes right before kneading the dough?', /^Grind it twice/],
  // Noun phrases, topics, words out of order.
  ['weight of the emmer flour', /^35 kg/],
  ['Spelt – how many kilos?', /^20 kg/],
  ['The bread was baked by which baker?', /Jon Holt/],
  ['Name of the guide?', /Tilda Rask/],
  // Times told in other ways.
  ['When does the windmill close?', /^17:30/],
  ['Until when have the carts to be gone?', /before the bells ring/i],
  ['Since when have the sails stood still?', /March/],
  ['How often must the bell ring?', /^Four times/i],
  ['At which point does Jon complain about hard bread?', /^0:22/],
  // What was said first, and in reply.
  ['What is the very first thing Tilda says?', /Good evening/],
  ['Why does Jon’s bread come out hard?', /too coarse/],
  // What is shown and what is said of it.
  ['How much is a night?', /40 EUR.*fifty-five euros/is],
  // Rates, shares, bare hours, lengths of time behind a preposition.
  ['How fast does the clay settle?', /^2 mm in 50 years/],
  ['What share of the weight is water?', /^Seven tenths/i],
  ['Until when may there be drums?', /^Ten\b/i],
  ['For how long has Flora fired bricks?', /^Sixteen years/i],
  ['How many carvers took part?', /^72/],
  // Rows by what their labels are, by a heading that was taken for one, by what is voted on.
  ['Which month had the fewest riders?', /^November/],
  ['In which month were the fewest riders counted?', /^November/],
  ['Which proposal got the most votes?', /^Trees by the gate/],
  ['Does ochre or slate grey have to be fired longer?', /^Ochre/],
  ['Ochre vs slate grey, which one takes more time?', /^Ochre/],
  // Whoever is so, by a role that is part of the name, by a label that says it.
  ['Who is abroad?', /^Inspector Halloran/],
  ['Which inspector is abroad?', /Halloran/],
  ['Who spoke in the windmill?', /^Tilda Rask/],
  ['Who is in need of a stable?', /^Domino/],
  ['What is the address of the yard?', /^Potters Row 14/],
  // Somebody asked the same; what was said before the question.
  ['What is the wire good for?', /cut the loaf off the block/],
  ['I was told about a brick named Ochre. How hot must the ochre be fired?', /^900/],
  ['May I walk without a helmet outside?', null],
  ['How old is Tilda Rask?', null],
  ['How much sugar is in the emmer bread?', null],
  ['Who painted the windmill?', null],
] as const)
  test(question, async () => {
    const { answer, text } = await library.told(question);
    if (expected === null) assert.equal(answer.status, 'notFound', text);
    else assert.match(text, expected);
  });
