import { isKnownClass } from '../language/object-names.ts';
import { openObjectAmong } from '../language/open-objects.ts';
import { stem } from '../language/stem.ts';
import { bag, met } from '../language/terms.ts';
import { check, unsupported } from './check.ts';
import { confidence, featuresOf, isDoubtful, USUAL } from './confidence.ts';
import { conflicting } from './conflict.ts';
import type { Desk, Look } from './desk.ts';
import { type Found, findWindow } from './hops.ts';
import type { Judged } from './judged.ts';
import { misplaced } from './misplaced.ts';
import { doubts, preferred, readByModel, withModel } from './model-reading.ts';
import { kindsFor } from './plan.ts';
import { type Ask, parseAsk } from './question/ask.ts';
import type { Condition } from './question/condition.ts';
import type { AnswerKind } from './question/wants.ts';
import { readCalled } from './readers/called.ts';
import type { Candidate, Nearness, Reader, Window } from './readers/candidate.ts';
import { readClause, verbsOf } from './readers/clause.ts';
import { readComparison } from './readers/compare.ts';
import { readItemCount, readRowCount } from './readers/counts.ts';
import { readJoined } from './readers/joined.ts';
import { readLabels, readQuote } from './readers/labels.ts';
import { readLinked } from './readers/linked.ts';
import { readList, readOrdinal } from './readers/lists.ts';
import { tellsMeasure } from './readers/measure.ts';
import { readNamedPlace } from './readers/named-place.ts';
import { readNone } from './readers/none.ts';
import { readNthSaid } from './readers/nth-said.ts';
import { readObjects } from './readers/objects.ts';
import { readOrder } from './readers/order.ts';
import { readPerson } from './readers/person.ts';
import { readPlace, readReason } from './readers/reason-place.ts';
import { readReply } from './readers/reply.ts';
import { readHeading, readSaid, readScreen } from './readers/screen.ts';
import { readSpans } from './readers/spans.ts';
import { readStep } from './readers/steps.ts';
import { headingsOf, readSuperlative } from './readers/superlative-row.ts';
import { readTable, titleRows } from './readers/table.ts';
import { readTracks } from './readers/tracks.ts';
import { readUtterance } from './readers/utterance.ts';
import { readValues } from './readers/value-reader.ts';
import { readWhen } from './readers/when-clause.ts';
import { readPlaces } from './readers/where-things.ts';
import { readSpeakers, readWindowLength, readWindowTime } from './readers/window.ts';
import { readWinner } from './readers/winner.ts';
import { readYesNo } from './readers/yes-no.ts';
import { isInstruction } from './reading/instruction.ts';
import { replyTo } from './reading/turns.ts';
import { values } from './reading/values.ts';
import { weighed } from './weighing.ts';

const READERS: readonly Reader[] = [
  readValues,
  readTable,
  readSuperlative,
  readPerson,
  readCalled,
  readReason,
  readPlace,
  readLabels,
  readClause,
  readObjects,
  readPlaces,
  readTracks,
  readSpans,
  readScreen,
  readSaid,
  readHeading,
  readOrdinal,
  readList,
  readItemCount,
  readRowCount,
  readStep,
  readUtterance,
  readWhen,
  readYesNo,
  readComparison,
  readLinked,
  readJoined,
  readReply,
  readNone,
  readWinner,
  readNamedPlace,
  readQuote,
  readSpeakers,
  readWindowTime,
  readWindowLength,
  readNthSaid,
  readOrder,
];

