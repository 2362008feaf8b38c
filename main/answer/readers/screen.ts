import { counted } from '../../language/object-plurals.ts';
import { met } from '../../language/terms.ts';
import { nameShare } from '../reading/file-name.ts';
import type { AssetView, Passage, Screen } from '../reading/passage.ts';
import { scoredOf } from '../reading/score.ts';
import { isSolid, overlap, screenAt } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';

const ASKS_SCREEN =
  /\b(?:what|which (?:slide|heading|title|picture|screen|table|chart|page))\b.*\b(?:on (?:the )?screen|shown?|shows?|displayed|visible|slides?|be seen|to see|picture|came|comes?|follow\w*|seen|on show|headings?|titles?|happens?)\b|^(?:what|which) (?:slide|heading|title|screen)\b/i;
/** What slides do. */
const MOVES = /^(?:follows?|followed|comes?|came|next|appears?|appeared|changes?|changed|visible|current|present)$/;
const ASKS_SPEECH =
  /\b(?:said|say|spoken|heard|hear|decided|talk(?:ed)? about|mentioned|announced|answer(?:ed)?|reply|replied|asked|agreed|explained|suggested)\b/i;

/** What stood on the screen over a window: its heading, else its first lines, else what the detector saw. */
export const readScreen: Reader = (input) => {
  const { ask, window, views } = input;
  if (
    !window ||
    !ASKS_SCREEN.test(ask.text) ||
    (ASKS_SPEECH.test(ask.text) && !/\bshown|screen|slide\b/i.test(ask.text))
  )
    return [];
  // "which number is on the screen" wants a reading of it, not its heading.
  if (ask.want.values.length > 0 || ask.superlative) return [];
  const about = ask.terms.filter((term) => (term.kind === 'content' || term.kind === 'name') && !MOVES.test(term.word));
  const view = views.find((other) => other.assetId === window.assetId);
  if (!view) return [];
  const found: Candidate[] = [];
  const screen = screenAt(view, window);
  const objects = view.seen.filter(
    (item) => isSolid(item) && overlap(item, window) > 0.3 * Math.min(item.end - item.start, window.end - window.start),
  );
  const onlyText = /\b(?:slide|heading|title|written|text)\b/i.test(ask.text);
  const fit = about.length === 0 ? 0.95 : 0.6;
  const accounted = ask.terms
    .filter((term) => term.kind === 'meta' || term.kind === 'light' || MOVES.test(term.word))
    .map((term) => term.stem);
  if (screen?.title) found.push(tell(input, screen, fit, accounted));
  const seen = /\b(?:seen?|visible|picture)\b/i.test(ask.text) ? 0.05 : -0.15;
  if (objects.length > 0 && !onlyText) found.push(things(objects, screen?.title ? fit + seen : fit, accounted));
  return found;
};

function tell(input: ReadInput, screen: Screen, fit: number, accounted: string[]): Candidate {
  const title = screen.title!;
  const lines = screen.lines.filter((line) => line !== title && line.heading !== null).slice(0, 2);
  const item = scoredOf(input.scored, title, 0.5);
  return candidate({ ...item, score: Math.max(0.5, item.score) }, 'screen', title.text, fit, {
    support: lines.length > 0 ? lines.map((line) => line.text.replaceAll(' | ', ', ')).join('; ') : null,
    accounted,
  });
}

function things(objects: readonly Passage[], fit: number, accounted: string[]): Candidate {
  const known = [...objects].sort((a, b) => b.evidence[0]!.confidence - a.evidence[0]!.confidence);
  const byLabel = new Map<string, Passage>();
  for (const item of known)
    if (!byLabel.has(item.label!) || byLabel.get(item.label!)!.count < item.count) byLabel.set(item.label!, item);
  const chosen = [...byLabel.values()].slice(0, 4);
  return candidate(
    { passage: chosen[0]!, score: 0.5, coverage: 0, cosine: 0 },
    'things',
    chosen.map((item) => counted(item.count, item.label!)).join(', '),
    fit,
    {
      evidence: chosen.map((item) => item.evidence[0]!),
      accounted,
    },
  );
}

