import { counted, sceneLabels } from '../../language/object-names.ts';
import { stem } from '../../language/stem.ts';
import type { Term } from '../../language/terms.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { boxOf, overlap, seenWith, spansOf } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';

/** Words that place things or say that they are to be seen: the detector itself accounts for them. */
const VISUAL_WORDS =
  'see visible picture image photo show shown stand sit lie lying lay beside next behind front view scene frame video clip left right top on near together person screen appear kind what work hold wear shot camera object thing large big small film ground background foreground come second first';
const VISUAL = new Set(VISUAL_WORDS.split(' ').map(stem));
export const isVisual = (term: Term): boolean => VISUAL.has(term.stem);

/** Counts, classes and neighbours of detected objects: "how many cats", "which animal is beside the bicycle". */
export const readObjects: Reader = (input) => {
  const { ask } = input;
  if (ask.objects.length === 0) return [];
  const kind = ask.want.kind;
  const found: Candidate[] = [];
  for (const view of input.views) {
    if (view.seen.length === 0) continue;
    if (kind === 'howMany') found.push(...countedIn(input, view));
    else if (kind === 'which' || kind === 'what' || kind === 'who' || kind === 'list')
      found.push(...besideIn(input, view));
    else if (kind === 'yesNo') found.push(...present(input, view));
    else if (kind === 'where') found.push(...placed(input, view));
  }
  return found;
};

function inWindow(input: ReadInput, passage: Passage): boolean {
  const { window } = input;
  return (
    !window ||
    (window.assetId === passage.assetId && overlap(passage, window) > 0) ||
    (window?.assetId === passage.assetId && passage.start === passage.end)
  );
}