/** How much each counts when candidates are compared. Set on tests/eval/dev. */
const BY = { base: 0.45, fit: 0.35, support: 0.35 };
/** Candidates that are checked. */
const CHECKED = 16;

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
  kind: AnswerKind | null = null,
): Promise<Solved> {
  const read = parseAsk(main);
  const ask = kind ? { ...read, want: { ...read.want, kind } } : read;
  let hop: Found | null = null;
  let window = fixed;
  if (condition) {
    hop = await findWindow(desk, condition, asksSpeech(ask));
    // "What did he reply when he was asked" is told by the next turn.
    if (hop && REPLIES.test(ask.text)) hop = { ...hop, window: replyWindow(desk, hop) ?? hop.window };
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
  ask.objects.push(...openObjectsSeen(ask, look.views));
  // What fulfils the condition is not its answer: "what was on screen when X was mentioned" is not "X".
  const scored = look
    .score(ask, window)
    .filter(({ passage }) => passage !== hop?.passage || condition?.relation !== 'during' || asksSpeech(ask));
  const views = window ? look.views.filter((view) => view.assetId === window.assetId) : look.views;
  const known = window && views.length === 0 ? [desk.view(window.assetId)].filter((view) => view !== undefined) : views;
  const asksName = /\b(?:first |last |sur)?name of\b|'s (?:first |last |sur)?name\b|\bsurname\b/i.test(ask.text);
  // A telephone number or an address is one, or there is none.
  const asksNumber = ask.want.kind === 'what' && /^(?:phone|address)$/.test(ask.want.values[0] ?? '');
  // A year is asked for: a clause without one is no answer.
  const typed =
    ['which', 'when', 'howMuch'].includes(ask.want.kind) && ask.want.values.length > 0 && !ask.want.mediaTime;
  const asksColour = /^colou?rs?$/.test(ask.want.focus ?? '');
  const headings = ask.superlative ? known.flatMap((view) => view.screens.flatMap(headingsOf)) : [];
  const titled = [...new Set([...known.flatMap((view) => view.shown.flatMap(({ columns }) => columns)), ...headings])];
  const nearTitles = await nearnessOf(
    [...ask.terms.map((term) => term.word), ...titled.flatMap((title) => [...bag(title).words])],
    desk.signal,
  );
  const input = { ask, scored, views: known, window, near: nearTitles, condition, hop: hop?.passage ?? null };
  const titles = titleRows(known);
  const reading = await readByModel(desk.reader, input, desk.signal);
  const candidates = [...READERS.flatMap((read) => read(input)), ...reading.candidates].filter(
    (found) =>
      (WHOLE.test(found.reader) || !isInstruction(found.passage)) &&
      (PLACES.test(found.reader) || !titles.has(found.passage)) &&
      (!typed ||
        !LOOSE.test(found.reader) ||
        values(found.text).some((value) => ask.want.values.includes(value.type))) &&
      (!asksColour || COLOUR.test(found.text)) &&
      (!asksName || isNamed(found.text, ask)) &&
      (!asksNumber || values(found.text).some((value) => ask.want.values.includes(value.type))),
  );
  const first = candidates
    // What is asked for by its measure is told by a value of that measure: "2364 m above the sea" need not say "altitude".
    .map((found) =>
      asksName || tellsMeasure(ask, found.text) ? { ...found, accounted: [...found.accounted, ...ask.asked] } : found,
    )
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
  // Who did it, or why it was done, must speak of that: the name alone is no answer.
  const sought = {
    deeds: verbsOf(ask),
    strict: ask.want.kind === 'who' || ask.want.kind === 'why',
    whom: SOMEBODY.exec(ask.text)?.[1]?.toLowerCase() ?? null,
    focus: ask.want.focus === null ? null : stem(ask.want.focus),
    aside: ask.aside,
  };
  const { cosines } = look;
  const hasVectors = [...cosines.values()].some((cosine) => cosine > 0);
  // Where a condition has told the place, or the question is of layout and little else, being near to its words says nothing.
  const placed = window !== null || !look.terms.terms.some(({ kind }) => kind === 'content' || kind === 'name');
  const cosineOf = (found: Candidate) => {
    const cosine = Math.max(0, ...found.passage.evidence.map((item) => cosines.get(item.id) ?? 0));
    return placed || !hasVectors ? Math.max(cosine, USUAL.cosine) : cosine;
  };
  const ruled = chosen.map((found) => {
    const verdict = check(look.terms.terms, sought, found, desk.view(found.passage.assetId), near);
    const weighed = placed ? { ...found, base: Math.max(found.base, USUAL.base) } : found;
    const cosine = cosineOf(found);
    const features = featuresOf(ask.want.kind, weighed, verdict.signs, cosine);
    const reason = verdict.reason ?? (isDoubtful(features, verdict.support) ? unsupported(verdict) : null);
    const total = BY.base * found.base + BY.fit * found.fit + BY.support * verdict.support - misplaced(ask, found);
    return { found, verdict: { ...verdict, reason }, sure: confidence(features), total, cosine };
  });
  const judged = (desk.switches.check ? weighed({ ask, look, views: known, placed }, ruled) : ruled.map(unchecked))
    .map((item) => ({ ...item, verdict: { ...item.verdict, reason: item.verdict.reason ?? doubts(reading, item) } }))
    .sort((a, b) => Number(a.verdict.reason !== null) - Number(b.verdict.reason !== null) || b.total - a.total);
  const best = preferred(judged);
  return {
    ask,
    condition,
    judged,
    best,
    other: best && desk.switches.conflicts ? conflicting(best, judged) : null,
    bridge: null,
    look,
    hop,
    why: best ? null : (judged[0]?.verdict.reason ?? 'nothing there could be read as an answer'),
    note: reading.note,
  };
}

/** The answer only where it speaks of every word of the question that tells something. */
export function withoutDoubt(solved: Solved): Solved {
  const { best } = solved;
  if (!best || best.verdict.missing.length === 0) return solved;
  return { ...solved, best: null, other: null, why: unsupported(best.verdict) };
}

/** A thing beyond the known classes that the question names and an earlier look has found. */
function openObjectsSeen(ask: Ask, views: Look['views']): Ask['objects'] {
  if (ask.objects.length > 0) return [];
  const labels = views.flatMap((view) =>
    view.seen.flatMap(({ label }) => (label && !isKnownClass(label) ? [label] : [])),
  );
  const found = openObjectAmong(ask.text, new Set(labels));
  return found ? [found] : [];
}

/** Holds a capitalised word that the question does not hold. */
function isNamed(text: string, ask: Ask): boolean {
  return (text.match(/(?<=[\p{L},] )\p{Lu}[\p{L}'’-]+|^\p{Lu}[\p{L}'’-]+$/gu) ?? []).some(
    (word) => !ask.terms.some((term) => met(term, bag(word)) === 1),
  );
}

/** Somebody who is told by a description. */
const SOMEBODY =
  /\b(?:the|that) (man|woman|guy|lady|gentleman|fellow|girl|boy|person|player|one) (?:with|who|that|whose|whom|in|from|at|of|by|behind)\b/i;

/** Readers that tell what stood there as it stood. */
const WHOLE = /^(?:said|screen|heading|list|ordinal|mentions)$/;
/** Readers that tell where something stood, be it a table's titles. */
const PLACES = /^(?:screen|heading|mentions)$/;
const LOOSE = /^clause /;
const COLOUR =
  /\b(?:red|green|blue|yellow|orange|purple|violet|pink|black|white|brown|gr[ae]y|golden|silver|beige|turquoise)\b/i;

const unchecked = (item: Judged): Judged => ({ ...item, verdict: { ...item.verdict, reason: null } });

const REPLIES = /\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respon(?:d|ds|ded|se))\b/i;

function replyWindow(desk: Desk, { passage }: Found): Window | null {
  const track = (desk.view(passage.assetId)?.said ?? []).filter((one) => one.stream === passage.stream);
  const reply = replyTo(track, track.indexOf(passage));
  return reply.length > 0 ? { assetId: passage.assetId, start: reply[0]!.start, end: reply.at(-1)!.end } : null;
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
