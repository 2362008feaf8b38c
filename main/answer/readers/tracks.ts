import { clock } from '../../language/clock.ts';
import type { NamedObject } from '../../language/object-names.ts';
import { stem } from '../../language/stem.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { sightingsOf, spansOf } from '../reading/sightings.ts';
import type { Candidate, Reader, ReadInput } from './candidate.ts';
import { mostOfGroup } from './groups.ts';
import { inWindow, isOnlyVisual, seenCandidate } from './visual.ts';

type Span = ReturnType<typeof spansOf>[number];

const AT_ONCE =
  /\b(?:at once|at (?:the )?(?:same|any one|any|one) time|simultaneously|at (?:the )?most|maximum|largest number|greatest number)\b/i;
const HOW_LONG = /^(?:for )?how (?:long|much time|many (?:seconds|minutes))\b/i;
const IN_VIEW =
  /\b(?:visible|seen|shown|in (?:the )?(?:picture|view|shot|frame|video)|on (?:the )?screen|appears?|stays?|remains?|there)\b/i;
const LEAVES =
  /\b(?:leaves?|disappears?|vanish(?:es)?|(?:goes|go|drives?|walks?|runs?|moves?|flies|fly) (?:away|off|out)|departs?|exits?|last (?:seen|visible|shown)|gone|out of (?:view|sight|frame|shot|the picture))\b/i;
const COMES =
  /\b(?:arrives?|enters?|appears?|shows? up|turns? up|(?:comes?|drives?|walks?|runs?) (?:in|into|up)|first (?:seen|visible|shown|appears?))\b/i;
const AGAIN = /\b(?:back|again|return\w*|reappear\w*|second time)\b/i;
const BEFORE = /\b(?:before|earlier than|after|later than)\b/i;
const ORDER = /\b(first|earlier|sooner|before|last|later|after)\b/i;
/** s; ends that lie this close to those of the file are its own. */
const EDGE = 0.5;
/** Words that the kind of question accounts for. Stems. */
const ACCOUNTED =
  'once time most long second minute leave depart appear disappear vanish arrive enter exit first last come go drive walk run earlier later gone often maximum number stay remain'
    .split(' ')
    .map(stem);

/** Objects over time, from their spans: how many at once, how long, when they come and go, which comes first. */
export const readTracks: Reader = (input) => {
  const { ask } = input;
  const target = ask.objects.find((object) => object.labels.length > 0);
  if (!target || (target.narrower && !isOnlyVisual(input))) return [];
  return input.views.filter((view) => view.seen.length > 0).flatMap((view) => read(input, view, target));
};

function read(input: ReadInput, view: AssetView, target: NamedObject): Candidate[] {
  const { text, want } = input.ask;
  const spans = spansOf(view, target.labels).filter((span) => inWindow(input, span.passages[0]!));
  if (spans.length === 0) return [];
  if (want.kind === 'howMany' && AT_ONCE.test(text)) return mostAtOnce(input, view, target);
  // A still picture has no time.
  if (view.duration <= 0) return [];
  if (/\bhow (?:often|many times)\b/i.test(text) && IN_VIEW.test(text)) return times(input, spans);
  if (HOW_LONG.test(text) && IN_VIEW.test(text)) return [length(input, spans)];
  if (want.kind === 'when' && !AGAIN.test(text)) {
    if (LEAVES.test(text)) return [leaving(input, spans, view.duration)];
    if (COMES.test(text)) return [coming(input, spans)];
  }
  if (/^(?:which|what|who)\b/i.test(text) && ORDER.test(text)) return order(input, view);
  if (want.kind === 'yesNo' && BEFORE.test(text)) return inOrder(input, view);
  return [];
}

function tell(input: ReadInput, spans: readonly Span[], text: string): Candidate {
  const first = spans[0]!.passages[0]!;
  const made = seenCandidate(input, first, text, 0.95, {
    evidence: spans.flatMap((span) => span.passages[0]!.evidence),
    reader: 'tracks',
  });
  return { ...made, accounted: [...made.accounted, ...ACCOUNTED] };
}

/** The most in one picture, and its second. */
function mostAtOnce(input: ReadInput, view: AssetView, target: NamedObject): Candidate[] {
  const most = mostOfGroup(input, view, target);
  if (!most) return [];
  const spans = most.passages.map((passage) => ({ start: passage.start, end: passage.end, passages: [passage] }));
  const when = view.duration > 0 ? `, at ${clock(most.time)}` : '';
  return [tell(input, spans, `${most.text} at once${when}`)];
}

