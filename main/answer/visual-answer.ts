import type { Citation, Sentence } from '../../preload/contract/answer.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import { type AskSwitches, SWITCHES } from '../ask-switches.ts';
import { clock } from '../language/clock.ts';
import type { Library } from '../library/library.ts';
import type { Judged, JudgedMoment, Visual } from '../visual-port.ts';
import { endsFirst } from './arrange.ts';
import type { Ask } from './question/ask.ts';
import { createSentenceStream } from './sentence-stream.ts';

/** Further times are told only where the model is about as sure of them as of the first. */
const AS_SURE = 0.8;
const MOST_TIMES = 3;
/** s; spans that are no further apart are one. */
const GAP = 0.5;

/** What a model writes when it has no answer. */
const NO_ANSWER =
  /^\W*(?:(?:it is )?not (?:shown|visible|found|present|mentioned|available|clear|enough|known|specified|possible)|unknown|none\W*$|n\/a|i (?:do not|don't|cannot|can't|am not)|there is no (?:answer|information))(?:\W|$)/i;
/** Questions for a place in the recording that do not begin with “when”. “What time …” mostly asks what a clock or a table says. */
const ASKS_PLACE =
  /\b(?:which|what) (?:frame|moment|second|shot|scene|picture)\b|\bat (?:which|what) point\b|\bwhat time\b.*\b(?:appears?|seen|visible|shown|on screen)\b/i;

export interface VisualAsk {
  question: string;
  /** Whether it asks when something is to be seen, and not for a date or an hour. */
  mediaTime: boolean;
}

/** Whether a question is for seconds of the recording, not for a date or an hour in it. */
export function asksMediaTime({ want, objects }: Pick<Ask, 'want' | 'objects'>): boolean {
  if (want.kind !== 'when') return false;
  return want.mediaTime || (objects.length > 0 && want.values[0] !== 'clock');
}

/**
 * Answers by looking: a question for a time by the moments whose pictures are useful, any other by what the model writes about the best of
 * them. Citations are the descriptions of those pictures, which the library holds; a time that the model writes is no citation.
 * @returns [] where no picture is useful or the model says that it does not know
 */
export async function answerByLooking(
  deps: {
    library: Pick<Library, 'evidence' | 'assets' | 'keyFrames'>;
    visual: Visual;
    switches?: Pick<AskSwitches, 'endsFirst' | 'onePicture'>;
  },
  ask: VisualAsk,
  judged: Judged,
  { signal, onSentence }: { signal: AbortSignal; onSentence(sentence: Sentence): void },
): Promise<{ sentences: Sentence[]; note: string | null }> {
  const { library, visual } = deps;
  const useful = judged.moments.filter(({ p, frame }) => p !== null && p >= visual.useful && frame !== null);
  const citable = useful.flatMap((entry) => {
    const evidence = descriptionOf(library, entry);
    return evidence ? [{ entry, evidence }] : [];
  });
  if (citable.length === 0) return { sentences: [], note: null };
  const sentences: Sentence[] = [];
  const tell = (sentence: Sentence) => {
    sentences.push(sentence);
    onSentence(sentence);
  };
  if (ask.mediaTime || ASKS_PLACE.test(ask.question)) {
    for (const span of times(library, citable)) {
      tell({ text: timeText(library, span), citations: [citationOf(library, span.evidence, span)] });
    }
    return { sentences, note: null };
  }
  const { switches = SWITCHES } = deps;
  const best = (switches.onePicture ? oneOfEach(citable) : citable).slice(0, visual.framesPerPrompt);
  const shown = switches.endsFirst ? endsFirst(best) : best;
  const stream = createSentenceStream((text) => {
    if (NO_ANSWER.test(text)) return;
    const cited = labels(text, shown.length).map((n) => shown[n]!);
    const from = cited.length > 0 ? cited : best.slice(0, 1);
    // One of several frames' labels alone is an answer, too: the second at which it stands. Of a single one it says nothing.
    const { moment } = from[0]!.entry;
    const second = shown.length > 1 ? `At ${clock(moment.keyFrame?.time ?? moment.start)}` : '';
    const words = withoutLabels(text) || second;
    if (words === '') return;
    tell({
      text: ended(words),
      citations: from.map(({ entry, evidence }) => citationOf(library, evidence, seenSpan(entry))),
    });
  });
  try {
    const moments = shown.map(({ entry }) => entry);
    const { note } = await visual.answer({ question: ask.question, moments }, { signal, onText: stream.push });
    stream.end();
    return { sentences, note };
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error;
    // The moments that were found stand all the same; half a sentence does not.
    return { sentences, note: `The model that looks at pictures did not write an answer: ${error.message}` };
  }
}

