import { namedObjects } from '../language/object-names.ts';
import { met } from '../language/terms.ts';
import { ALL_MET } from './check.ts';
import type { Desk, Look } from './desk.ts';
import { kindsFor } from './plan.ts';
import { type PlanKit, type Ran, traceHop } from './plan-kit.ts';
import { parseAsk } from './question/ask.ts';
import type { Hop } from './question/question-plan.ts';
import { candidate } from './readers/candidate.ts';
import type { Passage } from './reading/passage.ts';
import type { Scored } from './reading/score.ts';
import { spansOf } from './reading/sightings.ts';
import type { Solved } from './solve.ts';

/** Share of its words that a file must hold in one place. */
const LEAST = 0.6;
/** Files that are looked through for all that is sought. */
const MOST_FILES = 12;
/** Files about as good as the best are named with it. */
const AS_GOOD = 0.9;
const MOST_NAMED = 3;

interface Place {
  passage: Passage;
  support: number;
}

/** Which files hold all of what is sought: each is looked for in every file, and the files are told in which all was found. */
export async function filesHolding({ desk, narrow }: PlanKit, tell: Hop, holds: readonly Hop[]): Promise<Ran> {
  const looks = [];
  for (const one of holds) looks.push(await desk.look(one.ask, kindsFor(parseAsk(one.ask))));
  const near = looks.flatMap((look) => look.retrieved.moments.map(({ assetId }) => assetId));
  const open = looks.flatMap((look) => look.views.map(({ assetId }) => assetId));
  const ids = [...new Set([...near, ...open])].slice(0, MOST_FILES);
  // In a large library each search opened other files than the next.
  const together = ids.length > 0 && holds.length > 1 ? narrow({ assetIds: ids }) : desk;
  const places: ReadonlyMap<string, Place>[] = [];
  for (const one of holds) places.push(await placesOf(together, one));
  const found = ids
    .filter((id) => places.every((of) => of.has(id)))
    .map((id) => ({ id, of: places.map((place) => place.get(id)!) }))
    .map((file) => ({ ...file, support: Math.min(...file.of.map(({ support }) => support)) }))
    .sort((a, b) => b.support - a.support);
  const named = found.filter(({ support }) => support >= AS_GOOD * found[0]!.support).slice(0, MOST_NAMED);
  const solved = told(desk, tell, looks[0]!, named);
  const hops = holds.map((one, i) => {
    const [best] = named.length > 0 ? [named[0]!.of[i]!] : [...places[i]!.values()];
    return traceHop(one, one.ask, best?.passage ?? null, best?.passage ?? null);
  });
  const first = solved.best?.found;
  return {
    solved,
    hops: [
      ...hops,
      traceHop(tell, tell.ask, first?.passage ?? null, first ? { ...first.passage, text: first.text } : null),
    ],
  };
}

function told(
  desk: Desk,
  tell: Hop,
  look: Look,
  named: readonly { id: string; of: readonly Place[]; support: number }[],
): Solved {
  const none = {
    ask: parseAsk(tell.ask),
    condition: null,
    judged: [],
    other: null,
    bridge: null,
    look,
    hop: null,
    note: null,
  };
  const [first] = named;
  if (!first) return { ...none, best: null, why: 'no file was found that holds all of it' };
  const passages = named.flatMap(({ of }) => of.map(({ passage }) => passage));
  const names = named.map(({ id }) => desk.view(id)!.name);
  const { passage } = first.of[0]!;
  const found = candidate(
    { passage, coverage: 1, cosine: 0, score: first.support },
    'file',
    `In ${names.join(', ')}`,
    0.9,
    {
      support: named.length === 1 ? first.of.map((one) => one.passage.text).join(' … ') : null,
      evidence: passages.map((one) => one.evidence[0]!),
    },
  );
  const best = {
    found,
    verdict: { support: first.support, missing: [], reason: null, signs: ALL_MET, held: [], veto: null },
    total: first.support,
    sure: first.support,
  };
  return { ...none, best, judged: [best], why: null };
}

/** The best place for it in each file that has one. */
async function placesOf(desk: Desk, { ask, in: mode }: Hop): Promise<Map<string, Place>> {
  const look = await desk.look(ask, kindsFor(parseAsk(ask)));
  const places = new Map<string, Place>();
  const add = (passage: Passage, support: number) => {
    if (support >= LEAST && (places.get(passage.assetId)?.support ?? 0) < support)
      places.set(passage.assetId, { passage, support });
  };
  const [object] = mode === 'said' ? [] : namedObjects(ask);
  const content = look.terms.terms.filter((term) => term.kind === 'content' || term.kind === 'name').length;
  // "A dog" is a thing; "the price of a dog" is not.
  const isThing = object && content <= Math.max(1, object.stems.length);
  if (object && isThing)
    for (const view of look.views) for (const span of spansOf(view, object.labels)) add(span.passages[0]!, 1);
  const best = new Map<string, Scored>();
  for (const item of look.score({ modes: { said: 1, shown: 1, seen: 0.3 } }, null)) {
    const { passage, coverage } = item;
    const fits =
      mode === 'said' ? passage.mode === 'said' : mode === 'shown' ? passage.mode === 'shown' : passage.mode !== 'seen';
    if (!fits || look.terms.terms.length === 0) continue;
    add(passage, coverage);
    if (!best.has(passage.assetId)) best.set(passage.assetId, item);
  }
  // Nothing holds it in one place: the file that speaks of it as a whole, where one stands out.
  if (places.size === 0)
    for (const { passage, support } of asWhole(desk, look, best)) places.set(passage.assetId, { passage, support });
  return places;
}

/** Share of its words that a file as a whole must hold, how near in meaning its best place must be, and how far it must be ahead of others. */
const AS_WHOLE = { held: 0.5, cosine: 0.3, sum: 0.85, ahead: 0.15 };

function asWhole(desk: Desk, look: Look, best: ReadonlyMap<string, Scored>): Place[] {
  const telling = look.terms.terms.filter(({ kind }) => kind !== 'meta' && kind !== 'light');
  const files = [...best.values()]
    .flatMap(({ passage, cosine }) => {
      const view = desk.view(passage.assetId);
      if (!view || telling.length === 0) return [];
      const all = [...view.said, ...view.shown];
      const values = telling.map((term) => Math.max(met(term, view.about), ...all.map((one) => met(term, one.around))));
      const known = telling.every(({ kind }, i) => kind !== 'name' || values[i]! >= 0.7);
      const held = known ? values.reduce((sum, value) => sum + value, 0) / telling.length : 0;
      return [{ passage, held, cosine, support: (held + cosine) / 2 }];
    })
    .sort((a, b) => b.support - a.support);
  const [first, second] = files;
  const fits =
    first &&
    first.held >= AS_WHOLE.held &&
    first.cosine >= AS_WHOLE.cosine &&
    first.support >= AS_WHOLE.sum / 2 &&
    first.support - (second?.support ?? 0) >= AS_WHOLE.ahead / 2;
  return fits ? [first] : [];
}
