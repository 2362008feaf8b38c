import { stem } from '../../language/stem.ts';
import { type Bag, bag, contentTerm, met, type Term, terms } from '../../language/terms.ts';
import { tokens } from '../../language/tokens.ts';
import type { Ask } from '../question/ask.ts';
import type { Passage } from '../reading/passage.ts';
import { type Scored, scoredOf } from '../reading/score.ts';
import { values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';
import { columnFit, titleRows } from './table.ts';

/** "the pump whose motor is built in Porto", "the year in which …", "the firm that cannot begin": the clause that says which one. */
const CLAUSE =
  /\b(?!(?:do|does|did|is|are|was|were|in|on|at|for|of|to|from|with|what|which|how|says?|said)\b)[\p{L}-]+,? (?:that|which|who|whose|whom|where|in which|for which)\s+(.+)$/iu;
/** "that pump", "its price": what the sentence just found speaks of. */
const POINTING = /\b(?:that|this|these|those|the same|its|it|their|they|his|her|he|she|him)\b/i;
/** Share of the clause that the sentence must hold. */
const CLAUSE_HELD = 0.5;

/**
 * Second hop by a table: a sentence tells which one is meant ("the gas camera was bought with lottery money"), the row that it names holds
 * what is asked for. The sentence comes from a relative clause, or is what fulfilled the condition.
 */
export const readLinked: Reader = (input) => {
  const { ask, scored, hop } = input;
  if (ask.want.kind === 'why' || ask.want.kind === 'yesNo') return [];
  const clause = CLAUSE.exec(ask.text)?.[1];
  const links: { passage: Passage; words: Term[]; held: number }[] = [];
  if (clause) {
    const words = terms(clause).filter((term) => term.kind !== 'meta');
    for (const { passage } of scored.slice(0, 20)) {
      if (passage.role === 'row' || passage.mode === 'seen') continue;
      const held =
        words.length === 0 ? 0 : words.filter((term) => met(term, passage.around) > 0.6).length / words.length;
      if (held >= CLAUSE_HELD) links.push({ passage, words, held });
    }
  } else if (hop && POINTING.test(ask.text)) links.push({ passage: hop, words: [], held: 0.8 });
  if (links.length === 0) return [];
  const titles = titleRows(input.views);
  return links
    .sort((a, b) => b.held - a.held)
    .slice(0, 2)
    .flatMap(({ passage, words, held }) => {
      const rows = input.views
        .filter((view) => view.assetId === passage.assetId)
        .flatMap((view) => view.shown)
        .filter((row) => row.role === 'row' && row.cells.length >= 2 && !titles.has(row));
      const shares = rows.map((row) => namedIn(passage, row));
      const best = Math.max(...shares, 0);
      if (best < 0.5) return [];
      return rows.flatMap((row, i) => (shares[i] === best ? cellsOf(ask, scored, passage, words, held, row) : []));
    });
};

/** How fully a sentence names a row: by its label, else by another cell that is a name. */
function namedIn(passage: Passage, row: Passage): number {
  const shares = row.cells
    .filter((cell) => !/^\W*[\d.,]+\W*\p{L}{0,5}\W*$/u.test(cell))
    .map((cell) => {
      const words = tokens(cell).filter((word) => word.word.length > 1 || /[\d\p{Lu}]/u.test(word.raw));
      if (words.length === 0) return 0;
      const within = (text: Bag) =>
        words.filter((word) => met(contentTerm(word.word), text) >= 0.8).length / words.length;
      // People are called by their surname, a barnacle goose a goose; whom a sentence speaks of may have been named right before.
      const last = contentTerm(words.at(-1)!.word);
      const head = words.length > 1 ? Math.max(0.8 * met(last, passage.own), 0.55 * met(last, passage.near)) : 0;
      return Math.max(within(passage.own), head, 0.7 * within(passage.near));
    });
  return Math.max(...shares, 0);
}

function cellsOf(
  ask: Ask,
  scored: readonly Scored[],
  link: Passage,
  clause: readonly Term[],
  held: number,
  row: Passage,
): Candidate[] {
  const outside = ask.terms.filter((term) => !clause.some((other) => other.stem === term.stem));
  const trailing = ask.terms.filter((term) => met(term, link.own) < 0.7);
  const item = scoredOf(scored, row);
  return row.cells.flatMap((cell, i) => {
    if (i === 0 || namedIn(link, { ...row, cells: [cell] }) >= 0.5) return [];
    const byTitle = Math.max(
      columnFit(row.columns[i] ?? '', outside, ask.want.attribute, ask.want.focus),
      columnFit(row.columns[i] ?? '', trailing, [], null),
    );
    const types = values(cell).map((value) => value.type);
    const typed = ask.want.values.some((type) => type !== 'number' && types.includes(type)) ? 0.7 : 0;
    const fit = Math.max(byTitle, typed) + (row.cells.length === 2 ? 0.3 : 0);
    if (fit < 0.5) return [];
    return [
      candidate(
        { ...item, score: Math.max(0.55, item.score) },
        'linked row',
        cell,
        Math.min(1, 0.4 + 0.3 * fit + 0.3 * held),
        {
          support: `${row.cells[0]}: ${link.text}`,
          evidence: [...row.evidence, ...link.evidence],
          accounted: [
            ...ask.asked,
            ...ask.terms
              .filter((term) => met(term, link.around) > 0.6 || met(term, row.around) > 0.6)
              .map((term) => term.stem),
            ...clause.map((term) => term.stem),
            ...classNoun(ask),
            ...(ask.want.focus ? [stem(ask.want.focus)] : []),
          ],
        },
      ),
    ];
  });
}

/** "the instrument that …": what the row is one of, which neither need say. */
function classNoun(ask: Ask): string[] {
  const [, before, noun] = /([\p{L}-]+) ([\p{L}-]+),? (?:that|which|who|whose|where|in which)\b/u.exec(ask.text) ?? [];
  const pointed = /\b(?:that|this|the same) ([\p{L}-]+)/u.exec(ask.text)?.[1];
  return [before, noun, pointed].flatMap((word) => (word ? [...bag(word).stems] : []));
}
