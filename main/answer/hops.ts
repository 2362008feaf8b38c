import type { Desk } from './desk.ts';
import { type Located, locate } from './locate.ts';
import type { Condition } from './question/condition.ts';
import type { Window } from './readers/candidate.ts';
import type { AssetView, Passage } from './reading/passage.ts';
import { isSolid, screenAt } from './reading/sightings.ts';

export interface Found {
  window: Window;
  /** What fulfils the condition. */
  passage: Passage;
  support: number;
}

/**
 * First hop: where is what the question refers to? Then the window in which the rest is to be read: its own span, what comes after or
 * before it, or what lies between two of them.
 * @param asksSpeech the rest asks what was said rather than what was shown
 */
export async function findWindow(desk: Desk, condition: Condition, asksSpeech: boolean): Promise<Found | null> {
  const found = condition.at
    ? placeAt(desk, condition.at)
    : await locate(desk, condition.text, condition.mode, condition.occurrence);
  if (!found) return null;
  const view = desk.view(found.passage.assetId);
  if (!view) return null;
  const own = { assetId: view.assetId, start: found.span.start, end: found.span.end };
  const reply = (window: { start: number; end: number } | null) =>
    window ? { window: { assetId: view.assetId, ...window }, passage: found.passage, support: found.support } : null;
  if (condition.relation === 'during') return reply(own);
  if (condition.relation === 'between') {
    const again = ordinalIn(condition.until!);
    const other = await locate(desk, withoutOrdinal(condition.until!), condition.mode, again, {
      assetId: view.assetId,
      after: again ? null : own.end,
    });
    if (!other || other.passage.assetId !== view.assetId) return null;
    const [first, second] = own.start <= other.span.start ? [own, other.span] : [other.span, own];
    return reply(second.start > first.end ? { start: first.end, end: second.start } : null);
  }
  return reply(beside(view, found.passage, own, condition.relation, asksSpeech));
}

/** What an earlier answer cited, as it is read now; null where it lies outside of what may be read. */
function placeAt(desk: Desk, at: NonNullable<Condition['at']>): Located | null {
  const { assetIds } = desk.scope;
  const view = assetIds.length === 0 || assetIds.includes(at.assetId) ? desk.view(at.assetId) : undefined;
  if (!view) return null;
  const all = [...view.said, ...view.shown, ...view.seen];
  const holds = (one: Passage) => one.evidence.some((item) => item.id === at.evidenceId);
  // A sentence of a longer segment was cited: the one that lies where the citation points.
  const passage =
    all.find((one) => holds(one) && one.start <= at.end && one.end >= at.start) ??
    all.find(holds) ??
    all.find((one) => one.start <= at.end && one.end >= at.start);
  return passage ? { passage, span: { start: at.start, end: at.end }, support: 1 } : null;
}

/** What comes right after or before: the next sentence of the same track, the next screen, the next shot. */
function beside(view: AssetView, passage: Passage, own: Window, relation: 'after' | 'before', asksSpeech: boolean) {
  const after = relation === 'after';
  if (asksSpeech) {
    const stream =
      passage.mode === 'said'
        ? passage.stream
        : (view.said.find((other) => other.stream.startsWith('subtitle')) ?? view.said[0])?.stream;
    const said = view.said.filter((other) => other.stream === stream && other !== passage);
    return whole(
      after
        ? said.find((other) => other.start >= own.end - 0.25)
        : said.findLast((other) => other.end <= own.start + 0.25),
    );
  }
  const shots = view.shots.length > 0 ? view.shots : view.screens;
  // A sentence runs on over cuts: the screen that follows is the one after that on which the sentence began.
  const here = passage.mode === 'said' ? (screenAt(view, { start: own.start, end: own.start + 0.5 }) ?? own) : own;
  const screens = view.screens.filter((screen) => screen.title);
  const next = after
    ? screens.find((screen) => screen.start >= here.end - 0.3)
    : screens.findLast((screen) => screen.end <= here.start + 0.3);
  const shot = after
    ? shots.find((one) => one.start >= here.end - 0.6)
    : shots.findLast((one) => one.end <= here.start + 0.6);
  const seen = view.seen.filter(isSolid);
  const object = after
    ? seen.find((one) => one.start >= here.end - 0.6)
    : seen.findLast((one) => one.end <= here.start + 0.6);
  const choices = [next, shot, object].filter((one) => one !== undefined);
  if (choices.length === 0) return null;
  const best = choices.reduce((a, b) => (after ? (b.start < a.start ? b : a) : b.end > a.end ? b : a));
  return { start: best.start, end: best.end };
}

/** s; a cue or segment up to this long is told whole. */
const ONE_TURN = 12;

/** A sentence with the rest of its cue: what was said next is a turn rather than its first words. */
function whole(passage: Passage | undefined): { start: number; end: number } | null {
  const turn = passage?.evidence[0];
  if (!passage || !turn || passage.evidence.length > 1 || turn.end - turn.start > ONE_TURN) return passage ?? null;
  return { start: Math.min(passage.start, turn.start), end: Math.max(passage.end, turn.end) };
}

function ordinalIn(text: string): number | null {
  if (/\bsecond\b|\bagain\b/i.test(text)) return 2;
  return /\bthird\b/i.test(text) ? 3 : null;
}

const withoutOrdinal = (text: string) => text.replace(/\b(?:first|second|third|last|again)\b/gi, '').trim();
