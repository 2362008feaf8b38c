import { bag, met } from '../language/terms.ts';
import { fold, tokens } from '../language/tokens.ts';
import { isGenre } from '../language/word-lists.ts';
import { unsupported, wholeOf } from './check.ts';
import { USUAL } from './confidence.ts';
import type { Look } from './desk.ts';
import type { Judged } from './judged.ts';
import { misplaced } from './misplaced.ts';
import type { Ask } from './question/ask.ts';
import type { AssetView } from './reading/passage.ts';
import { values } from './reading/values.ts';
import { BIAS, LEAST, WEIGHTS } from './weights.ts';

/** What the rules made of a candidate: its order among the others, and why not where they would not tell it. */
export interface Ruled extends Judged {
  /** To the question, of the evidence that is cited. */
  cosine: number;
}

export interface Setting {
  ask: Ask;
  look: Look;
  views: readonly AssetView[];
  /** A condition has told the place, or nothing of the question says more than its kind. */
  placed: boolean;
}

/**
 * Weighs the candidates of one question against each other and against telling nothing. No single rule decides: what they say is among what
 * is weighed, with how rare the words are that are not met, whether the kind of value fits, where retrieval and the file stand.
 * @returns with their weight as `total`; a reason where silence weighs more
 */
export function weighed(setting: Setting, ruled: readonly Ruled[]): Ruled[] {
  const group = groupOf(setting, ruled);
  return ruled.map((item) => {
    const signs = signsOf(setting, group, item);
    const total = weightOf(signs);
    const told = total >= LEAST && !isOfElse(signs);
    const reason = told ? null : (item.verdict.reason ?? unsupported(item.verdict));
    return { ...item, signs, total, verdict: { ...item.verdict, reason } };
  });
}

/** A second of something else: a red can is no red circle, however well the rest fits. */
function isOfElse(signs: Readonly<Record<string, number>>): boolean {
  return signs['is time'] === 1 && signs.ruledOut === 1 && signs.lack! >= 0.5;
}

/** Log odds against telling nothing. */
export function weightOf(signs: Readonly<Record<string, number>>): number {
  let sum = BIAS;
  for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * (signs[name] ?? 0);
  return sum;
}

interface Group {
  bestBase: number;
  best: Ruled | undefined;
  texts: string[];
  shares: ReadonlyMap<string, number>;
  bestShare: number;
  weights: ReadonlyMap<string, number>;
  /** Words of the question that nothing in the library holds. Stems. */
  unknown: ReadonlySet<string>;
  ruled: readonly Ruled[];
}

function groupOf({ look, views }: Setting, ruled: readonly Ruled[]): Group {
  const { terms, weights, counts } = look.terms;
  const told = ruled.filter(({ verdict }) => verdict.reason === null);
  const shares = new Map(views.map((view) => [view.assetId, shareOf(view, look.terms)]));
  return {
    bestBase: Math.max(0, ...ruled.map(({ found }) => found.base)),
    best: told.toSorted((a, b) => b.total - a.total)[0],
    texts: ruled.map(({ found }) => fold(found.text)),
    shares,
    bestShare: Math.max(0, ...shares.values()),
    weights: new Map(terms.map((term, i) => [term.stem, weights[i]!])),
    unknown: new Set(terms.filter((_, i) => counts[i] === 0).map((term) => term.stem)),
    ruled,
  };
}

/** Readers of one sort behave alike. */
const SORTS: readonly [sort: string, readers: RegExp][] = [
  ['value', /^value$/],
  ['table', /^(?:table|row label|row|place cell|linked row)$/],
  ['label', /^(?:label|owner)$/],
  ['quote', /^quote$/],
  ['clause', /^(?:clause \w+|subject|agent|purpose|when clause)$/],
  ['name', /^(?:name|first person|speaker|title|introduced|named place|called)$/],
  ['place', /^place$/],
  ['reason', /^(?:reason|next reason|reply)$/],
  ['ranked', /^(?:superlative|comparison)$/],
  ['counted', /^(?:item count|row count|none)$/],
  ['truth', /^(?:yes or no|contrary)$/],
  ['whole', /^(?:said|screen|heading|list|ordinal|step|speakers)$/],
  ['time', /^(?:mentions|sightings|silence|tracks)$/],
  ['seen', /./],
];

