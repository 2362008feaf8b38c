import { clock } from '../../language/clock.ts';
import { numberSpans } from '../../language/numbers.ts';
import { stem } from '../../language/stem.ts';
import { tokens } from '../../language/tokens.ts';
import type { Ask } from '../question/ask.ts';
import { SAYING, TELLING } from '../question/media-verbs.ts';
import { nameShare } from '../reading/file-name.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { quietIn } from '../reading/quiet.ts';
import { meets } from '../reading/score.ts';
import { spansOf } from '../reading/sightings.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';
import { isVisual } from './visual.ts';

const AGAIN = /\b(?:back|again|return\w*|second time|reappear\w*|once more)\b/i;
const LAST = /\b(?:last time|last (?:seen|shown|mentioned|appear\w*))\b/i;
/** What only asks for a time, or for being told. */
const TIME =
  /^(?:points?|time|second|moment|minute|timestamp|exact|precise|video|somebody|someone|something|anybody|anyone|say|says|come|comes|talk|talks|list|part|topic|subject)$/;
const UNTIL = /\b(?:how long|until|disappear\w*|leave|end|stop)\b/i;

/** "When can X be seen", "when is Y mentioned", "when does the slide come back": seconds of the recording. */
export const readSpans: Reader = (input) => {
  const { ask } = input;
  const isWhen =
    ask.want.kind === 'when' && (ask.want.mediaTime || (ask.objects.length > 0 && ask.want.values[0] !== 'clock'));
  if (!isWhen) return [];
  const found: Candidate[] = [];
  const silence =
    /\b(?:silen(?:t|ce)|pause[sd]?|quiet|(?:nobody|no one|no-one|none) (?:speaks?|talks?|says?|is (?:speaking|talking))|not speaking|nothing (?:is )?said|stop(?:s|ped)? (?:speaking|talking))\b/i.test(
      ask.text,
    ) || /\bdoes (?:nobody|no one) (?:speak|talk|say)\b/i.test(ask.text);
  if (silence) return input.views.flatMap((view) => silences(input, view));
  if (ask.want.mediaTime && ask.objects.length > 0)
    found.push(...input.views.flatMap((view) => sightings(input, view)));
  if (ask.want.mediaTime) found.push(...mentions(input));
  return found;
};

/** One answer of all the times, or only the one asked for ("come back" is the second). */
function told(
  spans: readonly { start: number; end: number }[],
  text: string,
): { text: string; chosen: number[] } | null {
  if (spans.length === 0) return null;
  if (AGAIN.test(text)) return spans.length > 1 ? { text: `At ${clock(spans[1]!.start)}`, chosen: [1] } : null;
  if (LAST.test(text)) return { text: `At ${clock(spans.at(-1)!.start)}`, chosen: [spans.length - 1] };
  if (/\bfirst\b/i.test(text)) return { text: `At ${clock(spans[0]!.start)}`, chosen: [0] };
  if (UNTIL.test(text) && spans.length === 1) return { text: `Until ${clock(spans[0]!.end)}`, chosen: [0] };
  const shown = spans.slice(0, 5);
  return {
    text: shown
      .map((span) =>
        span.end - span.start < 1 ? `at ${clock(span.start)}` : `${clock(span.start)}–${clock(span.end)}`,
      )
      .join(' and '),
    chosen: shown.map((_, i) => i),
  };
}

function sightings(input: ReadInput, view: AssetView): Candidate[] {
  const { ask } = input;
  const target = ask.objects[0]!;
  const spans = spansOf(view, target.labels);
  const answer = told(spans, ask.text);
  if (!answer) return [];
  const chosen = answer.chosen.map((i) => spans[i]!);
  const accounted = ask.terms
    .filter((term) => isVisual(term) || AGAIN.test(term.word) || stem(target.word.toLowerCase()) === term.stem)
    .map((term) => term.stem);
  const passage = chosen[0]!.passages[0]!;
  return [
    candidate(
      { passage, score: Math.max(0.5, scoreOf(input, passage)), coverage: 0, cosine: 0 },
      'sightings',
      answer.text,
      0.9,
      {
        evidence: chosen.flatMap((span) => span.passages[0]!.evidence),
        accounted,
      },
    ),
  ];
}

function scoreOf(input: ReadInput, passage: Passage): number {
  return input.scored.find((item) => item.passage === passage)?.score ?? 0;
}

/** Share of what is sought that a mention of it holds at least. */
const LEAST_HELD = 0.2;

