import type { Models } from '../../native-models/protocol.ts';
import type { Scope } from '../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import { type AskSwitches, SWITCHES } from '../ask-switches.ts';
import { stem } from '../language/stem.ts';
import type { Term } from '../language/terms.ts';
import { weighTerms } from '../language/weigh.ts';
import type { Library } from '../library/library.ts';
import type { TextReader } from '../models/text-models.ts';
import type { Moves, Retrieve, Retrieved } from '../retrieval-port.ts';
import { arrange } from './arrange.ts';
import type { Want } from './question/wants.ts';
import type { Window } from './readers/candidate.ts';
import { nameShare } from './reading/file-name.ts';
import type { AssetView, Passage } from './reading/passage.ts';
import { type Scored, scorePassages } from './reading/score.ts';
import { overlap } from './reading/sightings.ts';
import { withoutTwins } from './reading/twins.ts';
import { readAsset } from './reading/view.ts';

/** What lies open while one question is answered: views of the files that matter, searches as they were made. */
export interface Desk {
  scope: Scope;
  signal: AbortSignal;
  /** The model that reads sentences; undefined where none is chosen. */
  reader: TextReader | undefined;
  switches: Readonly<AskSwitches>;
  look(text: string, kinds: Partial<Record<EvidenceKind, number>>): Promise<Look>;
  view(assetId: string): AssetView | undefined;
}

export interface Look {
  retrieved: Retrieved;
  views: AssetView[];
  /** Files left aside because another says the same. */
  twins: { name: string; of: string }[];
  terms: ReturnType<typeof weighTerms>;
  /** Of each evidence to what was looked for, as far as a search told. */
  cosines: ReadonlyMap<string, number>;
  /** Scores the passages of these views (all when left out), within a window where one is given. */
  score(ask: { modes: { said: number; shown: number; seen: number }; want?: Want }, window: Window | null): Scored[];
}

/** Up to here every file in scope is read whole: selection would cost more than it saves (LaRA). */
const READ_ALL = 12;
/** Files read beyond that: those with the best moments. */
const READ_BEST = 8;
const MOMENTS = 20;
/** The answer to "which firm" is a firm and need not say so: the noun asked for tells less than the rest. */
const FOCUS = 0.4;

export function openDesk(
  deps: {
    library: Library;
    models: Models;
    retrieve: Retrieve;
    reader?: () => TextReader | undefined;
    switches?: Readonly<AskSwitches>;
    /** Files as they were read whole, for all desks of one question. */
    whole?: Map<string, AssetView>;
  },
  scope: Scope,
  signal: AbortSignal,
  moves?: Moves,
): Desk {
  const { library, switches = SWITCHES, whole = new Map<string, AssetView>() } = deps;
  const looks = new Map<string, Look>();
  const views = new Map<string, AssetView>();
  const view = (id: string): AssetView | undefined => {
    const known = views.get(id);
    if (known) return known;
    const asset = whole.has(id) ? undefined : library.assets.get(id);
    if (asset) whole.set(id, readAsset(library, asset));
    const read = whole.get(id);
    if (!read) return undefined;
    const made = cut(read, scope);
    views.set(id, made);
    return made;
  };
  const inScope = scope.assetIds.length > 0 ? scope.assetIds : library.assets.list().map((asset) => asset.id);
  return {
    scope,
    signal,
    reader: deps.reader?.(),
    switches,
    view,
    look: async (text, kinds) => {
      const key = JSON.stringify([text, kinds]);
      const known = looks.get(key);
      if (known) return known;
      const retrieved = await deps.retrieve({ text, kinds, scope, limit: MOMENTS, moves }, signal);
      const ids =
        inScope.length <= (switches.longContext ? READ_ALL : 0)
          ? inScope
          : [...new Set(retrieved.moments.map((moment) => moment.assetId))].slice(0, READ_BEST);
      const found = ids.map(view).filter((one) => one !== undefined);
      const { kept: open, twins } = switches.twins ? withoutTwins(found) : { kept: found, twins: [] };
      const terms = weighTerms(text, library.search.frequencies);
      const cosines = new Map(retrieved.hits.map((hit) => [hit.evidence.id, hit.cosine]));
      const made: Look = {
        retrieved,
        views: open,
        twins,
        terms,
        cosines,
        score: ({ modes, want }, window) => {
          const weights = terms.weights.map((weight, i) =>
            want?.focus && want.kind !== 'howMany' && terms.terms[i]!.stem === stem(want.focus)
              ? weight * FOCUS
              : weight,
          );
          const passages = open
            .flatMap((one) => [...one.said, ...one.shown, ...one.seen])
            .filter((passage) => !window || within(passage, window));
          const plain = scorePassages({ terms: terms.terms, weights, cosines }, passages, modes);
          const best = preferred(moves ? plain.map((item) => moved(item, moves)) : plain, view, terms.terms);
          return window ? best : arrange(best, switches);
        },
      };
      looks.set(key, made);
      return made;
    },
  };
}

/** How far a thumb on a like question moves a passage at most: past others that fit about as well. */
const MOVED = 0.1;

function moved(item: Scored, moves: Moves): Scored {
  return { ...item, score: item.score + MOVED * moves.evidence(item.passage.evidence.map(({ id }) => id)) };
}

/** Enough to part two files that say the same, too little to part others. */
const TIE = 0.012;

/** For a file whose name the question says: people call their files by name. */
const NAMED = 0.08;

function preferred(scored: Scored[], view: (id: string) => AssetView | undefined, terms: readonly Term[]): Scored[] {
  const bonus = new Map<string, number>();
  const of = (id: string) => {
    const known = bonus.get(id);
    if (known !== undefined) return known;
    const one = view(id);
    const made = one ? TIE * one.fullness + NAMED * nameShare(one.name, terms) : 0;
    bonus.set(id, made);
    return made;
  };
  return scored
    .map((item) => ({ ...item, score: item.score + of(item.passage.assetId) }))
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
}

/** Most of the shorter of passage and window is shared. */
function within(passage: Passage, window: Window): boolean {
  if (passage.assetId !== window.assetId) return false;
  const shorter = Math.min(passage.end - passage.start, window.end - window.start);
  return shorter <= 0
    ? passage.start >= window.start && passage.start <= window.end
    : overlap(passage, window) >= 0.4 * shorter;
}

function cut(view: AssetView, scope: Scope): AssetView {
  if (scope.from === undefined && scope.to === undefined) return view;
  const from = scope.from ?? 0;
  const to = scope.to ?? Number.POSITIVE_INFINITY;
  const meets = (span: { start: number; end: number }) => span.end >= from && span.start <= to;
  return {
    ...view,
    said: view.said.filter(meets),
    shown: view.shown.filter(meets),
    seen: view.seen.filter(meets),
    screens: view.screens.filter(meets),
    shots: view.shots.filter(meets),
  };
}
