import { counted } from '../language/object-plurals.ts';
import { ALL_MET } from './check.ts';
import { candidate } from './readers/candidate.ts';
import type { AssetView, Passage } from './reading/passage.ts';
import { isSolid } from './reading/sightings.ts';
import type { Solved } from './solve.ts';

/** Headings, or things, that are named. */
const MOST = 4;

/** What a whole file shows, where no more than that is asked: its slides' headings in order, else what is seen in it. */
export function tellsOverview(solved: Solved): Solved | null {
  const { ask, look } = solved;
  const [view] = look.views;
  const about = ask.terms.filter((term) => term.kind === 'content' || term.kind === 'name' || term.kind === 'number');
  if (!view || look.views.length > 1 || about.length > 0 || ask.want.values.length > 0) return null;
  if (!/\b(?:shown?|shows|seen?|visible|on (?:the )?(?:screen|slides?))\b/i.test(ask.text)) return null;
  const shown = headings(view);
  const named = shown.length > 0 ? shown : things(view);
  const [first] = named;
  if (!first) return null;
  const text = named.map((one) => (one.label ? counted(one.count, one.label) : one.text)).join('; ');
  const scored = { passage: first, coverage: 1, cosine: 0, score: 0.5 };
  const found = candidate(scored, 'overview', text, 0.8, { evidence: named.map((one) => one.evidence[0]!) });
  const best = {
    found,
    verdict: { support: 1, missing: [], reason: null, signs: ALL_MET, held: [], veto: null },
    total: found.base,
    sure: found.base,
  };
  return { ...solved, best, judged: [best, ...solved.judged], why: null };
}

function headings(view: AssetView): Passage[] {
  const titles = view.screens.flatMap((screen) => (screen.title ? [screen.title] : []));
  return titles.filter((title, i) => titles.findIndex((other) => other.text === title.text) === i).slice(0, MOST);
}

function things(view: AssetView): Passage[] {
  const solid = view.seen.filter(isSolid);
  return solid.filter((item, i) => solid.findIndex((other) => other.label === item.label) === i).slice(0, MOST);
}
