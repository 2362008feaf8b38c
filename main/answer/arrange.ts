import type { AskSwitches } from '../ask-switches.ts';
import type { Scored } from './reading/score.ts';

/** Least share of the question's words, or nearness in meaning, of what is read ([V] takes 0.3). */
const LEAST = { coverage: 0.15, cosine: 0.3 };
/** Passages of a kind that are read. */
const BUDGET = 60;
/** So much of the best score lost from one passage to the next is a sharp fall; the first ones stay in any case. */
const FALL = 0.25;
const KEPT = 5;

/**
 * What the readers get of the scored passages, in the same order. Only where nothing but the score tells what matters: within a window
 * everything is read, since what was said there need not speak of the question.
 * @param scored best first
 */
export function arrange(scored: readonly Scored[], switches: Readonly<AskSwitches>): Scored[] {
  let left = [...scored];
  if (switches.thresholds) {
    left = left.filter(({ coverage, cosine }) => coverage >= LEAST.coverage || cosine >= LEAST.cosine);
  }
  if (switches.representatives) left = representatives(left);
  if (switches.sharpDrop) left = left.slice(0, fallAfter(left.map(({ score }) => score)));
  if (switches.budgets) left = withinBudget(left);
  return left;
}

/** The first of those that say the same in the same way: a slide that comes back, a chorus. */
function representatives(scored: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  return scored.filter(({ passage }) => {
    const key = `${passage.assetId} ${passage.mode} ${passage.heading ?? ''} ${passage.text.toLowerCase()}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** How many scores stand before the first sharp fall; all where there is none. */
export function fallAfter(scores: readonly number[]): number {
  const most = FALL * (scores[0] ?? 0);
  const at = scores.findIndex((score, i) => i >= KEPT && scores[i - 1]! - score > most);
  return at < 0 ? scores.length : at;
}

function withinBudget(scored: readonly Scored[]): Scored[] {
  const counts = new Map<string, number>();
  return scored.filter(({ passage }) => {
    const count = (counts.get(passage.mode) ?? 0) + 1;
    counts.set(passage.mode, count);
    return count <= BUDGET;
  });
}

/** The best first, the second best last, the weakest in the middle: what stands at the ends of a prompt is read best. @param ranked best first */
export function endsFirst<T>(ranked: readonly T[]): T[] {
  const front: T[] = [];
  const back: T[] = [];
  ranked.forEach((one, i) => {
    (i % 2 === 0 ? front : back).push(one);
  });
  return [...front, ...back.reverse()];
}
