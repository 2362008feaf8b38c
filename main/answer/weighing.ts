import { bag, met } from '../language/terms.ts';
import { tokens } from '../language/tokens.ts';
import type { Verdict } from './check.ts';
import type { Ask } from './question/ask.ts';
import type { Candidate } from './readers/candidate.ts';
import { values } from './reading/values.ts';

/** What is known of a candidate beside the others of its question. */
export interface Setting {
  ask: Ask;
  found: Candidate;
  verdict: Verdict;
  /** To the question, of the evidence that is cited. */
  cosine: number;
  /** Place of what is cited among the moments that retrieval found, 0 the first; −1 where it is in none of them. */
  rank: number;
  /** See `misplaced`. */
  misplaced: number;
  /** How rare each word of the question is in the library, 0–1.2, by stem. */
  weights: ReadonlyMap<string, number>;
  /** Words of the question that nothing in the library holds. Stems. */
  unknown: ReadonlySet<string>;
  /** Score of the best candidate's passage. */
  bestBase: number;
  /** Other readers that say the same. */
  agreeing: number;
  /** Share of the question that its file speaks of anywhere, and how far the best file is before it. */
  ofFile: { share: number; behind: number };
  /** A condition has told the place, or nothing of the question says more than its kind. */
  placed: boolean;
}

/** Readers of one sort behave alike. */
const SORTS: readonly [sort: string, readers: RegExp][] = [
  ['value', /^value$/],
  ['table', /^(?:table|row label|row|place cell|linked row)$/],
  ['label', /^(?:label|owner)$/],
  ['quote', /^quote$/],
  ['clause', /^(?:clause \w+|subject|agent|purpose)$/],
  ['name', /^(?:name|first person|speaker|title|introduced|named place)$/],
  ['place', /^place$/],
  ['reason', /^(?:reason|next reason|reply)$/],
  ['ranked', /^(?:superlative|comparison)$/],
  ['counted', /^(?:item count|row count|none)$/],
  ['truth', /^(?:yes or no|contrary)$/],
  ['whole', /^(?:said|screen|heading|list|ordinal|step|speakers)$/],
  ['time', /^(?:mentions|sightings|silence|tracks)$/],
  ['seen', /./],
];

const sortOf = (reader: string) => SORTS.find(([, readers]) => readers.test(reader))![0];

/** What tells whether a candidate answers its question; by name, most of them 0–1. */
export function signsOf(setting: Setting): Record<string, number> {
  const { ask, found, verdict, weights, unknown, placed } = setting;
  const { want } = ask;
  const sort = sortOf(found.reader);
  let all = 0;
  let lack = 0;
  let lackUnknown = 0;
  let lackName = 0;
  let soft = 0;
  let beside = 0;
  for (const { term, value, where } of verdict.held) {
    if (term.kind === 'meta') continue;
    const weight = (weights.get(term.stem) ?? 0.6) * (term.kind === 'light' ? 0.5 : 1);
    all += weight;
    lack += weight * (1 - value);
    if (value < 0.4) {
      if (unknown.has(term.stem)) lackUnknown += weight;
      if (term.kind === 'name' || term.kind === 'number') lackName += 1;
    }
    if (where === 'meaning') soft += weight * value;
    if (where === 'near' || where === 'file') beside += weight * value;
  }
  const share = (part: number) => (all === 0 ? 0 : part / all);
  const types = values(found.text).map((value) => value.type);
  const wantsTyped = want.values.length > 0 && !want.mediaTime;
  const typed = wantsTyped && types.some((type) => want.values.includes(type));
  const bareNumber = typed && types.every((type) => type === 'number') && want.values[0] !== 'number';
  const answer = tokens(found.text);
  const echoed =
    answer.filter(({ word }) => ask.terms.some((term) => met(term, bag(word)) >= 0.75)).length /
    Math.max(1, answer.length);
  const isSentence = sort === 'quote' || sort === 'reason' || sort === 'clause';
  return {
    [`is ${sort}`]: 1,
    fit: found.fit,
    [`fit of ${sort}`]: found.fit,
    base: found.base,
    behind: Math.min(1, Math.max(0, setting.bestBase - found.base)),
    cosine: setting.cosine,
    placed: Number(placed),
    fileShare: setting.ofFile.share,
    fileBehind: setting.ofFile.behind,
    support: verdict.support,
    here: verdict.signs.here,
    weakest: verdict.signs.weakest,
    deed: verdict.signs.deed,
    lack: share(lack),
    lackMass: Math.min(2, lack),
    lackUnknown: Math.min(2, lackUnknown),
    lackName: Math.min(2, lackName),
    soft: share(soft),
    beside: share(beside),
    asked: Math.min(1, all / 4),
    vetoName: Number(verdict.veto === 'name'),
    vetoNumber: Number(verdict.veto === 'number'),
    vetoContrast: Number(verdict.veto === 'contrast'),
    vetoDeed: Number(verdict.veto === 'deed'),
    vetoRow: Number(verdict.veto === 'row'),
    typed: Number(typed),
    untyped: Number(wantsTyped && !typed),
    bareNumber: Number(bareNumber),
    echoed,
    first: Number(setting.rank === 0),
    amongFirst: Number(setting.rank >= 0 && setting.rank < 3),
    unfound: Number(setting.rank === -1),
    misplaced: setting.misplaced,
    agreeing: Math.min(1, setting.agreeing / 2),
    long: Math.min(1, answer.length / 12),
    loose: Number(isSentence && want.kind !== 'quote' && want.kind !== 'why'),
    undone: Number(isSentence && verdict.signs.deed < 0.5),
    who: Number(want.kind === 'who'),
    yesNo: Number(want.kind === 'yesNo'),
    howMany: Number(want.kind === 'howMany' || want.kind === 'howMuch'),
    visual: Number(found.visual),
    second: Number(found.passage.second),
    sure: found.sure ?? 0,
  };
}
