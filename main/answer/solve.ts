import { bag, met } from '../language/terms.ts';
import { check, type Nearness } from './check.ts';
import { conflicting } from './conflict.ts';
import type { Desk, Look } from './desk.ts';
import { type Found, findWindow } from './hops.ts';
import type { Judged } from './judged.ts';
import { doubts, preferred, readByModel, withModel } from './model-reading.ts';
import { kindsFor } from './plan.ts';
import { type Ask, parseAsk } from './question/ask.ts';
import type { Condition } from './question/condition.ts';
import type { Candidate, Reader, Window } from './readers/candidate.ts';
import { readClause, verbsOf } from './readers/clause.ts';
import { readLabels, readQuote } from './readers/labels.ts';
import { readItemCount, readList, readOrdinal } from './readers/lists.ts';
import { readObjects } from './readers/objects.ts';
import { readPerson } from './readers/person.ts';
import { readPlace, readReason } from './readers/reason-place.ts';
import { readHeading, readSaid, readScreen } from './readers/screen.ts';
import { readSpans } from './readers/spans.ts';
import { readSuperlative, readTable } from './readers/table.ts';
import { readValues } from './readers/value-reader.ts';
import { readYesNo } from './readers/yes-no.ts';
import { values } from './reading/values.ts';

const READERS: readonly Reader[] = [
  readValues,
  readTable,
  readSuperlative,
  readPerson,
  readReason,
  readPlace,
  readLabels,
  readClause,
  readObjects,
  readSpans,
  readScreen,
  readSaid,
  readHeading,
  readOrdinal,
  readList,
  readItemCount,
  readYesNo,
  readQuote,
];

/** How much each counts when candidates are compared. Set on tests/eval/dev. */
const BY = { base: 0.45, fit: 0.35, support: 0.35 };
/** Candidates that are checked. */
const CHECKED = 12;

export interface Solved {
  ask: Ask;
  condition: Condition | null;
  /** Best first; those that may not be answers carry their reason. */
  judged: Judged[];
  best: Judged | null;
  /** Contradicts the best and is told beside it. */
  other: Judged | null;
  /** The question in a relative clause that was answered first. */
  bridge: string | null;
  look: Look;
  /** First hop, where there was one. */
  hop: Found | null;
  /** Why there is no answer. */
  why: string | null;
  /** What kept a model from reading; null where there is nothing to say. */
  note: string | null;
}

export type NearnessOf = (words: Iterable<string>, signal: AbortSignal) => Promise<Nearness>;

