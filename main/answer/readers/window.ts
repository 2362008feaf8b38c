import { clock } from '../../language/clock.ts';
import { overlap } from '../reading/sightings.ts';
import { candidate, type Reader, type ReadInput } from './candidate.ts';

const SPEAKS = /^who(?:'s| is| was| are)? (?:speaks?|speaking|spoke|talks?|talking|talked)\b/i;

/** "Who speaks" at a place of the recording: everybody who is named there, in order. */
export const readSpeakers: Reader = (input) => {
  if (!input.window || !SPEAKS.test(input.ask.text) || !isBare(input)) return [];
  const said = passagesIn(input).filter((passage) => passage.mode === 'said' && passage.speaker);
  const named = said.filter((one, i) => said.findIndex((other) => other.speaker === one.speaker) === i);
  const [first] = named;
  if (!first) return [];
  const text = named.map((one) => one.speaker).join(', ');
  const evidence = named.map((one) => one.evidence[0]!);
  const scored = { passage: first, coverage: 1, cosine: 0, score: 0.9 };
  return [candidate(scored, 'speakers', text, 1, { support: first.text, evidence, accounted: accountedBy(input) })];
};

/** "When is that": the seconds of the place itself. */
export const readWindowTime: Reader = (input) => {
  const { ask, window } = input;
  if (!window || ask.want.kind !== 'when' || !isBare(input)) return [];
  const [passage] = passagesIn(input).sort(
    (a, b) => Math.abs(a.start - window.start) - Math.abs(b.start - window.start) || a.end - b.end,
  );
  if (!passage) return [];
  const { start, end } = window;
  const text = end - start < 1 ? `At ${clock(start)}` : `From ${clock(start)} to ${clock(end)}`;
  const scored = { passage, coverage: 1, cosine: 0, score: 0.9 };
  return [candidate(scored, 'place', text, 1, { support: passage.text, accounted: accountedBy(input) })];
};

/** "How long is it shown": the length of the place, with its seconds. */
export const readWindowLength: Reader = (input) => {
  const { ask, window } = input;
  if (!window || !/^how long is it shown\b/i.test(ask.text)) return [];
  const [passage] = passagesIn(input);
  const length = Math.round(window.end - window.start);
  if (!passage || length < 1) return [];
  const text = `${length} seconds, from ${clock(window.start)} to ${clock(window.end)}`;
  const scored = { passage, coverage: 1, cosine: 0, score: 0.9 };
  const span = { start: window.start, end: window.end };
  return [candidate(scored, 'place', text, 1, { span, accounted: input.ask.terms.map((term) => term.stem) })];
};

/** Whether it says no more than what kind of thing is asked for. */
function isBare({ ask }: ReadInput): boolean {
  return !ask.terms.some((term) => term.kind === 'content' || term.kind === 'name' || term.kind === 'number');
}

function accountedBy({ ask }: ReadInput): string[] {
  return ask.terms.map((term) => term.stem);
}

function passagesIn({ views, window }: ReadInput) {
  const view = views.find((one) => one.assetId === window!.assetId);
  const all = view ? [...view.said, ...view.shown, ...view.seen] : [];
  const shared = (span: { start: number; end: number }) => Math.min(span.end - span.start, window!.end - window!.start);
  return all.filter((one) =>
    shared(one) <= 0 ? one.start <= window!.end && one.end >= window!.start : overlap(one, window!) > 0.5 * shared(one),
  );
}
