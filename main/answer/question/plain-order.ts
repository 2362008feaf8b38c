const GONE = '(?:gone|over|done|finished|through|ended|disappeared|vanished|passed|off (?:the )?screen|away)';
const HAS = '(?:is|are|was|were|has|have|had)(?: been)?';
const LAYOUT =
  '(?:slide|screen|picture|photo|photograph|image|table|chart|list|page|heading|title|graph|diagram|shot|scene)';
const HOW = '(?:(?:right|just|directly|immediately|straight|shortly) )?';

const RULES: readonly [RegExp, string][] = [
  [new RegExp(`^(?:once|as soon as|when|after) (.+?) ${HAS} ${GONE}, `, 'i'), 'After $1, '],
  [new RegExp(` (?:once|as soon as|when|after) (.+?) ${HAS} ${GONE}(?=\\W*$)`, 'i'), ' after $1'],
  [/\b(?:prior to|ahead of|preceding)\b/gi, 'before'],
  [/\b(?:subsequent to|next after)\b/gi, 'right after'],
  // "Which slide follows the chart": what comes after it.
  [
    new RegExp(
      `^((?:what|which)(?: ${LAYOUT})?) ${HOW}(?:follows|followed|succeeds|replaces|replaced|comes next after) (?!from\\b)`,
      'i',
    ),
    '$1 is shown right after ',
  ],
  [
    new RegExp(`^((?:what|which)(?: ${LAYOUT})?) ${HOW}(?:precedes|preceded|leads? up to) `, 'i'),
    '$1 is shown right before ',
  ],
  [
    new RegExp(`^((?:what|which)(?: ${LAYOUT})?) (?:is|are|was|were) (.+?) ${HOW}followed by(?=\\W*$)`, 'i'),
    '$1 is shown right after $2',
  ],
  [
    new RegExp(`^((?:what|which)(?: ${LAYOUT})?) (?:is|are|was|were) (.+?) ${HOW}preceded by(?=\\W*$)`, 'i'),
    '$1 is shown right before $2',
  ],
  [
    new RegExp(`^((?:what|which)(?: ${LAYOUT})?) (?:is|are|was|were) ${HOW}followed by (.+)`, 'i'),
    '$1 is shown right before $2',
  ],
  // "between the two showings of the harvest"
  [
    /\bbetween (?:the|both|its) (?:two |both )?(?:showings|appearances|mentions|times|occurrences|pictures|slides|views|displays) (?:of|with|about) (.+?)(?=\W*$)/i,
    'between the first time $1 and the second time $1',
  ],
];

/** A question of order in the words that the rules of conditions know: "once X is gone", "follows X", "prior to X" as after and before. */
export function plainOrder(text: string): string {
  return RULES.reduce((now, [pattern, plain]) => now.replace(pattern, plain), text);
}

const THEN =
  /(?:,? (?:then|there|meanwhile|just then|by then|(?:at|by) (?:that|this|the same) (?:very )?(?:point|moment|time|instant|second)|in (?:that|the) moment|(?:behind|beside) (?:him|her|them)))+$/i;

/** A question that points back to a statement before it: without the word that points; null where none does. */
export function pointsBack(main: string): string | null {
  const text = main.replace(/\?+$/, '');
  return THEN.test(text) ? text.replace(THEN, '') : null;
}
