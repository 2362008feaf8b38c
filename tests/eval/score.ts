import type { Answer } from '../../preload/contract/answer.ts';
import type { Question } from './questions.ts';

/** How one question went; null where the figure does not apply to it. */
export interface Outcome {
  id: string;
  kind: string;
  scope: 'own' | 'library';
  question: string;
  text: string;
  ms: number;
  recall1: boolean | null;
  recall5: boolean | null;
  right: boolean | null;
  right12: boolean | null;
  rightAndCited: boolean | null;
  /** Share of citations that overlap gold; null for no answer or no gold. */
  citationPrecision: number | null;
  /** Share of the gold spans that a citation overlaps; null where there is no gold, 0 where there is no answer. */
  citationRecall: number | null;
  /** Where the first citation points, as a person reads it. */
  cited: string;
  /** Accepted answers; null where the file does not say. */
  expected: string[] | null;
  /** How the answer was found, in a line. */
  route: string;
  abstained: boolean;
  words: number;
  /** Length in s and intersection over union of the first moment with the nearest gold span. */
  firstLength: number | null;
  firstIou: number | null;
}

const LONGEST_MOMENT = 30;

/** Lower case, punctuation as spaces, digits and letters parted: "3h" is "3 h", "AL-2207" is "al 2207". */
export function plain(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/(\d)[.:,](?=\d)/g, '$1\uE000')
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ')
    .replace(/[^\p{L}\p{N}\uE000]+/gu, ' ')
    .split(' ')
    .filter(Boolean);
}

/** Whether the words stand in the text one after another, as whole words. */
export function holds(text: readonly string[], phrase: string): boolean {
  const words = plain(phrase);
  return words.length > 0 && text.some((_, i) => words.every((word, j) => text[i + j] === word));
}

/** Right by the words of the answer's first `limit` words. */
export function isRight(answer: string, gold: Question, limit: number): boolean {
  const words = answer.split(/\s+/).slice(0, limit).join(' ');
  const text = plain(words);
  if (gold.reject?.some((phrase) => holds(text, phrase))) return false;
  if (gold.all) return gold.all.every((group) => group.some((phrase) => holds(text, phrase)));
  return gold.answer?.some((phrase) => holds(text, phrase)) ?? false;
}

/** Compares an answer with gold. @param goldAsset id of the asset that the question is about */
export function scoreAnswer(
  gold: Question,
  goldAsset: string,
  answer: Answer,
  scope: Outcome['scope'],
  ms: number,
): Outcome {
  const text = answer.sentences.map((sentence) => sentence.text).join(' ');
  const citations = answer.sentences.flatMap((sentence) => sentence.citations);
  const overlaps = (item: { assetId: string; start: number; end: number }) =>
    item.assetId === goldAsset && gold.spans.some(([from, to]) => meet(item.start, item.end, from, to));
  const hit = (count: number) =>
    answer.moments
      .slice(0, count)
      .some((moment) => moment.end - moment.start <= LONGEST_MOMENT + 0.01 && overlaps(moment));
  const answerable = gold.answer !== null;
  const answered = answer.status === 'answered';
  const right = answerable && answered && isRight(text, gold, 40);
  const first = answer.moments[0];
  return {
    id: gold.id,
    kind: gold.kind,
    scope,
    question: gold.question,
    text,
    ms,
    recall1: answerable ? hit(1) : null,
    recall5: answerable ? hit(5) : null,
    right: answerable ? right : null,
    right12: answerable ? answered && isRight(text, gold, 12) : null,
    rightAndCited: answerable ? right && citations[0] !== undefined && overlaps(citations[0]) : null,
    citationPrecision: answerable && citations.length > 0 ? citations.filter(overlaps).length / citations.length : null,
    citationRecall: answerable ? coveredShare(gold, citations, goldAsset) : null,
    cited: citations[0]
      ? `${citations[0].assetName} ${citations[0].start.toFixed(1)}–${citations[0].end.toFixed(1)}`
      : '',
    expected: expectedOf(gold),
    route: answer.trace.route,
    abstained: !answered,
    words: text === '' ? 0 : text.split(/\s+/).length,
    firstLength: answerable && first ? first.end - first.start : null,
    firstIou:
      answerable && first && first.assetId === goldAsset
        ? Math.max(0, ...gold.spans.map(([from, to]) => iou(first.start, first.end, from, to)))
        : null,
  };
}

/** Accepted answers, or where several things must be told the first way of telling each; null where the file does not say. */
function expectedOf({ answer, all }: Question): string[] | null {
  return all ? all.map((group) => group[0] ?? '') : answer;
}

/** Of a slide that is shown twice an answer cites one showing as a rule, so this is rarely whole. */
function coveredShare(
  { spans }: Question,
  citations: readonly { assetId: string; start: number; end: number }[],
  goldAsset: string,
): number {
  const own = citations.filter(({ assetId }) => assetId === goldAsset);
  const covered = spans.filter(([from, to]) => own.some(({ start, end }) => meet(start, end, from, to)));
  return spans.length === 0 ? 0 : covered.length / spans.length;
}

/** Spans that share time; images (0–0) share their only instant. */
function meet(a: number, b: number, from: number, to: number): boolean {
  return from === to || a === b ? a <= to && b >= from : Math.min(b, to) > Math.max(a, from);
}

function iou(a: number, b: number, from: number, to: number): number {
  const shared = Math.min(b, to) - Math.max(a, from);
  return shared <= 0 ? 0 : shared / (Math.max(b, to) - Math.min(a, from));
}

/** What a person wants to see of a question that went wrong; [] where it went right. */
export function describeWrong(gold: Question, outcome: Outcome, answer: Answer): string[] {
  const right = gold.answer ? outcome.rightAndCited && outcome.recall1 : outcome.abstained;
  if (right) return [];
  const cited =
    answer.sentences[0]?.citations.map((one) => `${one.assetName} ${one.start.toFixed(1)}`).join(', ') ?? '';
  const dropped = answer.trace.dropped.slice(0, 3).map((one) => `“${one.text.slice(0, 60)}” ${one.why}`);
  return [
    `${outcome.scope.padEnd(7)} ${gold.id} ${gold.question}`,
    `        → ${outcome.text || '(not found)'}   [${answer.trace.route}] ${cited}`,
    `        gold ${expectedOf(gold)?.join(' / ') ?? 'none'}  recall@1 ${outcome.recall1} @5 ${outcome.recall5}${outcome.text === '' ? `  dropped: ${dropped.join('; ')}` : ''}`,
  ];
}
