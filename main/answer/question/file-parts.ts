import { namedObjects } from '../../language/object-names.ts';
import { terms } from '../../language/terms.ts';
import type { Condition } from './condition.ts';
import { superlativeOf } from './superlative.ts';

/** What a file must hold, and how it shows itself there. */
export interface Held {
  text: string;
  mode: Condition['mode'];
}

const FILE = '(?:files?|videos?|recordings?|clips?|films?|movies?|photos?|images?)';
const SPOKEN = '(?:mentions?|talks? (?:about|of)|speaks? (?:about|of)|says?|discuss(?:es)?|explains?)';
const DISPLAYED = '(?:shows?|displays?|lists?)';
const HOLDING = '(?:contains?|has|have|features?|names?|describes?|(?:is|are) about)';
const PASSIVE: [RegExp, Condition['mode']][] = [
  [/^(?:mentioned|said|discussed|talked about|spoken (?:of|about)|explained)$/i, 'said'],
  [/^(?:displayed|written|listed)$/i, 'shown'],
  [/^(?:shown|seen|visible)$/i, null],
];

/** "Which video mentions tides and also shows a dog?": what the file that is sought must hold; null where no file is sought. */
export function heldParts(question: string): Held[] | null {
  const text = question.trim().replace(/\?+$/, '');
  const active = new RegExp(
    `^(?:which|what) (?:of the )?${FILE} (?=${SPOKEN}\\b|${DISPLAYED}\\b|${HOLDING}\\b)(.+)$`,
    'i',
  );
  const verbs = new RegExp(`^(?:also )?(?:(${SPOKEN})|(${DISPLAYED})|${HOLDING})\\s+(?:that )?(.+)$`, 'i');
  const clauses = active
    .exec(text)?.[1]
    ?.split(new RegExp(`,?\\s+(?:and|but)\\s+(?=(?:also )?(?:${SPOKEN}|${DISPLAYED}|${HOLDING})\\s)`, 'i'));
  if (clauses) {
    const held = clauses.map((clause) => {
      const match = verbs.exec(clause);
      return (
        match && { text: match[3]!, mode: match[1] ? ('said' as const) : match[2] ? shownOrSeen(match[3]!) : null }
      );
    });
    return held.every((one) => one !== null) ? held.map((one) => ({ ...one, text: bare(one.text) })) : null;
  }
  const passive = new RegExp(`^in (?:which|what) (?:of the )?${FILE} (.+)$`, 'i').exec(text)?.[1];
  const sides = passive
    ?.split(/,?\s+and\s+/i)
    .map((side) => /^(?:(?:is|are|was|were) )?(.+?) (?:also )?(\S+(?: (?:of|about))?)$/i.exec(side));
  const held = sides?.map((side) => {
    const how = side && PASSIVE.find(([pattern]) => pattern.test(side[2]!));
    return side && how
      ? { text: side[1]!.replace(/ (?:is|are|was|were)$/i, ''), mode: how[1] ?? shownOrSeen(side[1]!) }
      : null;
  });
  if (held && /^(?:is|are|was|were) /i.test(passive!) && held.every((one) => one !== null)) return held;
  return anyFile(text);
}

/** Words for a recording that are nothing else: "which film won" may ask for a film. */
const RECORDING = '(?:files?|videos?|recordings?|clips?|footage)';
const WHICH_FILE = new RegExp(
  `^(?:(?:in|on|from) )?(?:which|what) (?:one )?(?:of (?:the|my|our|these|those) )?${RECORDING}\\b(?! (?:games?|calls?|cameras?|formats?|sizes?|names?)\\b)[,\\s]+(.+)$`,
  'i',
);
const WHERE_SEEN =
  /^where (?:did|do|can|have) (?:i|we|you) (?:see|seen|saw|hear|heard|read|find|watch|watched|learn) (.+)$/i;
/** What stands between the file and what it holds. */
const FRAMING =
  /^(?:(?:is|are|was|were|do|does|did|can|could|has|have|had|would)\b\s*)?(?:(?:there|i|we|you|one|they|he|she|it|somebody|someone|people)\b\s*)?(?:(?:can|be|see|hear|find|learn|watch|look at|get|be told|has|have|got|had|anything|something|somebody|someone|a lesson|a part|a talk|a word)\b\s*)*(?:(?:to do with|deals? with|teach(?:es)?|shows?|tells?|explains?|covers?|features?|contains?|mentions?|talks?|speaks?|is|are|comes?|appears?|goes)\b\s*)*(?:(?:me|us|you|people)\b\s*)?(?:(?:how to|to|on|about|of|with|that|says?|into)\b\s*)*/i;
const ENDING =
  /\s*\b(?:(?:is|are|was|were|be|being|get|gets)\s+)?(?:mentioned|said|discussed|talked about|spoken (?:of|about)|explained|displayed|written|listed|shown|seen|visible|in it|in there|appears?|comes? up|to be seen|on screen|on it|about)$/i;

/** Whatever else is said of a file that is sought. */
function anyFile(text: string): Held[] | null {
  const rest = (WHICH_FILE.exec(text) ?? WHERE_SEEN.exec(text))?.[1];
  if (!rest || (/^(?:is|are|was|were) /i.test(rest) && superlativeOf(rest))) return null;
  // "What video does she mention" seeks no file that holds something.
  if (!terms(bare(rest)).some(({ kind }) => kind !== 'meta')) return null;
  const mode =
    /\b(?:mention(?:s|ed)?|sa(?:id|ys?)|talk(?:s|ed)? (?:about|of)|sp(?:eaks?|oken) (?:of|about)|discuss(?:es|ed)|hear|heard)\b/i.test(
      rest,
    )
      ? ('said' as const)
      : null;
  return [{ text: bare(rest), mode }];
}

/** What is held, without the words around it; as it stands where nothing else is left. */
function bare(rest: string): string {
  let held = rest.replace(FRAMING, '');
  for (let last = ''; last !== held; ) {
    last = held;
    held = held.replace(ENDING, '').trim();
  }
  return held === '' ? rest : held;
}

/** A thing may be seen as well as written. */
const shownOrSeen = (text: string): Condition['mode'] => (namedObjects(text).length > 0 ? null : 'shown');

/** "… in the video where tides are mentioned": the file to read first, and the question without it. */
export function fileClause(question: string): { main: string; clause: string } | null {
  const match = new RegExp(
    `^(.{6,}?) (?:in|of|from) (?:the|that) ${FILE} (?:where|in which|that|which) (.+?)\\?*$`,
    'i',
  ).exec(question.trim());
  return match ? { main: `${match[1]}?`, clause: match[2]! } : null;
}

const WH = '(?:what|which|who|whom|whose|where|when|why|how)';

/** "Find when tides are mentioned → read what is on the screen then" as "When tides are mentioned, what is on the screen?" */
export function asQuestion(text: string): string {
  const match = new RegExp(
    `^(?:please )?(?:find|go to|look for|search for|locate) (?:out )?(?:when|where|the (?:moment|part|place|point|second) (?:when|where|at which|in which)) (.+?)\\s*(?:→|->|=>|;|,|\\band\\b|\\bthen\\b)(?:[\\s,]*(?:and|then)\\b)*\\s*(?:(?:read|tell|say|show|give|see)(?: me| us)?\\s+)?(${WH}\\b.+?)(?: (?:then|there))?[?.]*$`,
    'i',
  ).exec(text.trim());
  return match ? `When ${match[1]}, ${match[2]}?` : text;
}
