import type { Asset, KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { speakerOf } from '../../../preload/contract/speaker.ts';
import { contextOf, wordsOf } from '../../language/evidence-text.ts';
import { fullnessOf } from '../../language/fullness.ts';
import { type Bag, bag } from '../../language/terms.ts';
import type { Library } from '../../library/library.ts';
import { partedTitles } from './column-titles.ts';
import type { AssetView, Passage, Screen } from './passage.ts';
import { joinSentences } from './sentences.ts';
import { questionsOf } from './turns.ts';

/** Reads one file's evidence into sentences, screens and objects. */
export function readAsset(library: Pick<Library, 'evidence' | 'keyFrames' | 'media'>, asset: Asset): AssetView {
  const all = library.evidence.ofAsset(asset.id);
  const said = readSpeech(all);
  const keyFrames = library.keyFrames.ofAsset(asset.id);
  const screens = readScreens(all, keyFrames);
  const shots = keyFrames.map(({ start, end }) => ({ start, end })).sort(byTime);
  const seen = all
    .filter((item) => item.kind === 'object')
    .map(readObject)
    .sort(byTime);
  const notes = all
    // What a model says of a picture is no reading: it finds moments, and whoever looks answers.
    .filter((item) => item.kind === 'note')
    .map((item) => passage(item, 'shown', item.kind));
  const shown = [...new Set(screens.flatMap((screen) => screen.lines)), ...notes];
  return {
    assetId: asset.id,
    name: asset.name,
    about: aboutOf(asset.name, screens),
    duration: asset.duration,
    fullness: fullnessOf(asset),
    said,
    shown,
    seen,
    screens,
    shots,
    waveform: () => library.media.waveform(asset.id),
  };
}

function aboutOf(name: string, screens: readonly Screen[]): Bag {
  const opening = screens[0]?.lines.slice(0, OPENING).map((line) => line.text) ?? [];
  return bag([name.replace(/\.\w{2,4}$/, '').replace(/[_-]/g, ' '), ...opening].join('\n'));
}

/** Lines of the opening screen that may say what the file is about; a full slide says more than that. */
const OPENING = 4;

const byTime = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start - b.start || a.end - b.end;

function passage(item: Evidence, mode: Passage['mode'], stream: string, text = wordsOf(item)): Passage {
  const context = contextOf(item);
  const { detail } = item;
  const own = bag(text);
  return {
    assetId: item.assetId,
    mode,
    start: item.start,
    end: item.end,
    text,
    context,
    evidence: [item],
    speaker: speakerOf(item),
    language: detail.kind === 'speech' || detail.kind === 'subtitle' ? detail.language : null,
    stream,
    cells: detail.kind === 'text' ? detail.cells.map((cell) => cell.text) : [],
    columns: detail.kind === 'text' ? partedTitles(detail.columns) : [],
    heading: detail.kind === 'text' ? detail.heading : null,
    role: detail.kind === 'text' ? detail.role : null,
    label: detail.kind === 'object' ? detail.label : null,
    count: detail.kind === 'object' ? detail.count : 0,
    box: item.box,
    own,
    around: context ? bag(`${text} ${context}`) : own,
    near: own,
    second: false,
  };
}

function readSpeech(all: readonly Evidence[]): Passage[] {
  const streams = new Map<string, Evidence[]>();
  for (const item of all) {
    const { detail } = item;
    const stream =
      detail.kind === 'speech'
        ? `speech:${detail.trackIndex}`
        : detail.kind === 'subtitle'
          ? `subtitle:${detail.from}`
          : null;
    if (stream) streams.set(stream, [...(streams.get(stream) ?? []), item]);
  }
  return [...streams]
    .flatMap(([stream, items]) => {
      const sentences = joinSentences(items.sort(byTime)).map((sentence) => ({
        ...passage(sentence.evidence[0]!, 'said', stream, sentence.text),
        start: sentence.start,
        end: sentence.end,
        evidence: sentence.evidence,
      }));
      const transcribed =
        stream.startsWith('speech') && [...streams.keys()].some((other) => other.startsWith('subtitle'));
      const asked = questionsOf(sentences);
      return sentences.map((sentence, i) => {
        const around = sentences.slice(Math.max(0, i - 2), i + 2).map((other) => other.text);
        return {
          ...sentence,
          near: bag(around.join(' ')),
          second: transcribed,
          around: bag(`${sentence.text} ${sentence.context} ${asked[i]} ${spokenOf(sentences[i - 1], sentence)}`),
        };
      });
    })
    .sort(byTime);
}

/** A pronoun speaks of whom or what was spoken of right before. */
function spokenOf(before: Passage | undefined, next: Passage): string {
  if (!before || next.start - before.end > 1.5) return '';
  if (before.speaker !== null && next.speaker !== null && before.speaker !== next.speaker) return '';
  return /^(?:they|he|she|it|this|that|these|those)\b/i.test(next.text) ? before.text : '';
}

function readObject(item: Evidence): Passage {
  return passage(item, 'seen', 'objects');
}

/**
 * Screens from key frames: a line stands on every frame over most of which it was visible. Frames in a row with the same lines are
 * one screen. Without key frames (text from elsewhere) lines that appear together make one.
 */
function readScreens(all: readonly Evidence[], keyFrames: readonly KeyFrame[]): Screen[] {
  const texts = all.filter((item) => item.detail.kind === 'text');
  const spans = keyFrames.length > 0 ? keyFrames : spansOf(texts);
  const made: { start: number; end: number; items: Evidence[] }[] = [];
  for (const { start, end } of [...spans].sort(byTime)) {
    const items = texts.filter((item) => shares(item, start, end)).sort((a, b) => orderOf(a) - orderOf(b));
    const last = made.at(-1);
    if (last && items.length > 0 && sameItems(last.items, items)) last.end = end;
    else if (items.length > 0) made.push({ start, end, items });
  }
  const first = new Map<string, Passage>();
  return made.map(({ start, end, items }, index) => {
    const whole = bag(items.map((item) => item.text).join('\n'));
    const lines = items.map((item) => {
      const line = first.get(item.id) ?? { ...passage(item, 'shown', `screen:${index}`), near: whole };
      first.set(item.id, line);
      return line;
    });
    nameColumns(lines);
    const title = lines.find((line) => line.role === 'heading') ?? largest(lines);
    return { assetId: items[0]!.assetId, start, end, title, lines };
  });
}

/** A table of words alone is not told from its titles by its layout: without digits, the first of several long rows names the columns. */
function nameColumns(lines: readonly Passage[]): void {
  const rows = lines.filter((line) => line.role === 'row' && line.columns.length === 0 && line.cells.length >= 3);
  const [titles, ...rest] = rows;
  if (!titles || rest.length < 2 || lines.some((line) => line.columns.length > 0)) return;
  if (
    /\d/.test(titles.text) ||
    rest.some((row) => row.cells.length !== titles.cells.length || row.heading !== titles.heading)
  )
    return;
  for (const row of rest) {
    row.columns = titles.cells;
    row.around = bag(`${row.text} ${row.context} ${titles.text}`);
  }
}

function spansOf(texts: readonly Evidence[]): { start: number; end: number }[] {
  const spans = new Map(texts.map((item) => [item.start, { start: item.start, end: item.end }]));
  return [...spans.values()];
}

function shares(item: Evidence, start: number, end: number): boolean {
  if (end <= start) return item.start <= start && item.end >= end;
  return Math.min(item.end, end) - Math.max(item.start, start) > (end - start) / 2;
}

function sameItems(a: readonly Evidence[], b: readonly Evidence[]): boolean {
  return a.length === b.length && a.every((item, i) => item.id === b[i]!.id);
}

function orderOf(item: Evidence): number {
  return item.detail.kind === 'text' ? item.detail.order : 0;
}

/** Without a heading: the largest line, the upper one of equals. */
function largest(lines: readonly Passage[]): Passage | null {
  const size = (line: Passage) => (line.evidence[0]?.detail.kind === 'text' ? line.evidence[0].detail.size : 0);
  return lines.reduce<Passage | null>((best, line) => (best && size(best) >= size(line) * 0.98 ? best : line), null);
}
