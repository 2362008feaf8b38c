import { namedObjects } from '../language/object-names.ts';
import { soundsIn } from '../language/sound.ts';
import { met, type Term } from '../language/terms.ts';
import { tokens } from '../language/tokens.ts';
import { STOP_WORDS } from '../language/word-lists.ts';
import type { Desk, Look } from './desk.ts';
import type { Condition } from './question/condition.ts';
import type { AssetView, Passage, Screen } from './reading/passage.ts';
import { LAYOUT } from './reading/score.ts';
import { spansOf } from './reading/sightings.ts';
import { isAsking } from './reading/turns.ts';

export interface Located {
  passage: Passage;
  span: { start: number; end: number };
  support: number;
}

/** Where it may lie: in one file, from one second on. */
export interface Limit {
  assetId: string;
  after: number | null;
}

/** Below this share of its words a condition was not found. Set on tests/eval/dev. */
const LEAST = 0.5;
/** What stands in a heading names its screen; what stands in a line is one thing among others there. */
const IN_LINE = 0.85;
/** What speaks for the kind of screen that the phrase names: "the table of the stages". */
const OF_KIND = 0.12;
/** "The table of the stages" is found by the stages. */
const LAYOUT_WEIGHT = 0.3;
const ASKED = 0.3;
/** Two words of the phrase that stand side by side there, too: "shopping list". */
const TOGETHER = 0.15;
/** What a recogniser misheard. */
const BY_SOUND = 0.6;

/** The best place for a phrase: a thing that the detector knows, else what was said, else a whole screen. */
export async function locate(
  desk: Desk,
  text: string,
  mode: Condition['mode'],
  occurrence: number | null,
  limit?: Limit,
): Promise<Located | null> {
  const objects = namedObjects(text);
  const shown = mode === 'shown' || mode === 'seen';
  const kinds = {
    speech: shown ? 0 : 1,
    subtitle: shown ? 0 : 1,
    text: mode === 'said' ? 0 : 1,
    object: mode === 'said' ? 0.2 : 1,
    caption: 0.5,
    note: 0.3,
  };
  const look = await desk.look(text, kinds);
  const allowed = (one: { assetId: string; start: number }) =>
    !limit || (one.assetId === limit.assetId && (limit.after === null || one.start >= limit.after - 0.1));
  const thing = mode === 'said' ? null : thingAt(look, objects, mode, occurrence, allowed);
  if (thing) return thing;
  const places = [
    ...(shown ? [] : saidPlaces(look, /\?$/.test(text), allowed)),
    ...(mode === 'said' ? [] : screenPlaces(look, text, allowed)),
  ].sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  const best = places[0];
  if (!best || Math.max(best.coverage, best.cosine) < LEAST) return null;
  const again = places
    .filter((one) => sameStream(one, best) && one.coverage >= 0.9 * best.coverage)
    .sort((a, b) => a.span.start - b.span.start)
    .filter((one, i, all) => one === best || i === 0 || one.span.start > all[i - 1]!.span.start + 0.5);
  const chosen = occurrence === null ? best : pick(again, occurrence);
  return chosen ? { passage: chosen.passage, span: chosen.span, support: best.coverage } : null;
}

interface Place {
  passage: Passage;
  span: { start: number; end: number };
  coverage: number;
  cosine: number;
  score: number;
}

type Allowed = (one: { assetId: string; start: number }) => boolean;

/** The words around the thing ("table", "book" on a slide) may say that the thing itself is not meant. */
function thingAt(
  look: Look,
  objects: ReturnType<typeof namedObjects>,
  mode: Condition['mode'],
  occurrence: number | null,
  allowed: Allowed,
): Located | null {
  const [object] = objects;
  if (!object) return null;
  const content = look.terms.terms.filter((term) => term.kind === 'content').length;
  if (mode !== 'seen' && content > objects.length + 1) return null;
  for (const view of ranked(look)) {
    const spans = spansOf(view, object.labels).filter((span) => allowed(span.passages[0]!));
    const span = occurrence === null ? spans[0] : pick(spans, occurrence);
    if (span) return { passage: span.passages[0]!, span, support: 1 };
  }
  return null;
}

/** @param asked what is sought is a question */
function saidPlaces(look: Look, asked: boolean, allowed: Allowed): Place[] {
  return look
    .score({ modes: { said: 1, shown: 0, seen: 0 } }, null)
    .filter(({ passage }) => passage.mode === 'said' && allowed(passage))
    .map(({ passage, coverage, cosine, score }) => {
      const heard = coverage >= LEAST ? coverage : Math.max(coverage, heardShare(look, passage));
      return {
        passage,
        span: passage,
        coverage: heard,
        cosine,
        score: score + 0.6 * (heard - coverage) + (asked && isAsking(passage) ? ASKED : 0),
      };
    });
}

