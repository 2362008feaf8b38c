import { type Superlative, superlativeOf } from './superlative.ts';

/** Two things set against each other: "Is A larger than B", "which is cheaper, A or B", "the difference between A and B". */
export interface Comparison {
  asks: 'whether' | 'which' | 'difference';
  /** What the comparing word speaks of; null where only a difference is asked for. */
  by: Superlative | null;
  /** The comparing word as it stands, "" where there is none. */
  word: string;
  /** Words of the question that name the one and the other. */
  sides: [string, string];
}

const AUXILIARY =
  /^(?:is|are|was|were|do|does|did|will|would|has|have|had|can)\b|^(?:on|in|at|by|for) [^,]{2,30}, (?:is|are|was|were|do|does|did|will|has|have)\b/i;
const DIFFERENCE =
  /\bhow (?:much|many|far)\b.*\b(?:more|less|fewer|\p{L}+er)\b|\bby how (?:much|many)\b|\bdifferences?\b|^how (?:many|much) .*\bbetween\b/iu;

const VERB = '(?:do|does|did|is|are|was|were|has|have|had|will|would|can)';
/** "or the other way round": which of the two is asked for. */
const OTHER_WAY = /,? or (?:is it |was it )?(?:the other way (?:a?round)|vice versa|the opposite)$/i;

/** Reads a comparison out of a question, null where it holds none. */
export function comparisonOf(question: string): Comparison | null {
  const ended = question.replace(/[?.!]+$/, '').trim();
  const text = ended.replace(OTHER_WAY, '');
  const compared = comparing(text);
  const beaten = new RegExp(
    `^by how (?:much|many)\\b.*?\\b${VERB} (.+?) (?:beat|exceed|outscore|outdo|defeat|surpass|top|lead)s? (.+)$`,
    'i',
  ).exec(text);
  if (beaten) return { asks: 'difference', by: superlativeOf('most'), word: 'beat', sides: [beaten[1]!, beaten[2]!] };
  const than = /^(.+?)\s+than\s+(.+)$/i.exec(text);
  if (than && compared) {
    // "How much more than A does B cost": the one side lies between "than" and the verb.
    const turned = DIFFERENCE.test(text) ? new RegExp(`^(.+?) ${VERB} (.+)$`, 'i').exec(than[2]!) : null;
    if (turned && !new RegExp(`\\b${VERB}\\b`, 'i').test(than[1]!))
      return { asks: 'difference', ...compared, sides: [turned[2]!, turned[1]!] };
    const asks = DIFFERENCE.test(text) ? 'difference' : AUXILIARY.test(text) ? 'whether' : null;
    // "What costs more than 20 euros" names one side only.
    if (!asks) return null;
    return { asks: asks === 'whether' && text !== ended ? 'which' : asks, ...compared, sides: [than[1]!, than[2]!] };
  }
  const or =
    /^(?:which|what|who|where|when)\b(.*?)[,:–—]\s*(.+?)\s+or\s+(.+)$/i.exec(text) ??
    /^()(.+?)\s+or\s+(.+?)\s*[,:–—-]\s*(?:which|what|who)\b.*$/i.exec(text) ??
    new RegExp(`^()${VERB} (.+?)\\s+or\\s+(.+)$`, 'i').exec(text);
  if (or && compared) return { asks: 'which', ...compared, sides: [or[2]!, or[3]!] };
  const between = DIFFERENCE.test(text) ? /\bbetween\s+(.+?)\s+and\s+(.+)$/i.exec(text) : null;
  if (between) return { asks: 'difference', by: compared?.by ?? null, word: '', sides: [between[1]!, between[2]!] };
  return null;
}

/** The comparing word, read as its superlative: "older" is about what "oldest" is about. */
function comparing(text: string): { by: Superlative; word: string } | null {
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    const most = /^(?:more|less|fewer|better|worse)$/.test(word)
      ? { more: 'most', less: 'least', fewer: 'fewest', better: 'best', worse: 'worst' }[word]!
      : /er$/.test(word)
        ? word.replace(/er$/, 'est')
        : null;
    const rest =
      word === 'more' || word === 'less' ? (/\b(?:more|less) (expensive|costly)\b/i.exec(text)?.[1] ?? '') : '';
    const by = most ? superlativeOf(`${most} ${rest}`) : null;
    if (by) return { by, word };
  }
  return null;
}
