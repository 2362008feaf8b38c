import { AppError } from '../app-error.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Judged } from './judged.ts';
import type { Ask } from './question/ask.ts';
import { type Candidate, candidate, type ReadInput } from './readers/candidate.ts';
import { share } from './readers/clause.ts';
import type { Passage } from './reading/passage.ts';
import type { Scored } from './reading/score.ts';

/**
 * The reading model beside the rules' readers. Which of them answers:
 * 1. What the rules read by a mark of its own (a table's cell, a label, a date, a count, a speaker, “because”) stands.
 * 2. Else the model's span, where the model finds it likelier than no answer.
 * 3. Else what the rules read by the order or the nearness of words.
 * Both pass the same check. Where the model finds no answer in what it read, an answer of the third kind has to speak of nearly all of the
 * question. The bounds are careful, not measured: no weights of such a model could be had where this was written.
 */
const LOOSE = /^(?:clause \w+|agent|subject|name|place|purpose|quote)$/;
/** Likelier than no answer. */
const SURE = 0.5;
/** As good as no answer. */
const NONE = 0.15;
/** Support from which a loose answer stands although the model finds none. */
const DOUBTED_SUPPORT = 0.85;
/** Passages that are read, with the sentences beside them. */
const READ = 12;
/** Words of a line below which there is nothing to read out of it. */
const LEAST_WORDS = 3;
const MOST_ECHO = 0.75;

export interface ModelReading {
  candidates: Candidate[];
  /** What was read. */
  read: ReadonlySet<Passage>;
  /** How likely the best of them is an answer, 0–1; null where nothing was read. */
  best: number | null;
  /** What a trace should say; null where there is nothing to say. */
  note: string | null;
}

const NOTHING: ModelReading = { candidates: [], read: new Set(), best: null, note: null };

/** Kinds of question that a span of a sentence answers; numbers, times, lists and yes or no are the rules' own. */
function isForModel({ want, ordinal, superlative, onScreen }: Ask): boolean {
  if (ordinal !== null || superlative !== null || onScreen || want.mediaTime) return false;
  if (want.kind === 'what' || want.kind === 'which') return want.values.length === 0;
  return want.kind === 'who' || want.kind === 'where' || want.kind === 'why';
}

/** Lets the model read the passages that fit the question best. A model that fails leaves it to the rules, with a note. */
export async function readByModel(
  reader: TextReader | undefined,
  { ask, scored, views }: ReadInput,
  signal: AbortSignal,
): Promise<ModelReading> {
  if (!reader || !isForModel(ask)) return NOTHING;
  const chosen = scored.filter(({ passage }) => isProse(passage)).slice(0, READ);
  if (chosen.length === 0) return NOTHING;
  const known = new Map(scored.map((item) => [item.passage, item]));
  const contexts = chosen.map((item) => contextOf(item, known, views));
  try {
    const answers = await reader.read(
      ask.text,
      contexts.map(({ text }) => text),
      signal,
    );
    const candidates = answers.flatMap((answer, i) => {
      if (!answer || answer.p < SURE) return [];
      const made = proposed(contexts[i]!, answer, known);
      return made && share(made.text, ask) <= MOST_ECHO ? [made] : [];
    });
    const best = Math.max(0, ...answers.map((answer) => answer?.p ?? 0));
    const read = new Set(contexts.flatMap(({ parts }) => parts.flatMap(({ passage }) => passage ?? [])));
    return { candidates: surest(candidates), read, best, note: null };
  } catch (error) {
    if (signal.aborted) throw error;
    const why = error instanceof AppError ? error.message : 'it failed';
    return { ...NOTHING, note: `read by rules only, because the reading model did not answer: ${why}` };
  }
}

/** What is checked: the rules' best, and whatever the model read. */
export function withModel(chosen: readonly Candidate[], all: readonly Candidate[]): Candidate[] {
  return [...chosen, ...all.filter((one) => one.sure !== undefined && !chosen.includes(one))];
}

