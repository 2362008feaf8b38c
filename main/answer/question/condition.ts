import { capital } from '../../language/capital.ts';
import { namedObjects } from '../../language/object-names.ts';
import { mediaMain } from './media-main.ts';
import { bare, isMedia, modeOf, occurrenceOf } from './place-phrase.ts';
import { plainOrder, pointsBack } from './plain-order.ts';

/** Where in the recording a question is to be answered, as its own words say. */
export interface Condition {
  relation: 'during' | 'after' | 'before' | 'between';
  /** What has to be found first. */
  text: string;
  /** The other end of `between`. */
  until: string | null;
  /** How the condition shows itself; null where the question does not tell. */
  mode: 'said' | 'shown' | 'seen' | null;
  /** 1 = the first time; −1 = the last; null where any will do. */
  occurrence: number | null;
  /** The place itself where an earlier answer has named it: nothing is looked for. */
  at?: { assetId: string; evidenceId: string; start: number; end: number } | null;
}

export interface Split {
  main: string;
  condition: Condition | null;
}

const WH =
  '(?:what|which|who|whom|whose|where|when|why|how|is|are|was|were|does|do|did|(?:in|at|on|by|until|since|from|for|to|with|of|after) (?:when|what|which|whom|where|how))';
/** What a main clause must speak of for "after …" to be a place in the recording and not part of the story. */
const ABOUT_MEDIA =
  /\b(?:sa(?:id|ys?)|shown?|shows|screen|slides?|shots?|scenes?|seen?|visible|heard?|happen(?:s|ed)?|decided|com(?:e|es)|came|follow(?:s|ed)?|picture|appears?|appeared|mention(?:s|ed)?|next|spoken?|speaks?|asked|talk(?:s|ed)? about|announced|answered?|repl(?:y|ied|ies))\b/i;

/** Of those the words that can be of nothing else. */
const TELLS_PLACE = /\b(?:sa(?:id|ys?)|shown|slide|screen|shot|scene|happen\w*|mention\w*|comes?|came|follow\w*)\b/i;
const WHILE =
  'when|while|whilst|whenever|as|the moment|at the (?:very )?(?:moment|time|point|second|instant)(?: when| that| where| of| at which| in which)?|' +
  'in the (?:part|scene|section|bit|moment|sequence) (?:when|where|in which|about|with|of)|at the mention of';

const STARTS_WHILE = new RegExp(`^(?:${WHILE}) `, 'i');
const VISIBLE =
  '(?:(?:to )?(?:stay|remain|last|be) )?(?:(?:being )?(?:shown|displayed|visible|projected)|up|on|(?:up |kept |left )?on (?:the )?(?:screen|display|show|view)|in (?:view|(?:the )?picture)|to be seen|be seen)(?: (?:for|there))?';
const REPLYING = /\b(?:answer(?:s|ed)?|repl(?:y|ies|ied)|respon(?:se|d|ds|ded)|say|said|react(?:s|ed)?|reaction)\b/i;

/** "as Ingrid says" names a source, not a place. */
const ATTRIBUTION =
  /^(?:the )?[\w'-]+(?: (?!(?:is|are|was|were|gets?|being|first)\b)[\w'-]+)? (?:says?|said|puts? it|tells? us|told us|explains?|explained|mentions?|mentioned)$/i;

