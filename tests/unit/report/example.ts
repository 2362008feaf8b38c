import { readFileSync } from 'node:fs';
import type { ReportContext } from '../../../main/report/export-report.ts';
import type { Answer, Citation } from '../../../preload/contract/answer.ts';
import type { Asset, KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence, EvidenceDetail, Moment } from '../../../preload/contract/evidence.ts';
import type { Report, ReportItem } from '../../../preload/contract/report.ts';
import { fixture } from '../../fixtures/paths.ts';

/* A small library by hand: one talk, one photograph, one recording, and what was read in them. */

export const talkId = 'a'.repeat(64);
export const photoId = 'b'.repeat(64);
export const soundId = 'c'.repeat(64);

function asset(id: string, name: string, kind: Asset['kind'], duration: number): Asset {
  const common = { mime: `${kind}/x`, playable: true, size: 1000, width: 1280, height: 720, rotation: 0 as const };
  const rest = { fps: null, variableFrameRate: false, tracks: [], addedAt: 0, state: 'ready' as const, evidence: {} };
  return { id, name, kind, duration, ...common, ...rest, paths: [`/home/mira/private/${name}`] };
}

export const assets = [
  asset(talkId, 'talk.mp4', 'video', 80),
  asset(photoId, 'cat.png', 'image', 0),
  asset(soundId, 'call.m4a', 'audio', 3725),
];

export const slide: KeyFrame = { id: 'kf-table', assetId: talkId, time: 20, start: 17, end: 29.52, sameAs: null };

const tableDetail: EvidenceDetail = {
  kind: 'text',
  keyFrameId: slide.id,
  role: 'row',
  order: 2,
  heading: 'Port Ellery tide table',
  cells: [],
  columns: [],
  size: 0.04,
};

function evidence(
  id: string,
  kind: Evidence['kind'],
  text: string,
  detail: EvidenceDetail,
  more: Partial<Evidence>,
): Evidence {
  const source = { stage: kind, model: `${kind}-model`, version: '1' };
  return {
    id,
    assetId: talkId,
    kind,
    text,
    detail,
    start: 17,
    end: 29.52,
    box: null,
    confidence: 0.9,
    source,
    ...more,
  };
}

export const rowBox = { x: 0.1, y: 0.5, w: 0.8, h: 0.1 };
export const row = evidence('e-row', 'text', 'Low water | 12:04 | 0.9 m | slack', tableDetail, { box: rowBox });
export const speech = evidence(
  'e-speech',
  'speech',
  'as recorded by Lord Byron',
  { kind: 'speech', language: 'en', trackIndex: 1, words: [] },
  { start: 25, end: 28.1 },
);
export const cats = evidence(
  'e-cats',
  'object',
  '2 cats',
  {
    kind: 'object',
    label: 'cat',
    count: 2,
    sightings: [
      { time: 40, track: 0, box: { x: 0.1, y: 0.1, w: 0.2, h: 0.2 }, confidence: 0.99 },
      { time: 42, track: 0, box: { x: 0.2, y: 0.1, w: 0.2, h: 0.2 }, confidence: 0.5 },
      { time: 42, track: 1, box: { x: 0.6, y: 0.1, w: 0.2, h: 0.2 }, confidence: 0.4 },
    ],
  },
  { start: 40, end: 44 },
);
export const photoCat = evidence('e-photo', 'object', '1 cat', { ...cats.detail, sightings: [] } as EvidenceDetail, {
  assetId: photoId,
  start: 0,
  end: 0,
});
export const call = evidence(
  'e-call',
  'subtitle',
  'Good morning.',
  { kind: 'subtitle', language: 'en', speaker: 'Priya', from: 'track:1' },
  {
    assetId: soundId,
    start: 3661,
    end: 3663,
  },
);
const known = [row, speech, cats, photoCat, call];

export function momentOf(...parts: Evidence[]): Moment {
  const [first] = parts;
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const keyFrame = first!.assetId === talkId && start < slide.end ? slide : null;
  return { id: `m-${first!.id}`, assetId: first!.assetId, start, end, keyFrame, evidence: parts, score: 1 };
}

