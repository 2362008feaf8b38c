import { capital, uncapital } from '../../language/capital.ts';

/** Behind "what" when the sentence before has told where: "at that moment", "meanwhile". */
const THERE =
  '(?:at (?:that|this|the same) (?:moment|point|time|second)|(?:just |right |exactly )?then|meanwhile|in that time|during that time|at the time|while (?:that|this) (?:is|was) (?:going on|so))';
/** Said of no place in particular. */
const SOMETIME =
  / (?:at (?:one|some) (?:point|moment|stage)|for a (?:while|time|moment)|somewhere|once|in the (?:video|recording|talk|clip))(?=[,.!]|$)/gi;
const MEDIA_NOUN =
  /\b(?:slides?|tables?|charts?|graphs?|lists?|pictures?|photos?|photographs?|images?|headings?|screens?)\b/i;
const UP =
  '(?:on (?:the )?(?:screen|display|show|view)|up|shown|showing|displayed|visible|in (?:view|(?:the )?picture))';

/** "I've" as two words: what is left of it in one would be sought. */
const CONTRACTIONS: readonly [RegExp, string][] = [
  [/\b(i|you|we|they|who|would|could|should|might|must)'ve\b/gi, '$1 have'],
  [/\b(you|we|they|what|who|where|there)'re\b/gi, '$1 are'],
  [/\b(i)'m\b/gi, '$1 am'],
  [/\b(i|you|he|she|it|we|they|that|there|who|what)'ll\b/gi, '$1 will'],
  [/\b(i|you|he|she|we|they)'d(?= (?:like|love|want|prefer|rather|need|have to|be)\b)/gi, '$1 would'],
];

/** Other words for what the readers know by one. */
const PHRASES: readonly [RegExp, string][] = [
  [/\b(?:is|are|was|were|am) supposed to\b/gi, 'should'],
  [/\b(?:good|useful|there) for(?=[.?]*$)/gi, 'for'],
  [/^(what (?:is|are|was|were) )the (?:purpose|point|use) of (.+?)\?*$/i, '$1$2 for?'],
  [/^how many ([\p{L}-]+(?: [\p{L}-]+)?) (?:took|take|takes) part(?: in (.+?))?\?*$/iu, 'How many $1 are there in $2?'],
  [/\bas (?:many|much) ([\p{L}-]+) as possible\b/giu, 'the most $1'],
  [/\bas (?:few|little) ([\p{L}-]+) as possible\b/giu, 'the least $1'],
  [
    /^what is the (latest|earliest)(?: that)? (?:i|you|we|one) can (?:catch|take|get|board) (?:a|the) (.+?)\?*$/i,
    'When does the $1 $2 leave?',
  ],
  [/ (?:vs\.?|versus) (?=[^,]+, which)/gi, ' or '],
  [/\b(need|take)(s?) more time\b/gi, 'take$2 longer'],
  [/\bbrand[- ]new\b/gi, 'new'],
  [/\bsecond-hand\b/gi, 'used'],
  [/\bset(?:s)? (?:me|you|us|one|somebody) back\b/gi, 'cost'],
  [/\bbefore anything else\b/gi, 'first'],
  [/\bfor the least money\b/gi, 'the cheapest'],
  [
    /\bmore ([\p{L}-]+(?: [\p{L}-]+)?) than (?:any other|anyone else|all the others|everyone else|anybody else)\b/giu,
    'the most $1',
  ],
  [
    /\b(?:fewer|less) ([\p{L}-]+(?: [\p{L}-]+)?) than (?:any other|anyone else|all the others|everyone else|anybody else)\b/giu,
    'the least $1',
  ],
  [/\b(?:is|are|was|were) (?:on|chatting|going on) about\b/gi, 'talked about'],
  [/\bcame up in (?:the )?(?:discussion|conversation|talk)\b/gi, 'was mentioned'],
  [
    /^(?:please )?(?:(?:can|could|would) you (?:please )?)?count (?:for me )?(?:how many )?(?:the )?(.+?)[.?]*$/i,
    'How many $1?',
  ],
  [/^(?:the )?([^,;:?]+?) winner\?*$/i, 'Who won $1?'],
  [/\b(?:was|were|is|are) in favou?r of\b/gi, 'voted for'],
  [/\bsa(?:id|ys?) yes to\b/gi, 'voted for'],
  [/\bsa(?:id|ys?) no to\b/gi, 'voted against'],
  [
    /^how (?:expensive|dear|pricey|costly) (?:is|are|was|were|will|would it be to (?:get|buy|have)|is it to (?:get|buy|have)) (.+?)\?*$/i,
    'How much does $1 cost?',
  ],
  [/^how do(?:es)? (?:you|one|we|they|i) say (.+?) in (\p{Lu}\p{L}+)\?*$/iu, 'What is the $2 word for $1?'],
  [/^what (?:sum|amount) (?:in|of) (euros|dollars|pounds|francs|crowns)\b/i, 'How many $1'],
  [/^(?:the )?deadline for (.+?)\?*$/i, 'By when is $1?'],
  [/^([\p{L}-]+s) (?:in total|overall|altogether)\?*$/iu, 'How many $1?'],
];

/** A statement, and a second sentence that asks when that is. */
const WHEN_WAS_THAT =
  /^([^.!?]{6,140})[.!] (?:(?:what(?:'s| is) the (?:exact )?(?:moment|time ?stamp|time ?code))|(?:where in the (?:video|recording|clip|film)|(?:at )?what (?:time|point)(?: (?:of|in) the (?:video|recording|clip|film))?|when(?: in the (?:video|recording|clip|film))?) (?:is|was|does|do|can|could) (?:that|this|it|we hear that|we see that|that happen|it happen)(?: said| shown| heard| seen)?|i would like to know (?:at what time|when))[.?]*$/i;

/** Where in the recording, and by what it is told. */
const PLACES: readonly [RegExp, string][] = [
  [new RegExp(`^with (.+?) ${UP}, (.+?)\\?*$`, 'i'), '$2 while $1 is shown?'],
  [new RegExp(`^(what|which|who)\\b(.+?) with ((?:the|a|an) .+?) ${UP}\\?*$`, 'i'), '$1$2 while $3 is shown?'],
  [/^at the mention of (.+?), (what|which|who)\b(.+?)\?*$/i, '$2$3 when $1 is mentioned?'],
  [
    /^(?:i need|find|show|give|get|take)(?: me| us)?(?: to)? the (?:exact )?(?:moment|point|place|part|second|spot|bit|time|time ?stamp) (?:where|when|at which|in which|that) (.+?)[.?]*$/i,
    'At what moment $1?',
  ],
  [
    /^(?:i need|find|show|give|get|take)(?: me| us)?(?: to)? the moment ((?:the|a|he|she|they|somebody|\p{Lu}).+?)[.?]*$/iu,
    'At what moment $1?',
  ],
  [
    /^(?:once|when|after) (?:they|he|she|we|you) (?:have|has|had) (?:been through|gone through|finished|done|shown|seen|left) (.+?), what (?:.*\b(?:see|seen|shown|screen|picture)\b.*)$/i,
    'What is shown right after $1?',
  ],
  [
    /^(.{2,60}?)(?: ?[–—:-]|,) (?:where|when)(?: in the (?:video|recording|clip|film|talk))? (?:does|do|is|are|was|were) (?:that|this|it|they) (come up|mentioned|shown|seen|said)\?*$/i,
    'At what moment is $1 mentioned?',
  ],
];

/**
 * A question in words that the rules know: contractions are written out, what is said of the place in a sentence before it comes behind it,
 * some turns of phrase are put plainly. As it stands where it has none of them.
 * @param asked with plain apostrophes and single spaces
 */
export function rephrased(asked: string): string {
  const plain = [...CONTRACTIONS, ...PHRASES].reduce(
    (text, [pattern, plainly]) => text.replace(pattern, plainly),
    asked,
  );
  return placed(shortened(plain));
}

function placed(text: string): string {
  const back = new RegExp(`^([^.!?]{6,140})[.!] ((?:what|which|who)\\b[^.?!]*?) ${THERE}\\?*$`, 'i').exec(text);
  if (back)
    return `${back[2]} while ${uncapital(back[1]!.replace(SOMETIME, '').replace(/ something about /i, ' of '))}?`;
  const look =
    /^(?:look at|take|see) the (slide|picture|screen|table|chart|list) (?:that (?:was|is) |which (?:was|is) )?(?:showing|shown|up|visible|on screen) (when|while) ([^.!?]+)[.!] (.+?)\?*$/i.exec(
      text,
    );
  if (look) return `${look[4]} on the ${look[1]} ${look[2]} ${look[3]}?`;
  const when = WHEN_WAS_THAT.exec(text);
  if (when) return `At what moment ${uncapital(when[1]!.replace(SOMETIME, ''))}?`;
  const next =
    /^first,? (?:there is |there's |we (?:see|get to see) )?([^.!?]+)[.!] (?:and )?((?:what|which)\b[^.?!]*\bnext\b[^.?!]*)\?*$/i.exec(
      text,
    );
  if (next)
    return `What is ${/\b(?:see|shown?|slide|screen|picture|video)\b/i.test(next[2]!) ? 'shown' : 'said'} right after ${next[1]}?`;
  return PLACES.reduce((one, [pattern, plainly]) => one.replace(pattern, plainly), text);
}

/** "gusts slide timestamp", "second-hand chain, how much?", "last tour, what time?" */
function shortened(text: string): string {
  const stamp =
    /^(?:the )?(?:time ?stamp|time ?code) (?:of|for) (?:the )?([^.!?]+?)[.?]*$/i.exec(text) ??
    /^(?:the )?([^.!?]+?) (?:time ?stamp|time ?code)[.?]*$/i.exec(text);
  if (stamp) return `When is the ${stamp[1]} ${MEDIA_NOUN.test(stamp[1]!) ? 'shown' : 'mentioned'}?`;
  const [, topic, asks] =
    /^([^,:;?]{3,60})[,:;] (how much|how long|how far|how high|how heavy|how old|what time|when|where|who)\?*$/i.exec(
      text,
    ) ?? [];
  if (topic && asks) return `${capital(asks.replace(/what time/i, 'when'))} is ${uncapital(topic)}?`;
  const count = /^([^,:;?]{3,60})[,:;] (?:how many|what quantity)(?: [\p{L}]+ up)?\?*$/iu.exec(text);
  if (count) return `How many ${uncapital(count[1]!)}?`;
  const noun =
    /^([^,:;?]{3,60}), ((?:page |phone |room )?(?:number|price|address|name|age|weight|height|length|width|date))\?*$/i.exec(
      text,
    );
  return noun ? `What is the ${noun[2]} of ${uncapital(noun[1]!)}?` : text;
}
