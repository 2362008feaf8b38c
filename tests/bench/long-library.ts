import sharp from 'sharp';
import type { Library } from '../../main/library/library.ts';
import type { Evidence, EvidenceDetail, EvidenceKind } from '../../preload/contract/evidence.ts';
import { randomFrom } from '../fixtures/random.ts';

const RATE = 50;
const words = 'the tide gate harbour keeper low water bell ferry quay rope boat wind chart light north mud'.split(' ');

/** Evidences of each kind for every hundred. */
const shares: readonly [EvidenceKind, number][] = [
  ['speech', 36],
  ['text', 32],
  ['object', 22],
  ['subtitle', 10],
];

/**
 * Puts one recording of hours into a library, with all that ingest would leave: evidence of four kinds, key frames, a filmstrip, a waveform and
 * some notes. Its file is not there: a timeline needs none.
 * @returns its id
 */
export async function addLongRecording(library: Library, hours: number, evidences: number): Promise<string> {
  const random = randomFrom(7);
  const id = '7'.repeat(64);
  const duration = hours * 3600;
  library.assets.add({
    id,
    name: 'council meeting.mp4',
    path: '/bench/council meeting.mp4',
    kind: 'video',
    mime: 'video/mp4',
    playable: true,
    size: 6e9,
    duration,
    width: 1920,
    height: 1080,
    rotation: 0,
    fps: 25,
    variableFrameRate: false,
    tracks: [
      { index: 0, kind: 'video', codec: 'h264', language: null, title: null, default: true },
      { index: 1, kind: 'audio', codec: 'aac', language: 'en', title: null, default: true },
    ],
  });
  const sentence = () =>
    Array.from({ length: 6 + Math.floor(random() * 9) }, () => words[Math.floor(random() * words.length)]!);
  for (const [kind, share] of shares) {
    const count = Math.round((evidences * share) / 100);
    const step = duration / count;
    const evidence = Array.from({ length: count }, (_, i): Evidence => {
      const start = (i + random() * 0.4) * step;
      const said = sentence();
      const end = start + step * (kind === 'object' || kind === 'text' ? 0.5 + random() * 2 : 0.85);
      return {
        id: `${kind}-${i.toString(16).padStart(14, '0')}`,
        assetId: id,
        kind,
        start,
        end: Math.min(end, duration),
        text: kind === 'object' ? words[i % 5]! : said.join(' '),
        box: kind === 'object' || kind === 'text' ? { x: random() / 2, y: random() / 2, w: 0.3, h: 0.1 } : null,
        confidence: 0.5 + random() / 2,
        source: { stage: 'bench', model: 'none', version: '1' },
        detail: detailOf(kind, said, start, step, i),
      };
    });
    library.stages.commit({ assetId: id, stage: 'text', unit: kind, evidence });
  }
  const shot = 9;
  const keyFrames = Array.from({ length: Math.floor(duration / shot) }, (_, i) => ({
    id: `frame-${i}`,
    assetId: id,
    time: i * shot,
    start: i * shot,
    end: (i + 1) * shot,
    sameAs: null,
  }));
  const strip = { count: 400, columns: 20, width: 128, height: 72, interval: duration / 400 };
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 50 };
  const picture = sharp({ create: { width: 2560, height: 1440, channels: 3, background: '#345', noise } });
  library.blobs.put(id, 'filmstrip.jpg', await picture.jpeg({ quality: 70 }).toBuffer());
  library.stages.commit({ assetId: id, stage: 'keyframes', unit: 'all', keyFrames, filmstrip: strip });
  const max = Array.from({ length: duration * RATE }, (_, i) => Math.abs(Math.sin(i / 900)) * random());
  library.stages.commit({
    assetId: id,
    stage: 'waveform',
    unit: 'all',
    waveform: { rate: RATE, max, min: max.map((high) => -high * random()) },
  });
  for (let i = 0; i < 60; i += 1) {
    const start = (duration * (i + random())) / 60;
    library.notes.put({
      id: `note-${i}`,
      assetId: id,
      start,
      end: i % 2 ? start : start + 40,
      text: sentence().join(' '),
    });
  }
  const version = '1';
  for (const stage of [
    'probe',
    'keyframes',
    'waveform',
    'subtitles',
    'speech',
    'text',
    'objects',
    'embeddings',
  ] as const)
    library.stages.commit({ assetId: id, stage, unit: 'end', finish: { state: 'done', version } });
  library.assets.setState(id, 'ready');
  return id;
}

function detailOf(kind: EvidenceKind, said: readonly string[], start: number, step: number, i: number): EvidenceDetail {
  if (kind === 'speech') {
    const each = (step * 0.85) / said.length;
    const spoken = said.map((text, n) => ({
      text,
      start: start + n * each,
      end: start + (n + 1) * each,
      confidence: 0.9,
    }));
    return { kind, language: 'en', trackIndex: 1, words: spoken };
  }
  if (kind === 'object') {
    const box = { x: 0.2, y: 0.2, w: 0.3, h: 0.5 };
    return {
      kind,
      label: words[i % 5]!,
      count: 1 + (i % 3),
      sightings: [{ time: start, track: 0, box, confidence: 0.8 }],
    };
  }
  if (kind === 'subtitle') return { kind, language: 'en', speaker: null, from: 'track:2' };
  const line = { role: 'line' as const, order: 0, heading: null, cells: [], columns: [], size: 0.05 };
  return { kind: 'text', keyFrameId: `frame-${Math.floor(start / 9)}`, ...line };
}
