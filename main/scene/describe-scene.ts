import { counted } from '../language/object-plurals.ts';
import { placeOf } from './places.ts';
import { mainRelation } from './relations.ts';
import type { Thing } from './seen-at.ts';

/** Kinds of things, and relations between them, that are told at most: a prompt has little room. */
const KINDS = 6;
const RELATIONS = 4;
/** Places that are named for one kind. */
const PLACES = 3;

/**
 * Boxes as a sentence a model can read: number and location of each kind, then how the surest of each kind lie to each other (Video-RAG, Luo et
 * al. 2024, section 3.3). '' where nothing is seen.
 * @param things of one picture, surest first
 */
export function describeScene(things: readonly Thing[]): string {
  const kinds = [...Map.groupBy(things, (thing) => thing.label)].slice(0, KINDS);
  const numbers = kinds.map(([label, all]) => {
    const places = [...new Set(all.map((thing) => placeOf(thing.box)))].slice(0, PLACES);
    return `${counted(all.length, label)} (${places.join(', ')})`;
  });
  // Of several of a kind it would not be clear which one is meant.
  const single = kinds.filter(([, all]) => all.length === 1).map(([, all]) => all[0]!);
  const relations = single
    .flatMap((one, i) =>
      single.slice(i + 1).flatMap((other) => {
        const told = mainRelation(one.box, other.box);
        if (told) return [`${one.label} ${told} ${other.label}`];
        const reverse = mainRelation(other.box, one.box);
        return reverse ? [`${other.label} ${reverse} ${one.label}`] : [];
      }),
    )
    .slice(0, RELATIONS);
  return [numbers.join(', '), relations.join(', ')].filter((part) => part !== '').join('; ');
}
