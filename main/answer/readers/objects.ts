import { calledIn, isKnownClass } from '../../language/object-names.ts';
import { counted } from '../../language/object-plurals.ts';
import { isCertain, lies, type Relation } from '../../scene/relations.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { isSolid, sightingsOf, spansOf } from '../reading/sightings.ts';
import type { Candidate, Reader, ReadInput, Window } from './candidate.ts';
import { mostOfGroup } from './groups.ts';
import { relationIn } from './relation-words.ts';
import { company, inWindow, isOnlyVisual, seenCandidate } from './visual.ts';

/** Numbers and presence of detected objects: "how many cats", "is there a bus", "is the dog left of the bicycle". */
export const readObjects: Reader = (input) => {
  const { ask } = input;
  if (ask.objects.length === 0) return [];
  const read = ask.want.kind === 'howMany' ? countedIn : ask.want.kind === 'yesNo' ? present : null;
  if (!read) return [];
  return input.views.filter((view) => view.seen.length > 0).flatMap((view) => read(input, view));
};

/** "How many lines does the actor learn" counts lines: what is counted stands right behind, in one file or in all of them. */
function isCounted(text: string, at: number): boolean {
  const from = text.toLowerCase().indexOf('how many') + 'how many'.length;
  return at >= from && text.slice(from, at).trim().split(/\s+/).filter(Boolean).length <= 3;
}

function countedIn(input: ReadInput, view: AssetView): Candidate[] {
  const { ask } = input;
  const target = ask.objects.find((object) => isCounted(ask.text, object.at));
  if (!target) return [];
  // "How many students are enrolled" is not asked of a picture.
  if (target.narrower && !isOnlyVisual(input)) return [];
  const passages = view.seen.filter(
    (passage) => target.labels.includes(passage.label ?? '') && inWindow(input, passage),
  );
  const relation = relationIn(ask.text);
  if (target.group && !relation) {
    const most = mostOfGroup(input, view, target);
    if (!most) return [];
    const [first] = most.passages;
    const evidence = most.passages.slice(0, 3).flatMap((passage) => passage.evidence);
    return [
      seenCandidate(input, first!, most.text, 0.4 + 0.5 * company(input, view, first!, target.labels), { evidence }),
    ];
  }
  const anchor = relation && ask.objects.find((object) => object !== target && !object.group && object.at > target.at);
  const counts = passages.map((passage) => countIn(input, passage, view, relation, anchor ? anchor.labels : null));
  const companies = passages.map((passage) => company(input, view, passage, target.labels));
  return passages.flatMap((passage, i) => {
    const count = counts[i]!;
    if (count === 0) return [];
    // Seen in several places: where most of what the question names is seen too, and of those where most are seen at once.
    const fewer = passages.some((_, k) => companies[k] === companies[i] && counts[k]! > count);
    const isWeak = !isSolid(passage) && !isKnownClass(passage.label!);
    const told = isWeak
      ? weakly(counted(count, passage.label!), passage)
      : target.narrower
        ? `${counted(count, passage.label!)}; whether ${calledIn(ask.text, target)}, cannot be told`
        : counted(count, passage.label!);
    // "How many people signed up" is more than can be seen.
    const seen = (isOnlyVisual(input) ? 1 : 0.6) * (target.narrower ? 0.6 : 1);
    return [seenCandidate(input, passage, told, seen * (0.4 + 0.5 * companies[i]! - (fewer ? 0.2 : 0)))];
  });
}

/** How many are seen at once as a rule; with a relation, only those that lie so to the thing named. */
function countIn(
  { window }: ReadInput,
  passage: Passage,
  view: AssetView,
  relation: Relation | null,
  anchor: readonly string[] | null,
): number {
  const sightings = window ? within(sightingsOf(passage), window) : sightingsOf(passage);
  if (!relation || !anchor) return usualCount(sightings, passage.count);
  const anchors = view.seen.filter((other) => anchor.includes(other.label ?? '')).flatMap(sightingsOf);
  const beside = sightings.filter((one) =>
    anchors.some((other) => other.time === one.time && lies(one.box, relation, other.box)),
  );
  return beside.length === 0 ? 0 : usualCount(beside, 0);
}

/** What was seen within a window; where no look fell into it, at the look nearest to its middle. */
function within<T extends { time: number }>(sightings: readonly T[], { start, end }: Window): readonly T[] {
  const inside = sightings.filter(({ time }) => start <= time && time <= end);
  if (inside.length > 0 || sightings.length === 0) return inside;
  const far = ({ time }: T) => Math.abs(time - (start + end) / 2);
  const nearest = Math.min(...sightings.map(far));
  return sightings.filter((one) => far(one) === nearest);
}