/** What was said over a window: the sentences that begin in it, at most two. */
export const readSaid: Reader = ({ ask, window, views, scored }) => {
  if (!window || !ASKS_SPEECH.test(ask.text) || ask.want.values.length > 0) return [];
  const view = views.find((other) => other.assetId === window.assetId);
  const said = (view?.said ?? []).filter(
    (passage) => overlap(passage, window) > 0.5 * Math.min(passage.end - passage.start, window.end - window.start),
  );
  const stream = said.find((passage) => passage.stream.startsWith('subtitle'))?.stream ?? said[0]?.stream;
  const chosen = fitting(said.filter((passage) => passage.stream === stream));
  if (chosen.length === 0) return [];
  const first = chosen[0]!;
  const item = scoredOf(scored, first, 0.5);
  const who = first.speaker ? `${first.speaker}: ` : '';
  return [
    candidate(
      { ...item, score: Math.max(0.5, item.score) },
      'said',
      who + chosen.map((passage) => passage.text).join(' '),
      0.9,
      {
        evidence: chosen.flatMap((passage) => passage.evidence),
        accounted: ask.terms.map((term) => term.stem),
      },
    ),
  ];
};

/** Words that are told of what was said. */
const MOST_SAID = 24;

/** The first two sentences, and what else fits. */
function fitting(said: readonly Passage[]): Passage[] {
  let words = 0;
  return said.filter((passage, i) => {
    words += passage.text.split(/\s+/).length;
    return i < 2 || words <= MOST_SAID;
  });
}

/** "The heading of the last slide", "the title of the third slide", "the first slide". */
export const readHeading: Reader = ({ ask, views, scored, window }) => {
  if (!/\b(?:heading|title|headline|slide|screen|topic)\b/i.test(ask.text) || window) return [];
  const wantsSlide =
    /\b(?:slide|screen|page|heading) (?:is|was|comes|came) (?:the )?(?:very )?(first|last)\b/i.exec(ask.text) ??
    /\b(first|last|final|opening|closing|second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)?) (?:slide|screen|page|heading|title)\b/i.exec(
      ask.text,
    );
  if (!wantsSlide) return [];
  const found: Candidate[] = [];
  for (const view of views) {
    const screens = slidesOf(view);
    const word = wantsSlide[1]!.toLowerCase();
    const nth =
      word === 'opening' ? 1 : word === 'closing' || word === 'last' || word === 'final' ? -1 : (ask.ordinal ?? 1);
    const screen = nth === -1 ? screens.at(-1) : screens[nth - 1];
    if (!screen?.title) continue;
    const item = scoredOf(scored, screen.title);
    const rest = ask.terms.filter(
      (term) =>
        term.kind === 'content' &&
        !/^(?:slides?|opening|closing|final|last|first|second|third|topics?)$/.test(term.word),
    );
    // "The last slide of the cooking film": the file that knows the other words is meant.
    const known =
      rest.length === 0
        ? 1
        : rest.filter(
            (term) =>
              screens.some((other) => other.lines.some((line) => met(term, line.around) > 0)) ||
              view.name.toLowerCase().includes(term.word),
          ).length / rest.length;
    found.push(
      candidate(
        { ...item, score: Math.max(0.4, item.score) + 0.2 * known + 0.15 * nameShare(view.name, ask.terms) },
        'heading',
        screen.title.text,
        0.95 * (0.4 + 0.6 * known),
        {
          accounted: ask.terms
            .filter(
              (term) =>
                term.kind === 'meta' ||
                term.kind === 'light' ||
                term.kind === 'number' ||
                /^(?:slides?|last|final|first|opening|closing)$/.test(term.word),
            )
            .map((term) => term.stem),
        },
      ),
    );
  }
  return found;
};

/** Screens with text, one after another; a screen that only gained a line is the same slide. */
function slidesOf(view: AssetView): Screen[] {
  const slides: Screen[] = [];
  for (const screen of view.screens) {
    const last = slides.at(-1);
    if (last?.title && screen.title && last.title.text === screen.title.text && screen.start - last.end < 0.5)
      slides[slides.length - 1] = screen;
    else slides.push(screen);
  }
  return slides;
}