/** Coverage with words that only sound like what was recognised. */
function heardShare({ terms: { terms, weights } }: Look, passage: Passage): number {
  if (!passage.stream.startsWith('speech')) return 0;
  return share(terms, weights, (term) =>
    Math.max(met(term, passage.around), soundsIn(term.word, passage.text) ? BY_SOUND : 0),
  );
}

/** Screens as wholes: their words may stand in several lines. */
function screenPlaces(look: Look, text: string, allowed: Allowed): Place[] {
  const kind = kindOf(text);
  const words = tokens(text).map(({ word }) => word);
  const pairs = words.flatMap((word, i) =>
    i > 0 && !STOP_WORDS.has(word) && !STOP_WORDS.has(words[i - 1]!) ? [`${words[i - 1]}${word}`] : [],
  );
  const telling = look.terms.terms.some((term) => term.kind !== 'meta' && !LAYOUT.test(term.word));
  const weights = look.terms.weights.map((weight, i) =>
    telling && LAYOUT.test(look.terms.terms[i]!.word) ? LAYOUT_WEIGHT * weight : weight,
  );
  return look.views.flatMap((view) =>
    view.screens.filter(allowed).map((screen) => {
      const coverage = share(look.terms.terms, weights, (term) => inScreen(term, screen));
      const own = share(look.terms.terms, weights, (term) => Math.max(met(term, view.about), inScreen(term, screen)));
      const evidence = screen.lines.flatMap((line) => line.evidence);
      const cosine = Math.max(0, ...evidence.map((item) => look.cosines.get(item.id) ?? 0));
      const passage = screen.title ?? bestLine(look, screen);
      const fits =
        (kind?.(screen) ? OF_KIND : 0) +
        (pairs.some((pair) => screen.lines.some((line) => line.own.joined.includes(pair))) ? TOGETHER : 0);
      return {
        passage,
        span: screen,
        coverage: Math.max(coverage, own),
        cosine,
        score: 0.5 * coverage + 0.15 * own + 0.35 * cosine + fits,
      };
    }),
  );
}

function inScreen(term: Term, screen: Screen): number {
  const inTitle = screen.title ? met(term, screen.title.own) : 0;
  if (inTitle === 1) return 1;
  return Math.max(inTitle, IN_LINE * Math.max(0, ...screen.lines.map((line) => met(term, line.own))));
}

function bestLine(look: Look, screen: Screen): Passage {
  const held = (line: Passage) => look.terms.terms.filter((term) => met(term, line.own) > 0).length;
  return screen.lines.reduce((best, line) => (held(line) > held(best) ? line : best));
}

function share(terms: readonly Term[], weights: readonly number[], value: (term: Term) => number): number {
  let sum = 0;
  let all = 0;
  terms.forEach((term, i) => {
    const weight = weights[i] ?? 1;
    all += weight;
    sum += weight === 0 ? 0 : weight * value(term);
  });
  return all === 0 ? 0 : sum / all;
}

/** What a screen is called by its layout; null where the phrase names none. */
function kindOf(text: string): ((screen: Screen) => boolean) | null {
  const words = tokens(text).map(({ word }) => word);
  const rows = (screen: Screen) => screen.lines.filter((line) => line.role === 'row' && line.cells.length >= 2);
  if (words.some((word) => /^(?:charts?|graphs?|bars?|diagrams?)$/.test(word)))
    return (screen) => rows(screen).length >= 2 && rows(screen).every((row) => row.cells.length === 2);
  if (words.some((word) => /^tables?$/.test(word))) return (screen) => rows(screen).length >= 2;
  if (words.some((word) => /^lists?$/.test(word)))
    return (screen) => rows(screen).length === 0 && screen.lines.length >= 3;
  if (words.some((word) => /^(?:photos?|photographs?)$/.test(word))) return (screen) => screen.lines.length <= 2;
  return null;
}

/** Said with said on one track, shown with shown. */
function sameStream(a: Place, b: Place): boolean {
  const track = (one: Place) => (one.passage.mode === 'said' ? one.passage.stream : 'shown');
  return a.passage.assetId === b.passage.assetId && track(a) === track(b);
}

/** The occurrence asked for. */
function pick<T>(found: readonly T[], occurrence: number): T | undefined {
  return occurrence === -1 ? found.at(-1) : found[occurrence - 1];
}

/** Views by where the search found most. */
function ranked({ views, retrieved }: Look): AssetView[] {
  const order = retrieved.moments.map(({ assetId }) => assetId);
  const place = (view: AssetView) => (order.includes(view.assetId) ? order.indexOf(view.assetId) : order.length);
  return [...views].sort((a, b) => place(a) - place(b));
}