/** What must not be told because the model read it and found no answer there. */
export function doubts({ best, read }: ModelReading, { found, verdict }: Judged): string | null {
  if (best === null || best > NONE || !read.has(found.passage) || !LOOSE.test(found.reader)) return null;
  return verdict.support < DOUBTED_SUPPORT ? 'the reading model finds no answer there' : null;
}

/** The one to tell. @param judged best first, those that may not be told with their reason */
export function preferred(judged: readonly Judged[]): Judged | null {
  const told = judged.filter(({ verdict }) => verdict.reason === null);
  const rules = told.find(({ found }) => found.sure === undefined);
  if (rules && !LOOSE.test(rules.found.reader)) return rules;
  return told.find(({ found }) => found.sure !== undefined) ?? rules ?? null;
}

/** Sentences and lines. The catalogue's readers know English: of another language they would say that there is no answer. */
function isProse({ mode, role, cells, text, language }: Passage): boolean {
  if (language !== null && !/^en/i.test(language)) return false;
  return mode !== 'seen' && role !== 'heading' && cells.length <= 2 && text.split(/\s+/).length >= LEAST_WORDS;
}

interface Context {
  text: string;
  /** What the text is made of, by its first character; null for a heading, which is no answer. */
  parts: { passage: Passage | null; at: number; length: number }[];
}

/** A sentence is read with its neighbours (who “he” is stands before it), a line under its heading. */
function contextOf({ passage }: Scored, known: ReadonlyMap<Passage, Scored>, views: ReadInput['views']): Context {
  const texts: { passage: Passage | null; text: string }[] = [];
  if (passage.mode === 'said') {
    const said = views.find(({ assetId }) => assetId === passage.assetId)?.said ?? [];
    const stream = said.filter(
      (one) => one.stream === passage.stream && one.language === passage.language && known.has(one),
    );
    const at = stream.indexOf(passage);
    for (const one of at === -1 ? [passage] : stream.slice(Math.max(0, at - 1), at + 2))
      texts.push({ passage: one, text: one.text });
  } else {
    if (passage.heading) texts.push({ passage: null, text: `${passage.heading}.` });
    texts.push({ passage, text: passage.text });
  }
  const context: Context = { text: '', parts: [] };
  for (const { passage: of, text } of texts) {
    if (context.text !== '') context.text += ' ';
    context.parts.push({ passage: of, at: context.text.length, length: text.length });
    context.text += text;
  }
  return context;
}

/** The span as a candidate: an exact quote of one passage, cited by the evidence that holds it. */
function proposed(
  { parts }: Context,
  { start, end, p }: { start: number; end: number; p: number },
  known: ReadonlyMap<Passage, Scored>,
): Candidate | undefined {
  const part = parts.find(({ at, length }) => start >= at && end <= at + length);
  const item = part?.passage ? known.get(part.passage) : undefined;
  if (!part || !item) return undefined;
  const { passage } = item;
  const text = passage.text.slice(start - part.at, end - part.at).replace(/^[\s,;:–—-]+|[\s,;:.–—-]+$/g, '');
  if (text === '') return undefined;
  const holds = passage.evidence.filter((one) => one.text.includes(text));
  const evidence = [...new Set([...holds, ...passage.evidence])];
  return candidate(item, 'model', text, 0.5 + 0.5 * p, { support: passage.text, evidence, sure: p });
}

/** Each answer once, where the model is surest of it: neighbours are read more than once. */
function surest(candidates: readonly Candidate[]): Candidate[] {
  const kept = new Map<string, Candidate>();
  for (const one of candidates.toSorted((a, b) => b.sure! - a.sure!)) {
    const key = `${one.passage.assetId} ${one.passage.start} ${one.text}`;
    if (!kept.has(key)) kept.set(key, one);
  }
  return [...kept.values()];
}
