import { ordinal } from '../../language/numbers.ts';
import { namedObjects } from '../../language/object-names.ts';

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
const SAID_VERB =
  /\b(?:sa(?:id|ys?|ying)|mention(?:s|ed|ing)?|sp(?:eaks?|oke|oken|eaking)|tells?|told|talk(?:s|ed|ing)?|asks?|asked|asking|explain(?:s|ed|ing)?|describe[sd]?|describing|hear|heard|discuss(?:ed|es|ing)?|announce[sd]?|sentences?|remarks?|words|claims?|warns?|warned|advises?|reads? out|greets?|thanks?|suggests?|suggested|proposes?|proposed|quotes?|recommends?|recommended|named|complain(?:s|ed|ing)?|jok(?:es|ed|ing)|wonder(?:s|ed|ing)?|promise[sd]?|introduce[sd]?|(?:came|comes|brought|is coming) up|objects?|objected)\b/i;
const SHOWN_VERB =
  /\b(?:shown|shows?|on (?:the )?screen|displayed|slides?|headings?|titles?|visible|appears?|appeared|table|chart|list|bars?)\b/i;
const SEEN_VERB = /\b(?:seen|in (?:the )?(?:picture|view|shot|frame)|visible|appears?|shot)\b/i;
/** What a main clause must speak of for "after …" to be a place in the recording and not part of the story. */
const ABOUT_MEDIA =
  /\b(?:sa(?:id|ys?)|shown?|shows|screen|slides?|shots?|scenes?|seen?|visible|heard?|happen(?:s|ed)?|decided|com(?:e|es)|came|follow(?:s|ed)?|picture|appears?|appeared|mention(?:s|ed)?|next|spoken?|speaks?|asked|talk(?:s|ed)? about|announced|answered?|repl(?:y|ied|ies))\b/i;

/** "as Ingrid says" names a source, not a place. */
const ATTRIBUTION =
  /^(?:the )?[\w'-]+(?: (?!(?:is|are|was|were|gets?|being|first)\b)[\w'-]+)? (?:says?|said|puts? it|tells? us|told us|explains?|explained|mentions?|mentioned)$/i;