/** One question without parts: condition first, then the search, the readers, the check. */
export async function solve(
  desk: Desk,
  nearnessOf: NearnessOf,
  main: string,
  condition: Condition | null,
  fixed: Window | null,
): Promise<Solved> {
  const ask = parseAsk(main);
  let hop: Found | null = null;
  let window = fixed;
  if (condition) {
    hop = await findWindow(desk, condition, asksSpeech(ask));
    if (!hop) {
      const look = await desk.look(condition.text, kindsFor(ask));
      return {
        ask,
        condition,
        judged: [],
        best: null,
        other: null,
        bridge: null,
        look,
        hop: null,
        why: `“${condition.text}” was not found`,
        note: null,
      };
    }
    window = hop.window;
  }
  const look = await desk.look(ask.text, kindsFor(ask));
  // What fulfils the condition is not its answer: "what was on screen when X was mentioned" is not "X".
  const scored = look
    .score(ask, window)
    .filter(({ passage }) => passage !== hop?.passage || condition?.relation !== 'during' || asksSpeech(ask));
  const views = window ? look.views.filter((view) => view.assetId === window.assetId) : look.views;
  const known = window && views.length === 0 ? [desk.view(window.assetId)].filter((view) => view !== undefined) : views;
  const asksName = /\b(?:first |last |sur)?name of\b|'s (?:first |last |sur)?name\b|\bsurname\b/i.test(ask.text);
  // A telephone number or an address is one, or there is none.
  const asksNumber = ask.want.kind === 'what' && /^(?:phone|address)$/.test(ask.want.values[0] ?? '');
  const asksColour = /^colou?rs?$/.test(ask.want.focus ?? '');
  const reading = await readByModel(desk.reader, { ask, scored, views: known, window }, desk.signal);
  const proposed = READERS.flatMap((read) => read({ ask, scored, views: known, window }));
  const candidates = [...proposed, ...reading.candidates].filter(
    (found) =>
      (!asksColour || COLOUR.test(found.text)) &&
      (!asksName || isNamed(found.text, ask)) &&
      (!asksNumber || values(found.text).some((value) => ask.want.values.includes(value.type))),
  );
  const first = candidates
    .map((found) => ({ found, score: BY.base * found.base + BY.fit * found.fit - misplaced(ask, found) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, CHECKED * 3);
  const chosen = withModel(varied(first.map(({ found }) => found)).slice(0, CHECKED), candidates);
  // Meaning is asked only for words that nothing literal answers to: most questions need no model here.
  const open = look.terms.terms.filter(
    (term) =>
      (term.kind === 'content' || term.kind === 'light') &&
      chosen.some((found) => !found.accounted.includes(term.stem) && met(term, found.passage.around) < 0.7),
  );
  const near = await nearnessOf(
    open.length > 0
      ? [...open.map((term) => term.word), ...chosen.flatMap((found) => [...found.passage.around.words])]
      : [],
    desk.signal,
  );
  // Who did it must have done that: the name alone is no answer.
  const deeds = ask.want.kind === 'who' ? verbsOf(ask) : [];
  const judged = chosen
    .map((found) => {
      const verdict = check(look.terms.terms, deeds, found, desk.view(found.passage.assetId), near);
      return {
        found,
        verdict,
        total: BY.base * found.base + BY.fit * found.fit + BY.support * verdict.support - misplaced(ask, found),
      };
    })
    .map((item) => ({ ...item, verdict: { ...item.verdict, reason: item.verdict.reason ?? doubts(reading, item) } }))
    .sort((a, b) => Number(a.verdict.reason !== null) - Number(b.verdict.reason !== null) || b.total - a.total);
  const best = preferred(judged);
  return {
    ask,
    condition,
    judged,
    best,
    other: best ? conflicting(best, judged) : null,
    bridge: null,
    look,
    hop,
    why: best ? null : (judged[0]?.verdict.reason ?? 'nothing there could be read as an answer'),
    note: reading.note,
  };
}

/** Holds a capitalised word that the question does not hold. */
function isNamed(text: string, ask: Ask): boolean {
  return (text.match(/(?<=[\p{L},] )\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+$/gu) ?? []).some(
    (word) => !ask.terms.some((term) => met(term, bag(word)) === 1),
  );
}

const COLOUR =
  /\b(?:red|green|blue|yellow|orange|purple|violet|pink|black|white|brown|gr[ae]y|golden|silver|beige|turquoise)\b/i;

/** "What did Ann say …" */
const TELLS =
  /\b(?:did|does|do) (?:[\p{L}'-]+ ){1,3}(?:say|ask|answer|mention|tell|suggest|reply|propose|warn|want to know)\b|\b(?:was|were|is) (?:said|asked|mentioned)\b/iu;

/** "The second item" is not answered by whatever speaks of items, nor "what does the table show" by what was said. */
function misplaced(ask: Ask, found: Candidate): number {
  const miscounted = ask.ordinal !== null && !/^(?:ordinal|heading|screen|things|said)$/.test(found.reader) ? 0.3 : 0;
  const unsaid = !ask.onScreen && TELLS.test(ask.text) && found.passage.mode === 'shown' ? 0.25 : 0;
  // A question that somebody asked is no answer, unless it is what is sought.
  const asking = found.passage.text.endsWith('?') && !TELLS.test(ask.text) && found.reader !== 'said' ? 0.3 : 0;
  return miscounted + unsaid + asking + (ask.onScreen && found.passage.mode === 'said' ? 0.25 : 0);
}

/** At most three candidates of one passage, so that one wordy line does not push out the others. */
function varied(found: readonly Candidate[]): Candidate[] {
  const counts = new Map<unknown, number>();
  return found.filter((item) => {
    const count = (counts.get(item.passage) ?? 0) + 1;
    counts.set(item.passage, count);
    return count <= 3;
  });
}

function asksSpeech(ask: Ask): boolean {
  return (
    /\b(?:said|say|says|spoken|heard|hear|decided|agreed|talk(?:ed)? about|mentioned|announced|answer(?:ed)?|replied|asked|speaks?)\b/i.test(
      ask.text,
    ) && !/\b(?:screen|shown|slide|picture)\b/i.test(ask.text)
  );
}
