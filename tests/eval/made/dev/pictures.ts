import type { Clip } from '../clip.ts';

export const pictures: readonly Clip[] = [
  {
    file: 'icecream-board.png',
    scenes: [
      {
        id: 'board',
        title: 'Gelato Fumagalli',
        columns: ['Flavour', 'One scoop', 'Litre'],
        rows: [
          ['Pistachio', '2.40', '19.00'],
          ['Lemon', '1.80', '14.50'],
          ['Hazelnut', '2.10', '17.00'],
          ['Liquorice', '1.95', '15.20'],
        ],
        lines: ['Closed from November to February'],
      },
    ],
    questions: [
      ['table', 'How much is one scoop of hazelnut?', ['2.10'], ['board']],
      ['table', 'price of a litre of lemon ice cream', ['14.50'], ['board']],
      [
        'superlative',
        'Which flavour costs most?',
        ['Pistachio'],
        ['board'],
        { reject: ['Lemon', 'Hazelnut', 'Liquorice'] },
      ],
      ['ocr', 'In which months is the ice cream parlour shut?', ['November to February'], ['board']],
      ['which-file', 'Where did I see the prices for ice cream?', ['icecream board', 'Gelato Fumagalli'], ['board']],
      ['no-entity', 'What does a scoop of vanilla cost?', null],
      ['no-column', 'How many calories does the pistachio ice cream have?', null],
      ['no-attribute', 'Who owns Fumagalli’s?', null],
    ],
  },
  {
    file: 'bus-times.png',
    scenes: [
      {
        id: 'times',
        title: 'Line 63 from Cooper Square',
        columns: ['To', 'First', 'Last', 'Every'],
        rows: [
          ['Tannery', '5:12', '23:40', '10 min'],
          ['Zoo', '7:05', '19:25', '20 min'],
          ['Airfield', '4:48', '22:10', '30 min'],
        ],
        lines: ['On Sundays one hour later'],
      },
    ],
    questions: [
      ['table', 'When does the last bus to the zoo leave?', ['19:25'], ['times']],
      ['table', 'How often does the 63 go to the airfield?', ['30'], ['times']],
      ['superlative', 'Where does the earliest bus go?', ['Airfield'], ['times'], { reject: ['Tannery', 'Zoo'] }],
      ['ocr', 'Which line leaves from Cooper Square?', ['63'], ['times']],
      ['language', 'Wann fährt der erste Bus zum Zoo?', ['7:05'], ['times']],
      ['no-entity', 'When does the last bus to the stadium leave?', null],
      ['no-column', 'What does a ticket to the airfield cost?', null],
      ['no-premise', 'Why is line 63 cancelled?', null],
    ],
  },
  {
    file: 'adoption-card.jpg',
    scenes: [{ id: 'card', photo: 'chelsea.png', caption: 'Looking for a home: Paprika, 3 years' }],
    questions: [
      ['ocr', 'Who is looking for a home?', ['Paprika'], ['card']],
      ['count', 'How old is Paprika?', ['3'], ['card']],
      ['count', 'How many cats are on the adoption card?', ['1', 'one'], ['card']],
      ['yes-no', 'Is there a cat in the adoption picture?', ['yes'], ['card']],
      ['no-attribute', 'What does it cost to adopt Paprika?', null],
      ['no-premise', 'When was Paprika adopted?', null],
    ],
  },
  {
    file: 'garage-sign.png',
    scenes: [
      {
        id: 'sign',
        title: 'Garage Sundqvist',
        lines: [
          'Tyres changed while you wait',
          'Open 7:30 to 17:00, Saturday to 12:00',
          'Tow truck: 0155 611 390',
          'Ask for Berit',
        ],
      },
    ],
    questions: [
      ['ocr', 'What’s the phone number of the tow truck?', ['0155 611 390'], ['sign']],
      ['ocr', 'Until when is the garage open on Saturdays?', ['12:00'], ['sign']],
      ['ocr', 'Who should I ask for at Sundqvist’s?', ['Berit'], ['sign']],
      ['yes-no', 'Can I wait while my tyres are changed?', ['yes'], ['sign']],
      ['language', 'À quelle heure ouvre le garage ?', ['7:30'], ['sign']],
      ['no-attribute', 'How much does a new set of tyres cost at Sundqvist’s?', null],
      ['no-premise', 'Since when has the garage sold electric cars?', null],
      ['no-entity', 'What is the fax number of the garage?', null],
    ],
  },
];