/** Where the best passage stands, and where it stands again. */
function mentions(input: ReadInput): Candidate[] {
  const { ask, scored } = input;
  const first = scored.find((item) => item.passage.mode !== 'seen');
  if (!first) return [];
  const found: Candidate[] = [];
  const placed = placing(ask);
  const sought = ask.terms.filter(({ stem: own, kind }) => kind !== 'light' && !placed.includes(own));
  for (const item of scored.slice(0, 6)) {
    if (item.passage.mode === 'seen' || item.score < 0.85 * first.score) continue;
    // Half of what is sought is something else: “RED, UNTIL 3.4” is no red circle.
    const share = sought.reduce((sum, term) => sum + meets(term, item.passage), 0) / (sought.length || 1);
    const held = sought.length === 0 ? 1 : Math.max(share, 2 * item.cosine - 0.6);
    if (held < LEAST_HELD) continue;
    const same = scored
      .filter(
        (other) =>
          other.passage.assetId === item.passage.assetId &&
          other.passage.mode === item.passage.mode &&
          other.passage.stream.split(':')[0] === item.passage.stream.split(':')[0] &&
          other.coverage >= 0.9 * item.coverage,
      )
      .map((other) => other.passage)
      .sort((a, b) => a.start - b.start)
      .filter(
        (passage, i, all) =>
          i === 0 ||
          passage.start - all[i - 1]!.end > 0.5 ||
          (passage.mode === 'shown' && passage.start > all[i - 1]!.start + 0.5),
      );
    // Where it is a heading, that is the place; a line of an agenda only names it.
    const titles = same.filter((passage) => passage.role === 'heading');
    const places = titles.length > 0 ? titles : same;
    const answer = told(places.map(spanOf), ask.text);
    if (!answer) continue;
    const chosen = answer.chosen.map((i) => places[i]!);
    found.push(
      candidate({ ...item, passage: chosen[0]! }, 'mentions', answer.text, 0.3 + 0.5 * Math.min(1, held), {
        evidence: chosen.map((passage) => passage.evidence[0]!),
        support: chosen[0]!.text,
        accounted: placed,
      }),
    );
  }
  return found;
}

/** A cue is shown from its beginning, whichever of its sentences is meant. */
function spanOf({ start, end, evidence }: Passage): { start: number; end: number } {
  const [cue] = evidence;
  return cue?.kind === 'subtitle' ? { start: Math.min(start, cue.start), end } : { start, end };
}

const SAID = new RegExp(`^(?:${SAYING}|${TELLING}|some(?:thing|body|one))$`);

/** Words that only say that a place is asked for, and that somebody speaks there. */
function placing(ask: Ask): string[] {
  return ask.terms
    .filter((term) => term.kind === 'meta' || TIME.test(term.word) || SAID.test(term.word))
    .map((term) => term.stem);
}

/** Gaps between spoken passages, the longest first; the question may name a least length. */
function silences(input: ReadInput, view: AssetView): Candidate[] {
  const stream = view.said.find((passage) => passage.stream.startsWith('speech'))?.stream ?? view.said[0]?.stream;
  const said = view.said.filter((passage) => passage.stream === stream);
  if (said.length === 0) return [];
  const gaps: { start: number; end: number; before: Passage; after: Passage }[] = [];
  let last = said[0]!;
  for (const passage of said.slice(1)) {
    if (passage.start > last.end) gaps.push({ start: last.end, end: passage.start, before: last, after: passage });
    if (passage.end > last.end) last = passage;
  }
  const waveform = view.waveform();
  const longest = gaps
    .map((gap) => ({ ...gap, ...quietIn(waveform, gap) }))
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest || longest.end - longest.start < 1) return [];
  const length = longest.end - longest.start;
  const least = leastOf(input.ask.text);
  // Recognised segments end a little early or late: four fifths of the length asked for will do.
  if (least !== null && length < 0.8 * least) return [];
  const item = {
    passage: longest.before,
    score: 0.6 + 0.15 * nameShare(view.name, input.ask.terms),
    coverage: 1,
    cosine: 0,
  };
  return [
    candidate(item, 'silence', `${clock(longest.start)}–${clock(longest.end)}`, 0.7 + 0.2 * Math.min(1, length / 10), {
      support: `nobody speaks for ${(longest.end - longest.start).toFixed(1)} s`,
      evidence: [longest.before.evidence.at(-1)!],
      span: { start: longest.start, end: longest.end },
      accounted: input.ask.terms.map((term) => term.stem),
    }),
  ];
}

/** Seconds of silence that the question asks for at least. */
function leastOf(text: string): number | null {
  const words = tokens(text).map((token) => token.word);
  const span = numberSpans(words).find((one) => /^seconds?$/.test(words[one.to] ?? ''));
  return span?.value ?? null;
}