/** Parts a question from the condition on time that it carries (FRAMES' multi-step questions). */
export function splitCondition(question: string): Split {
  const text = question.replace(/\s+/g, ' ').trim();
  const ended = text.replace(/\?+$/, '');

  const stated = new RegExp(`^(.{8,}?)\\s*[:;–—]\\s+(${WH}\\b.+)$`, 'i').exec(ended);
  if (stated) return { main: `${capital(stated[2]!)}?`, condition: during(firstClause(stated[1]!)) };

  const fronted = new RegExp(`^(?:when|while|as|at the moment (?:when|that)?)\\s+(.+?),\\s+(${WH}\\b.+)$`, 'i').exec(
    ended,
  );
  if (fronted && isMedia(fronted[1]!)) return { main: `${capital(fronted[2]!)}?`, condition: during(fronted[1]!) };

  const frontedOrder = new RegExp(
    `^(?:right |just |directly |immediately |shortly )?(after|before)\\s+(.+?),\\s+(${WH}\\b.+)$`,
    'i',
  ).exec(ended);
  if (frontedOrder && ABOUT_MEDIA.test(frontedOrder[3]!))
    return {
      main: `${capital(frontedOrder[3]!)}?`,
      condition: ordered(frontedOrder[1]!, frontedOrder[2]!, frontedOrder[3]!),
    };

  const between = /^(.+?)\s+between\s+(.+?)\s+and\s+(.+)$/i.exec(ended);
  if (between && ABOUT_MEDIA.test(between[1]!) && !/\d:\d\d/.test(ended)) {
    const mode = /\b(?:said|heard|spoken)\b/i.test(between[1]!) ? 'said' : null;
    return {
      main: `${between[1]}?`,
      condition: {
        relation: 'between',
        text: bare(between[2]!),
        until: bare(between[3]!),
        mode,
        occurrence: occurrenceOf(between[2]!),
      },
    };
  }

  const order =
    /^(.+?)\s+(?:(?:right|just|directly|immediately|shortly|straight) )?(after|before|following)\s+(.+)$/i.exec(ended);
  const strict = /\b(?:right|just|directly|immediately|straight) (?:after|before)\b/i.test(ended);
  if (
    order &&
    (strict || ABOUT_MEDIA.test(order[1]!)) &&
    !/^(?:when|at what time|how long)\b/i.test(order[1]!) &&
    !/^\d/.test(order[3]!)
  ) {
    if (
      strict ||
      /\b(?:said|shown|slide|screen|shot|scene|happen\w*|mention\w*|comes?|came|follow\w*)\b/i.test(order[1]!)
    )
      return { main: `${order[1]}?`, condition: ordered(order[2]!, order[3]!, order[1]!) };
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

  const during_ =
    /^(.+?),?\s+(?:when|while|as|during|at the (?:moment|time|point) (?:when|that|where|of)|the moment)\s+(.+)$/i.exec(
      ended,
    );
  if (
    during_ &&
    !ATTRIBUTION.test(during_[2]!) &&
    !/^when\b/i.test(during_[1]!) &&
    isMedia(during_[2]!) &&
    during_[1]!.split(' ').length >= 2
  )
    return { main: `${during_[1]}?`, condition: during(during_[2]!) };
  return { main: text, condition: null };
}

function isMedia(clause: string): boolean {
  return SAID_VERB.test(clause) || SHOWN_VERB.test(clause) || SEEN_VERB.test(clause);
}

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

function modeOf(clause: string): Condition['mode'] {
  if (SAID_VERB.test(clause)) return 'said';
  if (SHOWN_VERB.test(clause)) return 'shown';
  return SEEN_VERB.test(clause) ? 'seen' : null;
}

function occurrenceOf(clause: string): number | null {
  if (/\b(?:for the last time|the last time|last (?:mentioned|said|shown|seen))\b/i.test(clause)) return -1;
  if (/\bagain\b|\bcomes? back\b|\breturns?\b/i.test(clause)) return 2;
  const time =
    /\b(\w+) time\b/i.exec(clause) ??
    /\b(first|second|third) (?:mentioned|said|shown|seen|appears|mention)\b/i.exec(clause);
  const value = time ? ordinal(time[1]!.toLowerCase()) : undefined;
  if (value !== undefined) return value;
  return ordinal(/^the (\w+) /i.exec(clause)?.[1]?.toLowerCase() ?? '') ?? null;
}

/** The condition without the words that only place it. */
function bare(clause: string): string {
  return clause
    .replace(/\b(?:for )?the (?:first|second|third|fourth|last) time\b/gi, '')
    .replace(
      /^(?:the )?(?:sentence|part|bit|passage|remark|slide|slides|statement|question|shot|scene|picture)s? (?:about|on|of|with|that says|where)\s+/i,
      '',
    )
    .replace(
      /\b(?:is|are|was|were|gets?|being)\s+(?:(?:first|being|last)\s+)?(?:mentioned|shown|displayed|on (?:the )?screen|visible|seen|spoken of|spoken about|talked about|heard|discussed|described)\b/gi,
      '',
    )
    .replace(
      /^(?:the )?(?:speaker|narrator|presenter|voice|someone|somebody|they|he|she|people|anyone)\s+(?:first\s+)?(?:says?|said|mentions?|mentioned|asks?|asked|talks?|talked|speaks?|spoke|explains?|explained|tells?|told|describes?|described|warns?|warned)\s+(?:(?:us|people|everyone|them|viewers|listeners)\s+)?(?:that|about|to|of)?\s*/i,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Of "A is described while B is shown" the first. */
function firstClause(statement: string): string {
  return statement.split(/\s+(?:while|when|as)\s+/i)[0]!.trim();
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