const timesOf = (passage: Passage): number[] => sightingsOf(passage).map(({ time }) => time);

function times(input: ReadInput, spans: readonly Span[]): Candidate[] {
  const list = spans.slice(0, 6).map((span) => clock(span.start));
  return [tell(input, spans, `${spans.length === 1 ? 'Once' : `${spans.length} times`}: at ${list.join(', ')}`)];
}

const stretch = (span: Span) => `${clock(span.start)}–${clock(span.end)}`;

/** Key frames bound a span, so its length is told in whole seconds, and as about. */
function length(input: ReadInput, spans: readonly Span[]): Candidate {
  const seconds = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const whole = Math.max(1, Math.round(seconds));
  const long = whole < 120 ? `${whole} ${whole === 1 ? 'second' : 'seconds'}` : clock(seconds);
  return tell(
    input,
    spans,
    `About ${long}${spans.length > 1 ? ' in all' : ''}: ${spans.slice(0, 5).map(stretch).join(' and ')}`,
  );
}

/** A thing is known to have been there when it was last looked at, and to be gone when the next picture shows none. */
function leaving(input: ReadInput, spans: readonly Span[], duration: number): Candidate {
  const asked = /\bfirst\b/i.test(input.ask.text) ? spans.slice(0, 1) : spans.slice(-1);
  const span = asked[0]!;
  const seen = Math.max(...span.passages.flatMap((passage) => timesOf(passage)), span.start);
  if (span.end >= duration - EDGE)
    return tell(input, asked, `It is in view until the end, last seen at ${clock(seen)}`);
  const gone = clock(span.end) === clock(seen) ? '' : `, gone by ${clock(span.end)}`;
  const before =
    spans.length > 1 && asked[0] === spans.at(-1)
      ? `; before that in view ${spans.slice(0, -1).slice(-3).map(stretch).join(', ')}`
      : '';
  return tell(input, asked, `Last seen at ${clock(seen)}${gone}${before}`);
}

function coming(input: ReadInput, spans: readonly Span[]): Candidate {
  const [first, ...more] = spans as [Span, ...Span[]];
  const start = first.start <= EDGE ? 'From the start, ' : 'At ';
  const again =
    more.length > 0
      ? `; again at ${more
          .slice(0, 3)
          .map((span) => clock(span.start))
          .join(', ')}`
      : '';
  return tell(input, spans, `${start}${clock(first.start)}${again}`);
}

/** "Which comes first, the cat or the dog": by the first (last) time that each is seen. */
function order(input: ReadInput, view: AssetView): Candidate[] {
  const { text, objects } = input.ask;
  const named = objects.filter((object) => object.labels.length > 0 && !object.group);
  if (named.length < 2 || !/\bor\b/i.test(text)) return [];
  const isLast = /\b(?:last|later|after)\b/i.test(text);
  const seen = named.flatMap((object) => {
    const spans = spansOf(view, object.labels);
    const span = isLast ? spans.at(-1) : spans[0];
    return span ? [{ label: span.passages[0]!.label!, span }] : [];
  });
  if (seen.length < named.length) return [];
  seen.sort((a, b) => (isLast ? b.span.start - a.span.start : a.span.start - b.span.start));
  const [one, ...others] = seen as [(typeof seen)[0], ...typeof seen];
  if (others.some((other) => clock(other.span.start) === clock(one.span.start))) {
    const together = seen.map(({ label }) => label).join(' and ');
    return [
      tell(
        input,
        seen.map(({ span }) => span),
        `Both at ${clock(one.span.start)}: ${together} are seen together`,
      ),
    ];
  }
  const rest = others.map(({ label, span }) => `the ${label} at ${clock(span.start)}`).join(', ');
  return [
    tell(
      input,
      seen.map(({ span }) => span),
      `The ${one.label}, at ${clock(one.span.start)}; ${rest}`,
    ),
  ];
}

/** "Does the dog appear before the cat": by the first second of each. */
function inOrder(input: ReadInput, view: AssetView): Candidate[] {
  const { text, objects } = input.ask;
  const [one, other] = objects.map((object) => ({ span: spansOf(view, object.labels)[0] }));
  if (!one?.span || !other?.span || objects.length !== 2) return [];
  const [a, b] = [one.span, other.span];
  if (clock(a.start) === clock(b.start)) return [];
  const isSo = a.start < b.start === /\b(?:before|earlier than)\b/i.test(text);
  const said = [a, b].map((span) => `the ${span.passages[0]!.label} at ${clock(span.start)}`).join(', ');
  return [tell(input, [a, b], `${isSo ? 'Yes' : 'No'}: ${said}`)];
}