/** Parts a question from the condition on time that it carries (FRAMES' multi-step questions). */
export function splitCondition(question: string): Split {
  const text = question.replace(/\s+/g, ' ').trim();
  const ended = plainOrder(text.replace(/\?+$/, ''));

  const length = new RegExp(
    `^(?:for )?how (?:long|many seconds|many minutes) (?:is|are|was|were|does|do|did|can) (.+?) (?:${VISIBLE})$`,
    'i',
  ).exec(ended);
  if (length && namedObjects(length[1]!).length === 0)
    return { main: 'How long is it shown?', condition: { ...during(length[1]!), mode: 'shown' } };

  const asked = /^(.+?) (?:to|on) the question (?:about|of|on|whether|if|where|why|how|who|what|when|that) (.+)$/i.exec(
    ended,
  );
  if (asked && REPLYING.test(asked[1]!)) {
    const who = /\b(?:do|does|did) (\p{Lu}[\p{L}’'-]+)/u.exec(asked[1]!)?.[1];
    // The question mark stays: what is looked for was asked.
    return {
      main: `What ${who ? `does ${who} say` : 'is said'} in reply?`,
      condition: { ...during(asked[2]!), text: `${bare(asked[2]!)}?`, mode: 'said' },
    };
  }

  const stated = new RegExp(`^(.{8,}?)(\\s*[:;–—]|[.!,])\\s+(${WH}\\b.+)$`, 'i').exec(ended);
  const back = stated && pointsBack(stated[3]!);
  // A full stop parts two sentences that need have nothing to do with each other.
  const joined =
    stated && (/[:;–—]/.test(stated[2]!) || back !== null || (stated[2] === '.' && isMediaMain(stated[3]!)));
  if (joined && !new RegExp(`^(?:after|before|${WH}) (?!${WH}\\b)`, 'i').test(stated[1]!.replace(STARTS_WHILE, '')))
    return split(back ?? stated[3]!, during(firstClause(stated[1]!.replace(STARTS_WHILE, ''))));

  const fronted = new RegExp(`^(?:${WHILE})\\s+(.+?),\\s+(${WH}\\b.+)$`, 'i').exec(ended);
  if (fronted && (isMedia(fronted[1]!) || pointsBack(fronted[2]!) !== null))
    return split(pointsBack(fronted[2]!) ?? fronted[2]!, during(fronted[1]!));

  const frontedOrder = new RegExp(
    `^(?:right |just |directly |immediately |shortly )?(after|before)\\s+(.+?),\\s+(${WH}\\b.+)$`,
    'i',
  ).exec(ended);
  if (frontedOrder && isMediaMain(frontedOrder[3]!))
    return split(frontedOrder[3]!, ordered(frontedOrder[1]!, frontedOrder[2]!, frontedOrder[3]!));

  const between = /^(.+?)\s+between\s+(.+?)\s+and\s+(.+)$/i.exec(ended);
  if (between && isMediaMain(between[1]!) && !/\d:\d\d/.test(ended)) {
    const mode = /\b(?:said|heard|spoken)\b/i.test(between[1]!) ? 'said' : null;
    const until = /\b(?:second|third) time\b/i.test(between[3]!) ? `${bare(between[3]!)} again` : bare(between[3]!);
    return split(between[1]!, {
      relation: 'between',
      text: bare(between[2]!),
      until,
      mode,
      occurrence: occurrenceOf(between[2]!),
    });
  }

  const order =
    /^(.+?)\s+(?:(?:right|just|directly|immediately|shortly|straight) )?(after|before|following)\s+(.+)$/i.exec(ended);
  const strict = /\b(?:right|just|directly|immediately|straight) (?:after|before)\b/i.test(ended);
  if (order && !/^(?:when|at what time|how long)\b/i.test(order[1]!) && !/^\d/.test(order[3]!)) {
    const told = mediaMain(order[1]!, null) !== order[1] || TELLS_PLACE.test(order[1]!);
    if (strict || told) return split(order[1]!, ordered(order[2]!, order[3]!, order[1]!));
  }

  const beside =
    /^((?:what|which)\b.*\b(?:written|words?|text|letters?|sign|inscription|stands? written)\b.*?)\s+(?:on|next to|beside|above|below|near|behind|under|over)\s+((?:the|a|an)\b.+)$/i.exec(
      ended,
    );
  if (beside && namedObjects(beside[2]!).length > 0)
    return {
      main: `${beside[1]}?`,
      condition: { relation: 'during', text: beside[2]!, until: null, mode: 'seen', occurrence: null },
    };

  const during_ = new RegExp(`^(.+?),?\\s+(?:${WHILE}|during)\\s+(.+)$`, 'i').exec(ended);
  if (
    during_ &&
    !ATTRIBUTION.test(during_[2]!) &&
    !/^when\b/i.test(during_[1]!) &&
    isMedia(during_[2]!) &&
    during_[1]!.split(' ').length >= 2
  )
    return split(during_[1]!, during(during_[2]!));
  return { main: text, condition: null };
}

/** What is asked of the place, in the words that readers know. */
function split(main: string, condition: Condition): Split {
  const { mode } = condition;
  return { main: mediaMain(`${capital(main)}?`, mode === 'said' ? 'said' : 'shown'), condition };
}

const isMediaMain = (main: string): boolean => ABOUT_MEDIA.test(main) || mediaMain(main, null) !== main;

function during(clause: string): Condition {
  return {
    relation: 'during',
    text: bare(clause),
    until: null,
    mode: modeOf(clause),
    occurrence: occurrenceOf(clause),
  };
}

function ordered(word: string, clause: string, main: string): Condition {
  const own = modeOf(clause);
  const mode =
    own ??
    (/\b(?:slides?|headings?)\b/i.test(main) ? 'shown' : /\b(?:said|spoken|heard)\b/i.test(main) ? 'said' : null);
  return {
    relation: /before/i.test(word) ? 'before' : 'after',
    text: bare(clause),
    until: null,
    mode,
    occurrence: occurrenceOf(clause),
  };
}

/** Of "A is described while B is shown" the first. */
function firstClause(statement: string): string {
  return statement.split(/\s+(?:while|when|as)\s+/i)[0]!.trim();
}
