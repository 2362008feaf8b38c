import { mkdtempSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { exportClips } from '../../../../main/export/clips/export-clips.ts';
import type { Known } from '../../../../main/export/clips/take-order.ts';
import { probeMedia } from '../../../../main/media/probe.ts';
import type { Annotation, MarkedFrame } from '../../../../preload/contract/annotation.ts';
import type { Asset } from '../../../../preload/contract/asset.ts';
import {
  type ClipsInput,
  type ClipsMade,
  type ClipsProgress,
  clipsInput,
  clipsMade,
} from '../../../../preload/contract/clips.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';
import { tools } from './counted-video.ts';

const scratch = scratchFolder();

/** An empty folder for what is written. */
export const newFolder = (): string => mkdtempSync(join(scratch, 'out-'));

type Parts = Parameters<typeof exportClips>[0];

/** A file as the library would know it. */
export async function assetOf(path: string): Promise<Asset> {
  const { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks } =
    await probeMedia(tools, path);
  const facts = { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks };
  return {
    id: 'a'.repeat(64),
    name: basename(path),
    ...facts,
    paths: [path],
    addedAt: 0,
    state: 'ready',
    evidence: {},
  };
}

export interface Cutting {
  path: string;
  outDir: string;
  marked?: MarkedFrame[];
  shots?: Known['shots'];
  cues?: Known['cues'];
  signal?: AbortSignal;
  onProgress?: (progress: ClipsProgress) => void;
  parts?: Partial<Parts>;
}

/** Exports clips of one file as the router does: what goes in and comes out is held to the contract. */
export async function cut(
  {
    path,
    outDir,
    marked = [],
    shots = [],
    cues = [],
    signal = new AbortController().signal,
    onProgress = () => {},
    parts,
  }: Cutting,
  input: Omit<Partial<ClipsInput>, 'moments'> & { moments: { start: number; end: number; name?: string }[] },
): Promise<ClipsMade> {
  const asset = await assetOf(path);
  const known = async (): Promise<Known> => ({ asset, path, marked, shots, cues });
  const all = { tools, known, appVersion: '1.2.3', outDir, freeBytes: async () => 1e12, ...parts };
  const moments = input.moments.map((moment) => ({ name: '', ...moment, assetId: asset.id }));
  return clipsMade.parse(await exportClips(all, clipsInput.parse({ ...input, moments }), { signal, emit: onProgress }));
}

/** A marked frame that hides one region. */
export function hiding(
  start: number,
  end: number,
  box: { x: number; y: number; w: number; h: number },
  style: 'blur' | 'pixelate' = 'pixelate',
): MarkedFrame {
  const hide: Annotation = { kind: 'hide', id: 'h', box, style };
  return { id: 'm', assetId: 'a'.repeat(64), at: start, start, end, annotations: [hide], updatedAt: 0 };
}

export const factsBeside = (made: ClipsMade, n = 0) =>
  JSON.parse(readFileSync(`${made.files[n]!.path}.source.json`, 'utf8'));