/** The most seen at once in at least a quarter of the frames: one frame's slip does not count. */
function usualCount(sightings: readonly { time: number; confidence: number }[], most: number): number {
  const byTime = new Map<number, number>();
  for (const sighting of sightings) byTime.set(sighting.time, (byTime.get(sighting.time) ?? 0) + 1);
  const counts = [...byTime.values()].sort((a, b) => b - a);
  if (counts.length === 0) return Math.max(1, most);
  return counts[Math.floor((counts.length - 1) * 0.25)]!;
}

function present(input: ReadInput, view: AssetView): Candidate[] {
  const { ask } = input;
  const relation = relationIn(ask.text);
  const [target, other] = ask.objects;
  // Which comes first is another question than whether both are there.
  if (other && ORDER.test(ask.text)) return [];
  if (relation && target && other && !target.group && !other.group) return related(input, view, relation);
  if (!/\b(?:there|see|seen|visible|show[ns]?|appear|picture|photo|image|video|clip)\b/i.test(ask.text)) return [];
  if (target!.narrower && !isOnlyVisual(input)) return [];
  if (other && / and /i.test(ask.text.slice(target!.at, other.at))) return allPresent(input, view);
  const labels = other && / or /i.test(ask.text.slice(target!.at, other.at)) ? other.labels : [];
  const solid = spansOf(view, [...target!.labels, ...labels]).flatMap((span) => span.passages);
  // What a model that knows every word sees is never sure: it is told, as weak.
  const weak = view.seen.filter(
    ({ label }) => solid.length === 0 && target!.labels.includes(label!) && !isKnownClass(label!),
  );
  return [...solid, ...weak]
    .filter((passage) => inWindow(input, passage))
    .slice(0, 3)
    .map((passage) => {
      const seen = counted(passage.count, passage.label!);
      if (weak.includes(passage)) return seenCandidate(input, passage, weakly(seen, passage), 0.8);
      const told = target!.narrower
        ? `Perhaps: ${seen}, but whether ${calledIn(ask.text, target!)}, cannot be told`
        : `Yes: ${seen}`;
      return seenCandidate(input, passage, told, 0.9 * company(input, view, passage, target!.labels));
    });
}

/** "Is there a dog and a cat": only where each of them is. */
function allPresent(input: ReadInput, view: AssetView): Candidate[] {
  const found = input.ask.objects.map(({ labels }) =>
    spansOf(view, labels)
      .flatMap((span) => span.passages)
      .find((passage) => inWindow(input, passage)),
  );
  const seen = found.filter((passage) => passage !== undefined);
  if (seen.length < found.length || input.ask.objects.some((object) => object.narrower)) return [];
  const told = seen.map((passage) => counted(passage.count, passage.label!)).join(', ');
  return [seenCandidate(input, seen[0]!, `Yes: ${told}`, 0.9, { evidence: seen.flatMap(({ evidence }) => evidence) })];
}

const ORDER = /\b(?:before|after|earlier|later|first)\b/i;

/** A sighting that may be a mistake is told as one, with how sure the detector was. */
function weakly(seen: string, { evidence }: Passage): string {
  return `Perhaps: ${seen}, a weak sighting (${Math.round(100 * (evidence[0]?.confidence ?? 0))} %)`;
}

/** "Is the dog left of the bicycle": yes or no by their boxes in one picture. */
function related(input: ReadInput, view: AssetView, relation: Relation): Candidate[] {
  if (!isCertain(relation)) return [];
  const [target, other] = input.ask.objects as [ReadInput['ask']['objects'][0], ReadInput['ask']['objects'][0]];
  for (const one of view.seen.filter((passage) => isSolid(passage) && target.labels.includes(passage.label ?? ''))) {
    if (!inWindow(input, one)) continue;
    for (const two of view.seen.filter((passage) => isSolid(passage) && other.labels.includes(passage.label ?? ''))) {
      const pairs = sightingsOf(one).flatMap((a) =>
        sightingsOf(two)
          .filter((b) => b.time === a.time)
          .map((b) => lies(a.box, relation, b.box)),
      );
      if (pairs.length === 0) continue;
      const yes = pairs.filter(Boolean).length;
      // Some so and some not: they moved, or there are several of them.
      if (yes > 0 && yes < pairs.length) continue;
      const told = `${yes > 0 ? 'Yes' : 'No'}: the ${one.label} is ${yes > 0 ? '' : 'not '}${relation} the ${two.label}`;
      return [seenCandidate(input, one, told, 0.95, { evidence: [...one.evidence, ...two.evidence] })];
    }
  }
  return [];
}
