import { stem } from '../../language/stem.ts';
import { bag, contentTerm, met } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import { STOP_WORDS } from '../../language/word-lists.ts';
import type { Ask } from '../question/ask.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { speaksOf } from '../reading/score.ts';
import { values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';
import { tellsMeasure } from './measure.ts';
import { names } from './person.ts';

/** "Next talk: Currents, room B12": what stands behind a label that the question names. */
export const readLabels: Reader = ({ ask, scored }) => {
  if (['why', 'howMany', 'yesNo'].includes(ask.want.kind)) return [];
  const found: Candidate[] = [];
  for (const item of scored.slice(0, 20)) {
    const { passage } = item;
    if (passage.mode !== 'shown' || passage.role === 'heading') continue;
    // A line of a program with its output as a remark: print(2 + 2)  # 4
    const parts =
      /^(.*\b(?:print|log|return|output|echo|show)\w*\b.*?)\s*(?:#|\/\/|->|=>|→)\s*(\S.*)$/i.exec(passage.text) ??
      /^(.{2,60}?)\s*(?:[:=]|\s[–—|-]\s)\s*(\S.*)$/.exec(passage.text);
    if (!parts || passage.cells.length > 2) continue;
    // "Present: Ann, Bo": a person is asked for, so what stands there must be names.
    const value = ask.want.kind === 'who' ? NAMED.exec(parts[2]!)?.[0] : parts[2]!;
    if (value === undefined) continue;
    const label = tokens(parts[1]!).filter(({ word }) => !STOP_WORDS.has(word));
    const hit = label.filter((word) => ask.terms.some((term) => met(term, bag(word.word)) >= 0.75)).length;
    if (label.length === 0 || hit / label.length < 0.5) continue;
    // "The tutor of the course" is asked for, not the course.
    const tells = tellsMeasure(ask, value);
    const [head] = ask.terms.filter(
      (term) => (term.kind === 'content' || term.kind === 'name') && !(tells && ask.asked.includes(term.stem)),
    );
    const isHead =
      head !== undefined && label.some((word) => met(head, bag(word.word)) >= 0.75)
        ? 0.1
        : BARE.test(ask.text)
          ? -0.4
          : -0.1;
    // "How much salt goes into the soup" is not told by what the soup costs.
    if (ask.want.kind === 'howMuch' && ask.want.focus && met(contentTerm(ask.want.focus), passage.around) < 0.7)
      continue;
    const wantsTyped = ask.want.values.length > 0;
    if (
      wantsTyped &&
      (ask.want.kind === 'when' || ask.want.kind === 'howMuch') &&
      !values(value).some(({ type }) => ask.want.values.includes(type))
    )
      continue;
    found.push(
      candidate(item, 'label', value, (wantsTyped && !tells ? 0.3 : 0.75) + 0.15 * (hit / label.length) + isHead, {
        support: parts[1]!,
        accounted: [
          ...(ask.want.focus ? [stem(ask.want.focus)] : []),
          ...(ask.want.kind === 'who' ? inCharge(ask) : []),
        ],
      }),
    );
  }
  return found;
};

/** Names and nothing else, or one name with what is told of it behind a comma: "Paprika, 3 years". */
const NAMED = /^(?:\p{Lu}[\p{L}'’.-]+(?:,? (?:and )?)?)+$|^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+)*(?=, [\d\p{Ll}])/u;

/** "Tutor of the course", "what is the tutor of the course": asks for what its first noun labels. */
const BARE =
  /^(?:(?:what|who) (?:is|are|was|were) (?:the )?\p{L}+ (?:of|for) |(?!(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|tell|in|on|at|by|for)\b)[^,]+ (?:of|for|in) )/iu;

/** What the one who stands behind "Gears:" does with them: a list of duties need not say. */
const inCharge = ({ terms }: Ask): string[] =>
  terms
    .filter(({ word }) =>
      /^(?:knows?|handles?|runs?|leads?|responsible|charge|looks?|cares?|does|teach(?:es)?|heads?|gives?|keeps?|takes?|manages?|organi[sz]es?|supervises?|helps?|repairs?|job|duty)$/.test(
        word,
      ),
    )
    .map((term) => term.stem);

/** The whole sentence or line: what "what did she say about X" asks for, and the last resort of every other kind. */
export const readQuote: Reader = ({ ask, scored, views }) => {
  const isQuote =
    ask.want.kind === 'quote' ||
    /\b(?:sa(?:id|ys?)|say about|talk about|mention\w*|decided|happen\w*|advice|advises?|warn\w*|recommend\w*)\b/i.test(
      ask.text,
    );
  const { want } = ask;
  const typed =
    !want.mediaTime && ['howMany', 'howMuch', 'when', 'which', 'what'].includes(want.kind) && want.values.length > 0;
  return (
    scored
      .slice(0, 8)
      .filter(({ passage }) => passage.mode !== 'seen' && !repeats(passage.text, ask))
      // What somebody asked answers only who or what was asked.
      .filter(
        ({ passage }) =>
          !passage.text.endsWith('?') || /\b(?:ask\w*|question|want to know)\b/i.test(ask.text) || isQuote,
      )
      .filter(({ passage, cosine }) => (speaksOf(passage, ask) || cosine >= NEAR) && passage.cells.length < 3)
      .filter(
        ({ passage }) =>
          passage.role !== 'heading' || /\b(?:headings?|titles?|slides?|written|screen|words?)\b/i.test(ask.text),
      )
      // Whether something is so is not told by a line of a price list.
      .filter(({ passage }) => want.kind !== 'yesNo' || passage.role !== 'row')
      // A question for a number is not answered by a sentence without one, nor one for a person by a heading.
      .filter(({ passage }) => want.kind !== 'howMany' || met(contentTerm(want.focus ?? ''), passage.around) > 0)
      .filter(
        ({ passage }) =>
          !typed ||
          values(passage.text).some(
            (value) => want.values.includes(value.type) && (value.type !== 'number' || want.values[0] === 'number'),
          ),
      )
      .filter(({ passage }) => want.kind !== 'who' || names(passage.text).length > 0)
      .map((item) => {
        const said = item.passage.mode === 'said' || ask.want.kind !== 'quote';
        return candidate(
          item,
          'quote',
          wholeCue(item.passage, views),
          item.passage.role === 'heading' ? 0 : isQuote ? (said ? 0.75 : 0.6) : 0.3,
        );
      })
  );
};

/** Words that one quote may have. */
const MOST_WORDS = 24;
/** Cosine from which a sentence that shares no word with the question may speak of it. */
const NEAR = 0.35;

/** A cue is written to be read at once: what stands in it belongs together. */
function wholeCue(passage: Passage, views: readonly AssetView[]): string {
  const [cue] = passage.evidence;
  if (cue?.kind !== 'subtitle' || passage.evidence.length > 1) return passage.text;
  const said = views.find((view) => view.assetId === passage.assetId)?.said ?? [];
  const text = said
    .filter((one) => one.evidence.length === 1 && one.evidence[0] === cue)
    .map((one) => one.text)
    .join(' ');
  return text.split(/\s+/).length <= MOST_WORDS && text.includes(passage.text) ? text : passage.text;
}

/** A line that holds nothing but the question's own words tells nothing. */
function repeats(text: string, ask: Ask): boolean {
  const words = tokens(text).filter((word) => !STOP_WORDS.has(word.word) && !/^\d{1,2}$/.test(word.word));
  return words.every((word) => ask.terms.some((term) => met(term, bag(word.word)) >= 0.75));
}
