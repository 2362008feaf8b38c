import type { Clip } from '../clip.ts';

export const pictures: readonly Clip[] = [
  {
    file: 'cinema-week.png',
    scenes: [
      {
        id: 'week',
        title: 'Rex Cinema: this week',
        columns: ['Film', 'Hall', 'Starts', 'Minutes'],
        rows: [
          ['Paper Moose', '2', '17:45', '94'],
          ['The Last Ferryman', '1', '20:10', '131'],
          ['Salt Waltz', '3', '18:30', '108'],
        ],
        lines: ['Wednesdays: all seats 5 EUR'],
      },
    ],
    questions: [
      ['table', 'In which hall is Salt Waltz shown?', ['3'], ['week']],
      ['table', 'When does The Last Ferryman start?', ['20:10'], ['week']],
      [
        'superlative',
        'Which film is the longest?',
        ['The Last Ferryman', 'Last Ferryman'],
        ['week'],
        { reject: ['Paper Moose', 'Salt Waltz'] },
      ],
      ['ocr', 'What do seats cost on Wednesdays at the Rex?', ['5'], ['week']],
      ['no-entity', 'When does Winter Lions start?', null],
      ['no-column', 'Who directed Paper Moose?', null],
      ['no-attribute', 'How many seats does the Rex have?', null],
    ],
  },
  {
    file: 'laundry-notice.jpg',
    scenes: [
      {
        id: 'notice',
        title: 'Laundry room, house 9',
        lines: [
          'Machines run from 7 to 21 h',
          'Tokens: caretaker Yevgenia Orlova',
          'Dryer 2 is out of order',
          'Clean the filter!',
        ],
      },
    ],
    questions: [
      ['ocr', 'Where do I get tokens for the laundry?', ['Yevgenia Orlova', 'caretaker'], ['notice']],
      ['ocr', 'Which dryer does not work?', ['2'], ['notice']],
      ['yes-no', 'May I do my washing at 22 h?', ['no'], ['notice']],
      ['which-file', 'Where are the rules for the laundry room?', ['laundry notice', 'Laundry room'], ['notice']],
      ['no-attribute', 'How much does a token for the washing machine cost?', null],
      ['no-premise', 'Who broke dryer 3?', null],
    ],
  },
];