export function cite(from: Evidence): Citation {
  const { id, assetId, kind, start, end, text, box, detail } = from;
  const keyFrameId = detail.kind === 'text' ? detail.keyFrameId : null;
  const assetName = assets.find((one) => one.id === assetId)?.name ?? 'gone.mp4';
  return { evidenceId: id, assetId, assetName, kind, start, end, quote: text, box, keyFrameId };
}

export function answerOf(sentences: { text: string; from: Evidence[] }[], more: Partial<Answer> = {}): Answer {
  const trace: Answer['trace'] = {
    route: 'hybrid',
    plan: { by: 'rules', answerKind: 'what', kinds: {}, keywords: [], objects: [], steps: [], time: null },
    hits: [],
    reranker: { name: 'text', note: null, device: null, looked: 0 },
    dropped: [],
    stages: [],
  };
  return {
    id: 'answer-1',
    question: 'How high is the low water in the tide table?',
    scope: { assetIds: [] },
    status: 'answered',
    sentences: sentences.map(({ text, from }) => ({ text, citations: from.map(cite) })),
    moments: [...new Set(sentences.flatMap(({ from }) => from))].map((one) => momentOf(one)),
    trace,
    createdAt: 0,
    ...more,
  };
}

export const lowWater = answerOf([
  { text: 'Low water is 0.9 m at 12:04.', from: [row] },
  { text: 'Lord Byron is named meanwhile.', from: [speech] },
]);

export function reportOf(items: ReportItem[], title = 'Tides', author = 'Mira'): Report {
  return { id: 'r1', title, author, date: '', template: 'brief', items, createdAt: 0, updatedAt: 0 };
}

export function momentItem(moment: Moment, more: Partial<Extract<ReportItem, { kind: 'moment' }>> = {}): ReportItem {
  return { kind: 'moment', moment, at: moment.start, boxes: [], note: '', ...more };
}

const notUsed = () => {
  throw new Error('a report only reads');
};
export const library: ReportContext['library'] = {
  assets: {
    get: (id) => assets.find((one) => one.id === id),
    list: () => assets,
    ids: notUsed,
    paths: notUsed,
    add: notUsed,
    setState: notUsed,
    remove: notUsed,
    restore: notUsed,
    purge: notUsed,
    discard: notUsed,
  },
  evidence: {
    byIds: (ids) => known.filter(({ id }) => ids.includes(id)),
    ofAsset: notUsed,
    within: (id, from, to, kinds = ['text']) =>
      known.filter((one) => one.assetId === id && one.start <= to && one.end >= from && kinds.includes(one.kind)),
    withoutVector: notUsed,
    counts: notUsed,
  },
  markedFrames: { ofAsset: () => [], get: notUsed, put: notUsed, remove: notUsed },
  keyFrames: { ofAsset: () => [], get: notUsed },
};

export const rocket = new Uint8Array(readFileSync(fixture('free', 'rocket.jpg')));

export function context(frameAt: ReportContext['frameAt'] = async () => rocket): ReportContext {
  return { library, frameAt, appVersion: '0.1.0', now: () => Date.UTC(2026, 10, 23, 15, 51) };
}

/** Strings that break out of careless formats. None may do anything but be read. */
export const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title><script src="https://evil.example/x.js"></script>',
  '<!-- --><svg onload=alert(1)>',
  '![x](https://evil.example/p.png)',
  '[click](javascript:alert(1))',
  '<https://evil.example> www.evil.example https://evil.example a@evil.example',
  '# heading\n- item\n1. one\n> quote\n---\n```\ncode\n```',
  '`code` *em* __strong__ ~~del~~ | cell | $math$ &copy; &#60;b&#62;',
  '\u202egnp.exe\u202c \u0000\u0007\u001b[31m \ud800 \u2028 שלום עולם مرحبا 潮汐 👩‍🚀',
  'x'.repeat(10_000),
].join('\n');
