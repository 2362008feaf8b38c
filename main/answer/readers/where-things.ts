import type { Box } from '../../../preload/contract/evidence.ts';
import { placeOf, placePhrase } from '../../scene/places.ts';
import { isCertain, lies, mainRelation, type Relation } from '../../scene/relations.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { boxesTogether, boxOf, isSolid, seenWith, sightingsOf, spansOf } from '../reading/sightings.ts';
import type { Candidate, Reader, ReadInput } from './candidate.ts';
import { kindsOfGroup } from './groups.ts';
import { regionIn, relationIn } from './relation-words.ts';
import { inWindow, isOnlyVisual, seenCandidate } from './visual.ts';

/** Places and neighbours of detected objects: "where is the dog", "what is left of the bicycle", "what is at the top right". */
export const readPlaces: Reader = (input) => {
  const { kind } = input.ask.want;
  const views = input.views.filter((view) => view.seen.length > 0);
  if (kind === 'where') return views.flatMap((view) => placed(input, view));
  if (kind !== 'which' && kind !== 'what' && kind !== 'who' && kind !== 'list') return [];
  return views.flatMap((view) => {
    const region = regionIn(input.ask.text);
    return region ? inRegion(input, view, region) : input.ask.objects.length > 0 ? besideIn(input, view) : [];
  });
};

const NEIGHBOURS =
  /\b(?:with|behind|beside|next to|near|left of|right of|in front of|under|underneath|below|above|over|on|on top of|together with|else|around)\b/i;

/** "Which animal is beside the bicycle", "what stands behind the dog": classes seen together with what is named. */
function besideIn(input: ReadInput, view: AssetView): Candidate[] {
  const { ask } = input;
  const asked = ask.objects.find((object) => object.group);
  const named = ask.objects.find((object) => !object.group);
  if (!asked && !NEIGHBOURS.test(ask.text)) return [];
  if (!named) return asked ? kindsOfGroup(input, view, asked) : [];
  const relation = relationIn(ask.text);
  const found: Candidate[] = [];
  for (const span of spansOf(view, named.labels)) {
    const anchor = span.passages[0]!;
    const others = seenWith(view, span).filter((other) => inWindow(input, other) && other.label !== anchor.label);
    const fitting = others.filter(
      (other) => !asked || asked.labels.length === 0 || asked.labels.includes(other.label!),
    );
    const related = relation ? fitting.filter((other) => liesSo(other, relation, anchor)) : fitting;
    const chosen = related.length > 0 || (relation && isCertain(relation)) ? related : fitting;
    if (chosen.length === 0) continue;
    chosen.sort((a, b) => b.evidence[0]!.confidence - a.evidence[0]!.confidence);
    const labels = [...new Set(chosen.map((other) => other.label!))].slice(0, 4);
    found.push(
      seenCandidate(input, chosen[0]!, labels.join(', '), related.length > 0 ? 0.9 : 0.7, {
        evidence: chosen.slice(0, 2).flatMap((other) => other.evidence),
      }),
    );
  }
  return found;
}

function liesSo(one: Passage, relation: Relation, other: Passage): boolean {
  const pair = boxesTogether(one, other);
  return !pair || lies(pair[0], relation, pair[1]);
}

/** "What is on the left": classes whose place in the picture is that. */
function inRegion(input: ReadInput, view: AssetView, region: NonNullable<ReturnType<typeof regionIn>>): Candidate[] {
  if (!isOnlyVisual(input)) return [];
  const asked = input.ask.objects[0];
  const there = view.seen.filter((passage) => {
    const box = boxOf(passage);
    return (
      box &&
      inWindow(input, passage) &&
      isIn(box, region) &&
      (!asked?.group || asked.labels.length === 0 || asked.labels.includes(passage.label!))
    );
  });
  const solid = there.filter(isSolid);
  if (solid.length === 0) return [];
  const labels = [...new Set(solid.map((passage) => passage.label!))].slice(0, 4);
  const evidence = solid.slice(0, 2).flatMap((passage) => passage.evidence);
  return [seenCandidate(input, solid[0]!, labels.join(', '), 0.8, { evidence })];
}

function isIn(box: Box, region: NonNullable<ReturnType<typeof regionIn>>): boolean {
  const place = placeOf(box);
  if (region === 'middle') return place === 'middle';
  const { across, down } = region;
  return (!across || place.includes(across)) && (!down || place.includes(down));
}

/** "Where is the dog": the part of the picture, and the nearest other thing that it lies beside. */
function placed(input: ReadInput, view: AssetView): Candidate[] {
  const target = input.ask.objects[0];
  if (!target || target.narrower) return [];
  const asksPicture = /\b(?:picture|image|photo|frame|screen|video|shot|standing|sitting|lying)\b/i.test(
    input.ask.text,
  );
  // "Where is the dog" alone may be told by somebody, too: that goes first.
  if (!asksPicture && !isOnlyVisual(input)) return [];
  return spansOf(view, target.labels)
    .flatMap((span) => span.passages.slice(0, 1))
    .filter((passage) => inWindow(input, passage) && boxOf(passage) !== null)
    .map((passage) => {
      const near = nearestTo(passage, view);
      const text = `${placesOf(passage).join(' and ')}${near ? `, ${near.relation} the ${near.passage.label}` : ''}`;
      const evidence = [...passage.evidence, ...(near?.passage.evidence ?? [])];
      return seenCandidate(input, passage, text, asksPicture ? 0.7 : 0.6, { evidence });
    });
}

/** Where each of them is in the picture that shows it surest, left to right. */
function placesOf(passage: Passage): string[] {
  const sightings = sightingsOf(passage);
  const surest = [...sightings].sort((a, b) => b.confidence - a.confidence)[0];
  const boxes = sightings.filter(({ time }) => time === surest?.time).map(({ box }) => box);
  return [...new Set(boxes.sort((a, b) => a.x - b.x).map(placePhrase))].slice(0, 4);
}

/** Of what is seen beside it, in one picture and once only: the thing whose centre is nearest. */
function nearestTo(passage: Passage, view: AssetView): { passage: Passage; relation: Relation } | null {
  const beside = seenWith(view, passage).flatMap((other) => {
    const pair =
      other === passage || other.label === passage.label || other.count > 1 ? null : boxesTogether(passage, other);
    const relation = pair && mainRelation(pair[0], pair[1]);
    return relation ? [{ passage: other, relation, far: distance(pair[0], pair[1]) }] : [];
  });
  return beside.sort((a, b) => a.far - b.far)[0] ?? null;
}

function distance(a: Box, b: Box): number {
  return Math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2);
}
