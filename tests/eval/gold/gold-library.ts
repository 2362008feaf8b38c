import { createHash } from 'node:crypto';
import { embeddedText } from '../../../main/ingest/embedded-text.ts';
import type { Library } from '../../../main/library/library.ts';
import type { Models } from '../../../native-models/protocol.ts';
import type { KeyFrame } from '../../../preload/contract/asset.ts';
import type { Evidence, EvidenceDetail, EvidenceKind } from '../../../preload/contract/evidence.ts';

/**
 * What a clip would yield, written by hand: questions can be worked on without minutes of recognition.
 * Lines of a slide: "# heading", "|| column | titles", "| cells | of a row", anything else a line.
 */
export interface GoldAsset {
  name: string;
  duration: number;
  slides?: { from: number; to: number; text: string[] }[];
  /** start, end, text, language (en where left out) */
  speech?: [number, number, string, string?][];
  /** start, end, "Name: text" */
  cues?: [number, number, string][];
  /** boxes: x y w h of each at its best sighting */
  objects?: {
    label: string;
    from: number;
    to: number;
    boxes: [number, number, number, number][];
    confidence?: number;
  }[];
}

/** Puts written assets into a library, vectors included; returns their ids by name. */
export async function fillLibrary(
  library: Library,
  models: Models,
  assets: readonly GoldAsset[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const gold of assets) {
    const id = createHash('sha256').update(gold.name).digest('hex');
    ids.set(gold.name, id);
    const made = evidenceOf(id, gold);
    library.assets.add({
      id,
      name: gold.name,
      kind: gold.duration === 0 ? 'image' : 'video',
      mime: 'video/mp4',
      playable: true,
      size: 1,
      duration: gold.duration,
      width: 1280,
      height: 720,
      rotation: 0,
      fps: 25,
      variableFrameRate: false,
      tracks: [],
      path: `/gold/${gold.name}`,
    });
    const { vectors, dimensions } = await models.run('embed-text', { texts: made.evidence.map(embeddedText) });
    library.stages.commit({
      assetId: id,
      stage: 'keyframes',
      unit: 'all',
      keyFrames: made.keyFrames,
      finish: { state: 'done', version: '1' },
    });
    library.stages.commit({
      assetId: id,
      stage: 'text',
      unit: 'all',
      evidence: made.evidence,
      finish: { state: 'done', version: '1' },
    });
    library.stages.commit({
      assetId: id,
      stage: 'embeddings',
      unit: 'all',
      finish: { state: 'done', version: '1' },
      vectors: made.evidence.map((item, i) => ({
        id: item.id,
        vector: vectors.slice(i * dimensions, (i + 1) * dimensions),
      })),
    });
    library.assets.setState(id, 'ready');
  }
  return ids;
}

function evidenceOf(assetId: string, gold: GoldAsset): { evidence: Evidence[]; keyFrames: KeyFrame[] } {
  const evidence: Evidence[] = [];
  const keyFrames: KeyFrame[] = [];
  const add = (
    kind: EvidenceKind,
    start: number,
    end: number,
    text: string,
    detail: EvidenceDetail,
    confidence = 0.9,
  ) =>
    evidence.push({
      id: `${assetId.slice(0, 12)}-${evidence.length}`,
      assetId,
      kind,
      start,
      end,
      text,
      box: null,
      confidence,
      source: { stage: 'text', model: 'gold', version: '1' },
      detail,
    });
  const frame = (from: number, to: number): string => {
    const known = keyFrames.find((one) => one.start === from && one.end === to);
    if (known) return known.id;
    const id = `${assetId.slice(0, 12)}-f${keyFrames.length}`;
    keyFrames.push({ id, assetId, time: (from + to) / 2, start: from, end: to, sameAs: null });
    return id;
  };
  for (const slide of gold.slides ?? []) addSlide(slide, frame(slide.from, slide.to), add);
  for (const [start, end, text, language = 'en'] of gold.speech ?? []) {
    const said = text.split(' ');
    const step = (end - start) / said.length;
    const words = said.map((word, i) => ({
      text: word,
      start: start + i * step,
      end: start + (i + 1) * step,
      confidence: 0.9,
    }));
    add('speech', start, end, text, { kind: 'speech', language, trackIndex: 1, words });
  }
  for (const [start, end, cue] of gold.cues ?? []) {
    const [, speaker, text] = /^(?:([^:]{2,24}): )?(.*)$/.exec(cue)!;
    add(
      'subtitle',
      start,
      end,
      text!,
      { kind: 'subtitle', language: 'en', speaker: speaker ?? null, from: 'track:2' },
      1,
    );
  }
  for (const { label, from, to, boxes, confidence = 0.8 } of gold.objects ?? []) {
    frame(from, to);
    const times = [from + 0.2, (from + to) / 2, to - 0.2];
    const sightings = times.flatMap((time) =>
      boxes.map(([x, y, w, h], track) => ({ time, track, box: { x, y, w, h }, confidence })),
    );
    add(
      'object',
      from,
      to,
      boxes.length === 1 ? label : `${boxes.length} ${label}s`,
      { kind: 'object', label, count: boxes.length, sightings },
      confidence,
    );
  }
  return { evidence, keyFrames };
}

function addSlide(
  slide: { from: number; to: number; text: string[] },
  keyFrameId: string,
  add: (kind: EvidenceKind, start: number, end: number, text: string, detail: EvidenceDetail) => void,
): void {
  let heading: string | null = null;
  let columns: string[] = [];
  slide.text.forEach((line, order) => {
    const box = { x: 0.1, y: 0.1 + order * 0.08, w: 0.8, h: 0.06 };
    const text = line.replace(/^(?:#|\|\|?) /, '');
    const cells = line.startsWith('|') ? text.split(' | ').map((cell) => ({ text: cell.trim(), box })) : [];
    const role = line.startsWith('# ') ? 'heading' : cells.length > 0 ? 'row' : 'line';
    const size = role === 'heading' ? 0.05 : 0.03;
    const titled = role === 'row' && !line.startsWith('|| ') && columns.length === cells.length ? columns : [];
    add('text', slide.from, slide.to, text, {
      kind: 'text',
      keyFrameId,
      role,
      order,
      heading: role === 'heading' ? null : heading,
      cells,
      columns: titled,
      size,
    });
    if (role === 'heading') heading = text;
    columns = line.startsWith('|| ') ? cells.map((cell) => cell.text) : role === 'row' ? columns : [];
  });
}