/** The first moment of each picture: a slide under several sentences, or one that came back, tells nothing new. */
function oneOfEach(citable: readonly Citable[]): Citable[] {
  const seen = new Set<string>();
  return citable.filter(({ entry: { moment } }) => {
    const { keyFrame } = moment;
    const source = keyFrame ? (keyFrame.sameAs ?? keyFrame.id) : moment.id;
    const isNew = !seen.has(source);
    seen.add(source);
    return isNew;
  });
}

/** The part of a moment in which the picture that was looked at is on screen. */
function seenSpan({ moment }: JudgedMoment): { start: number; end: number } {
  const { keyFrame } = moment;
  if (!keyFrame) return moment;
  const start = Math.max(keyFrame.start, moment.start);
  const end = Math.min(keyFrame.end, moment.end);
  return start <= end ? { start, end } : keyFrame;
}

/** Where in a film, or which picture: a still one has no time. */
function timeText(
  library: Pick<Library, 'assets'>,
  { start, end, evidence }: ReturnType<typeof times>[number],
): string {
  const asset = library.assets.get(evidence.assetId);
  if (asset?.kind === 'image') return `In ${asset.name}.`;
  return end - start < 1 ? `At ${clock(start)}.` : `From ${clock(start)} to ${clock(end)}.`;
}

type Citable = { entry: JudgedMoment; evidence: Evidence };

/** The description that was written of the moment's picture. */
function descriptionOf(library: Pick<Library, 'evidence'>, { moment }: JudgedMoment): Evidence | undefined {
  return describedAt(library, moment.assetId, moment.keyFrame?.time ?? moment.start);
}

function describedAt(library: Pick<Library, 'evidence'>, assetId: string, at: number): Evidence | undefined {
  return library.evidence
    .within(assetId, at, at, ['caption'])
    .find((one) => one.start <= at + 1e-6 && (at < one.end || one.end === one.start));
}

/** Spans in which a moment's picture is on screen: one that comes back was looked at once. */
function shownSpans(library: Pick<Library, 'evidence' | 'keyFrames'>, { entry: { moment }, evidence }: Citable) {
  const { keyFrame, assetId } = moment;
  if (!keyFrame) return [{ start: moment.start, end: moment.end, evidence }];
  const source = keyFrame.sameAs ?? keyFrame.id;
  const others = library.keyFrames
    .ofAsset(assetId)
    .filter((frame) => (frame.sameAs ?? frame.id) === source && frame.id !== keyFrame.id);
  return [keyFrame, ...others].map(({ time, start, end }) => {
    return { start, end, evidence: describedAt(library, assetId, time) ?? evidence };
  });
}

/** Spans in which useful pictures are on screen: the surest first, then by time those that are about as sure. */
function times(
  library: Pick<Library, 'evidence' | 'keyFrames'>,
  citable: readonly Citable[],
): { start: number; end: number; evidence: Evidence }[] {
  const [first] = citable;
  const sure = citable.filter(({ entry }) => entry === first!.entry || entry.p! >= AS_SURE);
  const spans = sure
    .filter(({ entry }) => entry.moment.assetId === first!.entry.moment.assetId)
    .flatMap((one) => {
      return shownSpans(library, one).map((span, i) => ({ ...span, isFirst: one === first && i === 0 }));
    })
    .sort((a, b) => a.start - b.start);
  const merged: typeof spans = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (!last || span.start > last.end + GAP) merged.push({ ...span });
    else Object.assign(last, { end: Math.max(last.end, span.end), isFirst: last.isFirst || span.isFirst });
  }
  return merged.sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.start - b.start).slice(0, MOST_TIMES);
}

function citationOf(
  library: Pick<Library, 'assets'>,
  evidence: Evidence,
  { start, end }: { start: number; end: number },
): Citation {
  return {
    evidenceId: evidence.id,
    assetId: evidence.assetId,
    assetName: library.assets.get(evidence.assetId)?.name ?? '',
    kind: evidence.kind,
    start,
    end,
    quote: evidence.text,
    box: null,
    keyFrameId: evidence.detail.kind === 'caption' ? evidence.detail.keyFrameId : null,
  };
}

/** Frames that a sentence names as `[2]`, from 0; numbers that no frame bears are not citations. */
function labels(text: string, count: number): number[] {
  const numbers = [...text.matchAll(/\[(\d{1,2})\]/g)].map((match) => Number(match[1]) - 1);
  return [...new Set(numbers)].filter((n) => n >= 0 && n < count);
}

/** A time that the model wrote was not read off a clock: the chips tell the true one. */
function withoutLabels(text: string): string {
  const plain = text
    .replace(/\bat \d{1,2}:\d{2}(?::\d{2})?(?=\s*\[)/g, '')
    .replace(/\[\d{1,2}\]/g, '')
    .replace(/\s{2,}/g, ' ')
    .replace(/\s+([.,;!?])/g, '$1')
    .trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function ended(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
