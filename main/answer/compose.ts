import type { Citation, Sentence } from '../../preload/contract/answer.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { capital } from '../language/capital.ts';
import { wordsOf } from '../language/evidence-text.ts';
import { bag, met } from '../language/terms.ts';
import { tokens } from '../language/tokens.ts';
import type { Library } from '../library/library.ts';
import type { Ask } from './question/ask.ts';
import type { Candidate } from './readers/candidate.ts';
import { trimmed } from './readers/reason-place.ts';

/** Words of one sentence at most; the answer itself stands first. */
const MOST_WORDS = 24;

/** The answer in a sentence: what was asked for first, then the words that it rests on. */
export function compose(ask: Ask, found: Candidate): string {
  const text = found.text.replace(/\s+/g, ' ').replaceAll(' | ', ', ').trim();
  const count = words(text);
  if (count > MOST_WORDS) return ended(around(text, ask, MOST_WORDS));
  if (!found.support) return ended(text);
  const told = cueOf(found) ?? found.support;
  const support = told.replace(/\s+/g, ' ').replaceAll(' | ', ', ').trim();
  if (support === '' || support === text || text.includes(support)) return ended(text);
  const room = MOST_WORDS - count;
  if (room < 4) return ended(text);
  const quoted =
    support.includes(text) && words(support) > room ? around(support, ask, room, text) : trimmed(support, room);
  return `${capital(text)} — “${quoted}”`;
}

/** A cue is written to be read at once: where one of its sentences bears the answer, it is quoted whole if there is room. */
function cueOf({ support, passage, text }: Candidate): string | null {
  const [cue] = passage.evidence;
  if (support !== passage.text || cue?.kind !== 'subtitle' || passage.evidence.length > 1) return null;
  const whole = wordsOf(cue).trim();
  return whole.includes(support) && words(whole) <= MOST_WORDS - words(text) ? whole : null;
}

const words = (text: string) => text.split(/\s+/).length;
const ended = (text: string) => (/[.?!…:”"]$/.test(text) ? capital(text) : `${capital(text)}.`);

/** A stretch of at most `most` words, around the answer or where most words of the question stand. */
function around(text: string, ask: Ask, most: number, keep?: string): string {
  const all = [...text.matchAll(/\S+/g)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
  if (all.length <= most) return text;
  const kept = keep ? { at: text.indexOf(keep), end: text.indexOf(keep) + keep.length } : null;
  const hits = all.map(({ at, end }) => {
    if (kept && at < kept.end && end > kept.at) return 3;
    return ask.terms.some((term) => tokens(text.slice(at, end)).some((token) => met(term, bag(token.word)) >= 0.75))
      ? 1
      : 0;
  });
  let best = 0;
  let bestScore = -1;
  for (let from = 0; from + most <= all.length; from += 1) {
    const score = hits.slice(from, from + most).reduce<number>((sum, hit) => sum + hit, 0) - from * 0.001;
    if (score > bestScore) {
      bestScore = score;
      best = from;
    }
  }
  const cutText = text.slice(all[best]!.at, all[best + most - 1]!.end);
  return `${best > 0 ? '… ' : ''}${cutText}${best + most < all.length ? ' …' : ''}`;
}

/** Citations of what a candidate rests on: evidence that the library holds, each with its own span. */
export function cite(library: Library, found: Candidate): Citation[] {
  const known = new Map(library.evidence.byIds(found.evidence.map((item) => item.id)).map((item) => [item.id, item]));
  return [...new Set(found.evidence.map((item) => item.id))].slice(0, 3).flatMap((id) => {
    const item = known.get(id);
    return item ? [citation(library, item, found.span)] : [];
  });
}

function citation(library: Library, item: Evidence, span: Candidate['span']): Citation {
  const start = span?.start ?? item.start;
  const end = span?.end ?? item.end;
  const frames = library.keyFrames.ofAsset(item.assetId);
  const middle = (start + end) / 2;
  const frame = frames.find((one) => one.start <= middle && middle < one.end) ?? frames.at(-1) ?? null;
  return {
    evidenceId: item.id,
    assetId: item.assetId,
    assetName: library.assets.get(item.assetId)?.name ?? '',
    kind: item.kind,
    start,
    end,
    quote: span ? '' : item.text,
    box: item.box,
    keyFrameId: frame?.id ?? null,
  };
}

export function sentenceOf(library: Library, ask: Ask, found: Candidate): Sentence | null {
  const citations = cite(library, found);
  return citations.length > 0 ? { text: compose(ask, found), citations } : null;
}
