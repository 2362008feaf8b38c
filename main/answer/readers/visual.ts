import { sceneLabels } from '../../language/object-names.ts';
import { stem } from '../../language/stem.ts';
import type { Term } from '../../language/terms.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { overlap, seenWith } from '../reading/sightings.ts';
import { type Candidate, candidate, type ReadInput } from './candidate.ts';

/** Words that place things or say that they are to be seen: the detector itself accounts for them. */
const VISUAL_WORDS =
  'see visible picture image photo show shown stand sit lie lying lay beside next behind front view scene frame video clip left right top on near together person screen appear kind what work hold wear shot camera object thing large big small film ground background foreground come second first';
const VISUAL = new Set(VISUAL_WORDS.split(' ').map(stem));
export const isVisual = (term: Term): boolean => VISUAL.has(term.stem);

/** Whether a passage may answer: it lies in the window that the question sets. */
export function inWindow({ window }: ReadInput, passage: Passage): boolean {
  return (
    !window || (window.assetId === passage.assetId && (overlap(passage, window) > 0 || passage.start === passage.end))
  );
}

/** Share of the other things named that are seen together with a passage. */
export function company(input: ReadInput, view: AssetView, passage: Passage, except: readonly string[]): number {
  const others = input.ask.objects.filter(
    (object) => !object.group && !object.labels.some((label) => except.includes(label)),
  );
  const scenes = sceneLabels(input.ask.text);
  const together = seenWith(view, passage).map((other) => other.label ?? '');
  const place =
    scenes.length === 0 || scenes.some((scene) => scene.labels.some((label) => together.includes(label))) ? 1 : 0.3;
  if (others.length === 0) return place;
  return (
    (place * others.filter((object) => object.labels.some((label) => together.includes(label))).length) / others.length
  );
}

/** The detector's label says little of the question's words: sightings are weighed by what is seen with them, not by their text. */
function score(input: ReadInput, passage: Passage): number {
  const same = input.scored.filter(
    (item) => item.passage.label === passage.label && item.passage.assetId === passage.assetId,
  );
  return Math.max(0.45, ...same.map((item) => item.score));
}

/** A candidate read off sightings. */
export function seenCandidate(
  input: ReadInput,
  passage: Passage,
  text: string,
  fit: number,
  more: Partial<Candidate> = {},
): Candidate {
  const accounted = accountedTerms(input).map((term) => term.stem);
  return candidate({ passage, score: score(input, passage), coverage: 0, cosine: 0 }, 'objects', text, fit, {
    accounted,
    visual: true,
    ...more,
  });
}

/** Words of the question that sightings speak to. */
function accountedTerms({ ask }: ReadInput): Term[] {
  const scenes = sceneLabels(ask.text);
  return ask.terms.filter(
    (term) =>
      isVisual(term) ||
      scenes.some((scene) => scene.stem.includes(term.stem)) ||
      ask.objects.some((object) => object.stems.includes(term.stem)),
  );
}

/** Whether the question asks for nothing but what is to be seen: "how many students are enrolled" asks for more. */
export function isOnlyVisual(input: ReadInput): boolean {
  const accounted = new Set(accountedTerms(input));
  return input.ask.terms.every((term) => term.kind === 'meta' || term.kind === 'light' || accounted.has(term));
}
