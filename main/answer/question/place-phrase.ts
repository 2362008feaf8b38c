import { ordinal } from '../../language/numbers.ts';
import { COMING_UP, SAYING, SEEING, SHOWING, TURNING } from './media-verbs.ts';

/** How a place shows itself in a recording; null where that is not told. */
type PlaceMode = 'said' | 'shown' | 'seen' | null;

const words = (...sources: string[]) => new RegExp(`\\b(?:${sources.join('|')})\\b`, 'i');
const SAID = words(SAYING);
const SHOWN = words(SHOWING);
const SEEN = words(SEEING);
const UP = words(COMING_UP);
/** "she came to the lake" is of the talk, "when you come to the lake" of the story. */
const TURNED = new RegExp(
  `^(?:she|he|they|the (?:speaker|narrator|presenter|talk)|\\p{Lu}\\p{L}+) (?:${TURNING})\\b`,
  'iu',
);

/** Whether a clause speaks of what is said or shown in the recording, rather than of the story that it tells. */
export const isMedia = (clause: string): boolean =>
  SAID.test(clause) || SHOWN.test(clause) || SEEN.test(clause) || UP.test(clause) || TURNED.test(clause);

/** How a place shows itself; null where its words do not tell. */
export function modeOf(clause: string): PlaceMode {
  if (SAID.test(clause) || TURNED.test(clause)) return 'said';
  if (SHOWN.test(clause)) return 'shown';
  return SEEN.test(clause) ? 'seen' : null;
}

/** Which of several times is meant; −1 for the last, null where any will do. */
export function occurrenceOf(clause: string): number | null {
  if (/\b(?:for the last time|the last time|last (?:mentioned|said|shown|seen))\b/i.test(clause)) return -1;
  if (/\bagain\b|\bcomes? back\b|\breturns?\b/i.test(clause)) return 2;
  const time =
    /\b(\w+) time\b/i.exec(clause) ??
    /\b(first|second|third) (?:mentioned|said|shown|seen|appears|mention)\b/i.exec(clause);
  const value = time ? ordinal(time[1]!.toLowerCase()) : undefined;
  if (value !== undefined) return value;
  return ordinal(/^the (\w+) /i.exec(clause)?.[1]?.toLowerCase() ?? '') ?? null;
}

const BE = '(?:is|are|was|were|gets?|got|being|stays?|stayed)';
const DONE =
  'mentioned|named|shown|displayed|on (?:the )?(?:screen|display|show|view)|visible|seen|spoken of|spoken about|talked about|heard|discussed|' +
  'described|brought up|touched on|referred to|commented on|explained|announced|projected|up|there to see|to be seen|in (?:the )?(?:picture|view|shot)';
const LAYOUT = 'slide|screen|picture|photo|chart|table|list|heading|title|text|graph';

/** A place's own words: without those that only say that it is one, who speaks of it by name kept. */
export function bare(clause: string): string {
  return clause
    .replace(/\b(?:for )?the (?:first|second|third|fourth|last) time\b/gi, '')
    .replace(
      new RegExp(
        `\\b(?:${BE}|have been|has been|had been)\\s+(?:(?:first|being|last|just|still)\\s+)*(?:${DONE})(?=$|[\\s,.])`,
        'gi',
      ),
      '',
    )
    .replace(
      new RegExp(
        `\\s+(?:first |last )?(?:${COMING_UP}|appears?|appeared)(?: (?:on (?:the )?screen|in the talk))?$`,
        'i',
      ),
      '',
    )
    .replace(/^(?:(?:we|you|one|they|i) (?:can |could )?(?:see|saw|look at|are looking at|watch))\s+/i, '')
    .replace(new RegExp(`^the (?:${LAYOUT})s? (?:shows?|lists?|says?|tells?|gives?|displays?)\\s+(?:that )?`, 'i'), '')
    .replace(
      /^(?:the )?(?:sentence|part|bit|passage|remark|slide|slides|statement|question|shot|scene|picture|photo|photograph|words|story|mention)s? (?:about|on|of|with|for|that says|where)\s+/i,
      '',
    )
    .replace(
      new RegExp(
        `^(?:(?:the )?(?:speaker|narrator|presenter|voice|someone|somebody|they|he|she|people|anyone|talk|teacher|lecturer)|(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?))\\s+(?:(?:first|is|was|are|were|has|had|just|then)\\s+)*(?:${SAYING}|${TURNING})\\s+(?:(?:us|people|everyone|them|viewers|listeners|something|anything|a word)\\s+)*(?:(?:that|about|to|of|on|whether|if)\\b)?\\s*`,
        'iu',
      ),
      (whole, name: string | undefined) => (name && /^\p{Lu}/u.test(whole) ? `${name}: ` : ''),
    )
    .replace(/\s+/g, ' ')
    .trim();
}