/** Share of the other things named that are seen together with a passage. */
function company(input: ReadInput, view: AssetView, passage: Passage, except: readonly string[]): number {
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

function make(input: ReadInput, passage: Passage, text: string, fit: number, more: Partial<Candidate> = {}): Candidate {
  const accounted = input.ask.terms
    .filter(
      (term) =>
        isVisual(term) ||
        sceneLabels(input.ask.text).some((scene) => scene.stem.includes(term.stem)) ||
        input.ask.objects.some((object) => stem(object.word.toLowerCase()) === term.stem),
    )
    .map((term) => term.stem);
  return candidate({ passage, score: score(input, passage), coverage: 0, cosine: 0 }, 'objects', text, fit, {
    accounted,
    visual: true,
    ...more,
  });
}

function countedIn(input: ReadInput, view: AssetView): Candidate[] {
  const target =
    input.ask.objects.find((object) => object.at >= input.ask.text.toLowerCase().indexOf('how many')) ??
    input.ask.objects[0]!;
  const passages = view.seen.filter(
    (passage) => target.labels.includes(passage.label ?? '') && inWindow(input, passage),
  );
  const counts = passages.map((passage) => {
    const detail = passage.evidence[0]?.detail;
    return usualCount(detail?.kind === 'object' ? detail.sightings : [], passage.count);
  });
  const companies = passages.map((passage) => company(input, view, passage, target.labels));
  return passages.map((passage, i) => {
    // Seen in several places: where most of what the question names is seen too, and of those where most are seen at once.
    const fewer = passages.some((_, k) => companies[k] === companies[i] && counts[k]! > counts[i]!);
    return make(input, passage, counted(passage.label!, counts[i]!), 0.4 + 0.5 * companies[i]! - (fewer ? 0.2 : 0));
  });
}

/** The most seen at once in at least a quarter of the frames: one frame's slip does not count. */
function usualCount(sightings: readonly { time: number; confidence: number }[], most: number): number {
  const byTime = new Map<number, number>();
  for (const sighting of sightings) byTime.set(sighting.time, (byTime.get(sighting.time) ?? 0) + 1);
  const counts = [...byTime.values()].sort((a, b) => b - a);
  if (counts.length === 0) return Math.max(1, most);
  return counts[Math.floor((counts.length - 1) * 0.25)]!;
}

/** "Which animal is beside the bicycle", "what stands behind the dog": classes seen together with what is named. */
function besideIn(input: ReadInput, view: AssetView): Candidate[] {
  const { ask } = input;
  const asked = ask.objects.find((object) => object.group);
  const anchors = ask.objects.filter((object) => !object.group);
  if (
    !asked &&
    !/\b(?:with|behind|beside|next to|near|left of|right of|in front of|under|above|on top of|together with|else|around)\b/i.test(
      ask.text,
    )
  )
    return [];
  const found: Candidate[] = [];
  const spans =
    anchors.length > 0
      ? spansOf(view, anchors[0]!.labels).map((span) => ({ span, anchor: span.passages[0]! }))
      : view.seen.map((passage) => ({ span: passage, anchor: passage }));
  for (const { span, anchor } of spans) {
    const others = (anchors.length > 0 ? seenWith(view, span) : [anchor]).filter(
      (other) => inWindow(input, other) && (anchors.length === 0 || other.label !== anchor.label),
    );
    const fitting = others.filter(
      (other) => !asked || asked.labels.length === 0 || asked.labels.includes(other.label!),
    );
    const related = fitting.filter((other) => anchors.length === 0 || relates(ask.text, boxOf(other), boxOf(anchor)));
    const chosen = related.length > 0 ? related : fitting;
    if (chosen.length === 0) continue;
    const labels = [
      ...new Set(
        chosen.sort((a, b) => b.evidence[0]!.confidence - a.evidence[0]!.confidence).map((other) => other.label!),
      ),
    ].slice(0, 4);
    found.push(
      make(input, chosen[0]!, labels.join(', '), related.length > 0 ? 0.9 : 0.7, {
        evidence: chosen.slice(0, 2).flatMap((other) => other.evidence),
      }),
    );
  }
  return found;
}

type Place = { x: number; y: number; w: number; h: number } | null;

/** Whether one box lies to another as the question says; true where it does not say, or says what boxes cannot tell. */
function relates(text: string, one: Place, other: Place): boolean {
  if (!one || !other) return true;
  const centre = (box: NonNullable<Place>) => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
  const a = centre(one);
  const b = centre(other);
  if (/\bleft of\b/i.test(text)) return a.x < b.x;
  if (/\bright of\b/i.test(text)) return a.x > b.x;
  if (/\b(?:above|over)\b/i.test(text)) return a.y < b.y;
  if (/\b(?:under|below|beneath)\b/i.test(text)) return a.y > b.y;
  // What is behind stands higher in the picture at its foot than what is in front.
  if (/\bbehind\b/i.test(text)) return one.y + one.h <= other.y + other.h + 0.05;
  if (/\bin front of\b/i.test(text)) return one.y + one.h >= other.y + other.h - 0.05;
  return true;
}

function present(input: ReadInput, view: AssetView): Candidate[] {
  if (!/\b(?:there|see|seen|visible|show[ns]?|appear|picture|photo|image|video|clip)\b/i.test(input.ask.text))
    return [];
  const target = input.ask.objects[0]!;
  return spansOf(view, target.labels)
    .flatMap((span) => span.passages)
    .filter((passage) => inWindow(input, passage))
    .slice(0, 3)
    .map((passage) =>
      make(
        input,
        passage,
        `Yes: ${counted(passage.label!, passage.count)}`,
        0.9 * company(input, view, passage, target.labels),
      ),
    );
}

/** "Where is the dog": the part of the picture, and what it lies beside. */
function placed(input: ReadInput, view: AssetView): Candidate[] {
  const target = input.ask.objects[0]!;
  if (!/\b(?:picture|image|photo|frame|screen|video|shot|standing|sitting|lying)\b/i.test(input.ask.text)) return [];
  return spansOf(view, target.labels)
    .flatMap((span) => span.passages.slice(0, 1))
    .filter((passage) => inWindow(input, passage))
    .map((passage) => {
      const box = boxOf(passage);
      const x = box ? box.x + box.w / 2 : 0.5;
      const y = box ? box.y + box.h / 2 : 0.5;
      const across = x < 0.4 ? 'left' : x > 0.6 ? 'right' : 'middle';
      const down = y < 0.35 ? 'upper ' : y > 0.65 ? 'lower ' : '';
      return make(input, passage, `in the ${down}${across} of the picture`, 0.7);
    });
}
