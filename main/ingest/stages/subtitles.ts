import { basename } from 'node:path';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import type { Cue } from '../../media/subtitle-cues.ts';
import { findSidecars, isTextTrack, readSidecar, readSubtitleTrack } from '../../media/subtitles.ts';
import { evidenceId } from '../evidence-id.ts';
import type { Stage, StageContext } from '../stage.ts';

interface Found {
  unit: string;
  from: string;
  language: string | null;
  cues(): Promise<Cue[]>;
}

/** Cues of embedded tracks and of files beside the video; a unit is one track or file. */
export const subtitles: Stage = {
  name: 'subtitles',
  version: '1',
  needs: [],
  async run(context) {
    const { asset, units, commit, progress, log } = context;
    if (asset.kind === 'image') return { state: 'off', reason: 'A picture has no subtitles.' };
    const found = await everySource(context);
    if (found.length === 0) return { state: 'off', reason: 'There are no subtitles in the file or beside it.' };
    const problems: string[] = [];
    for (const [i, one] of found.entries()) {
      if (!units().has(one.unit)) {
        try {
          commit({ unit: one.unit, evidence: toEvidence(asset.id, one, await one.cues(), asset.duration) });
        } catch (error) {
          context.signal.throwIfAborted();
          log.warn({ err: error }, 'subtitles could not be read');
          problems.push(error instanceof Error ? error.message : String(error));
          commit({ unit: one.unit });
        }
      }
      progress((i + 1) / found.length);
    }
    return { state: 'done', reason: problems.length > 0 ? problems.join(' ') : undefined };
  },
};

async function everySource({ asset, source, tools, signal }: StageContext): Promise<Found[]> {
  const embedded = source.tracks.filter(isTextTrack).map((track) => ({
    unit: `track:${track.index}`,
    from: `track:${track.index}`,
    language: track.language,
    cues: () => readSubtitleTrack(tools, source, track, signal),
  }));
  const folders = [...new Set([source.path, ...asset.paths])];
  const sidecars = (await Promise.all(folders.map(findSidecars))).flat();
  const byName = new Map(sidecars.map((s) => [s.name, s]));
  return [
    ...embedded,
    ...[...byName.values()].map(({ path, language }) => ({
      unit: `sidecar:${basename(path)}`,
      from: `sidecar:${basename(path)}`,
      language,
      cues: () => readSidecar(path),
    })),
  ];
}

function toEvidence(assetId: string, found: Found, cues: readonly Cue[], duration: number): Evidence[] {
  return cues
    .filter((cue) => cue.text.trim() !== '' && cue.start < duration)
    .map((cue, i) => ({
      id: evidenceId(assetId, 'subtitles', found.unit, i),
      assetId,
      kind: 'subtitle',
      start: Math.max(0, cue.start),
      end: Math.min(cue.end, Math.max(duration, cue.start)),
      text: cue.text.replace(/\s+/g, ' ').trim(),
      box: null,
      confidence: 1,
      source: { stage: 'subtitles', model: found.from, version: '1' },
      detail: { kind: 'subtitle', language: found.language, speaker: cue.speaker, from: found.from },
    }));
}