/** What tells whether a candidate answers its question, by name, most of it 0–1. */
export function signsOf({ ask, look, placed }: Setting, group: Group, item: Ruled): Record<string, number> {
  const { found, verdict, cosine } = item;
  const { want } = ask;
  const sort = SORTS.find(([, readers]) => readers.test(found.reader))![0];
  const lacking = lackOf(verdict.held, group);
  const types = values(found.text).map((value) => value.type);
  const wantsTyped = want.values.length > 0 && !want.mediaTime;
  const typed = wantsTyped && types.some((type) => want.values.includes(type));
  const answer = tokens(found.text);
  const echoed = answer.filter(({ word }) => ask.terms.some((term) => met(term, bag(word)) >= 0.75)).length;
  const isSentence = sort === 'quote' || sort === 'reason' || sort === 'clause';
  const base = placed ? Math.max(found.base, USUAL.base) : found.base;
  const rank = look.retrieved.moments.findIndex((moment) =>
    moment.evidence.some(({ id }) => id === found.evidence[0]?.id),
  );
  const isMissing = (focus: string | null) => focus !== null && verdict.missing.includes(focus);
  const share = group.shares.get(found.passage.assetId) ?? 0;
  const same = group.texts.filter(
    (text, i) => text === fold(found.text) && group.ruled[i]!.found.reader !== found.reader,
  );
  return {
    [`is ${sort}`]: 1,
    [`fit of ${sort}`]: found.fit,
    fit: found.fit,
    base,
    behind: Math.min(1, Math.max(0, group.bestBase - base)),
    cosine,
    placed: Number(placed),
    ...lacking,
    fileShare: share,
    fileBehind: group.bestShare - share,
    support: verdict.support,
    here: verdict.signs.here,
    weakest: verdict.signs.weakest,
    deed: verdict.signs.deed,
    ...(verdict.veto && { [`veto ${verdict.veto}`]: 1 }),
    labelUnmet: Number(isOfUnnamedRow(ask, item)),
    typed: Number(typed),
    untyped: Number(wantsTyped && !typed),
    bareNumber: Number(typed && types.every((type) => type === 'number') && want.values[0] !== 'number'),
    echoed: echoed / Math.max(1, answer.length),
    first: Number(rank === 0),
    amongFirst: Number(rank >= 0 && rank < 3),
    unfound: Number(rank === -1),
    misplaced: misplaced(ask, found),
    agreeing: Math.min(1, same.length / 2),
    long: Math.min(1, answer.length / 12),
    loose: Number(isSentence && want.kind !== 'quote' && want.kind !== 'why'),
    undone: Number(isSentence && verdict.signs.deed < 0.5),
    who: Number(want.kind === 'who'),
    yesNo: Number(want.kind === 'yesNo'),
    howMany: Number(want.kind === 'howMany' || want.kind === 'howMuch'),
    uncounted: Number(want.kind === 'howMany' && isMissing(want.focus)),
    unasked: Number((want.kind === 'which' || want.kind === 'what') && isMissing(want.focus)),
    visual: Number(found.visual),
    ruledOut: Number(verdict.reason !== null),
    ruledTotal: verdict.reason === null ? item.total : 0,
    ruledBest: Number(item === group.best),
  };
}

/** Read off a row whose name the question does not say, by no reader that chooses among rows. */
function isOfUnnamedRow(ask: Ask, { found: { passage, reader } }: Ruled): boolean {
  if (passage.role !== 'row' || passage.cells.length < 2 || !/^(?:value|label|quote)$/.test(reader)) return false;
  const label = bag(passage.cells[0] ?? '');
  return !ask.terms.some((term) => met(term, label) >= 0.75);
}

/** What of the question is not met, by how rare its words are. */
function lackOf(held: Ruled['verdict']['held'], { weights, unknown }: Group): Record<string, number> {
  const sums = { all: 0, lack: 0, lackUnknown: 0, lackName: 0, soft: 0, beside: 0 };
  for (const { term, value, where } of held) {
    if (term.kind === 'meta') continue;
    const weight = (weights.get(term.stem) ?? 0.6) * (term.kind === 'light' || isGenre(term.word) ? 0.5 : 1);
    sums.all += weight;
    sums.lack += weight * (1 - value);
    if (value < 0.4 && unknown.has(term.stem)) sums.lackUnknown += weight;
    if (value < 0.4 && (term.kind === 'name' || term.kind === 'number')) sums.lackName += 1;
    if (where === 'meaning') sums.soft += weight * value;
    if (where === 'near' || where === 'file') sums.beside += weight * value;
  }
  const share = (part: number) => (sums.all === 0 ? 0 : part / sums.all);
  return {
    lack: share(sums.lack),
    lackMass: Math.min(2, sums.lack),
    lackUnknown: Math.min(2, sums.lackUnknown),
    lackName: Math.min(2, sums.lackName),
    soft: share(sums.soft),
    beside: share(sums.beside),
    asked: Math.min(1, sums.all / 4),
  };
}

/** Weighted share of the question's words that a file holds anywhere. */
function shareOf(view: AssetView, { terms, weights }: Look['terms']): number {
  const whole = wholeOf(view);
  let held = 0;
  let all = 0;
  terms.forEach((term, i) => {
    if (term.kind === 'meta') return;
    all += weights[i]!;
    if (whole.has(term.stem)) held += weights[i]!;
  });
  return all === 0 ? 1 : held / all;
}
