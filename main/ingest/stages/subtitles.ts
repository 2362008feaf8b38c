import { basename } from 'node:path';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { AppError } from '../../app-error.ts';
import type { Cue } from '../../media/subtitle-cues.ts';
import { findSidecars, isTextTrack, readSidecar, readSubtitleTrack } from '../../media/subtitles.ts';
import { evidenceId } from '../evidence-id.ts';
import type { Stage, StageContext } from '../stage.ts';
import { type SourcedCue, withoutRepeats } from '../subtitles/without-repeats.ts';

interface Found {
  /** `track:<index>` or `sidecar:<file name>` */
  from: string;
  language: string | null;
  cues(): Promise<Cue[]>;
}

/** Cues of embedded tracks and of files beside the video. The same cues in two formats are one. */
export const subtitles: Stage = {
  name: 'subtitles',
  version: '1',
  needs: [],
  async run(context) {
    const { asset, commit, progress, log } = context;
    if (asset.kind === 'image') return { state: 'off', reason: 'A picture has no subtitles.' };
    const found = await everySource(context);
    if (found.length === 0) return { state: 'off', reason: 'There are no subtitles in the file or beside it.' };
    const problems: string[] = [];
    const read: SourcedCue[] = [];
    for (const [i, { from, language, cues }] of found.entries()) {
      try {
        read.push(...(await cues()).map((cue) => ({ ...cue, from, language })));
      } catch (error) {
        context.signal.throwIfAborted();
        log.warn({ err: error }, 'subtitles could not be read');
        problems.push(error instanceof AppError ? error.message : `The subtitles of ${from} could not be read.`);
      }
      progress((i + 1) / found.length);
    }
    const shown = read.filter((cue) => cue.text.trim() !== '' && cue.start < asset.duration);
    const evidence = withoutRepeats(shown).map((cue, i) => toEvidence(asset.id, cue, i, asset.duration));
    commit({ unit: 'all', evidence });
    return { state: 'done', reason: problems.length > 0 ? problems.join(' ') : undefined };
  },
};

async function everySource({ asset, source, tools, signal }: StageContext): Promise<Found[]> {
  const embedded = source.tracks.filter(isTextTrack).map((track) => ({
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
      from: `sidecar:${basename(path)}`,
      language,
      cues: () => readSidecar(path),
    })),
  ];
}

function toEvidence(assetId: string, cue: SourcedCue, ordinal: number, duration: number): Evidence {
  return {
    id: evidenceId(assetId, 'subtitles', cue.from, ordinal),
    assetId,
    kind: 'subtitle',
    start: Math.max(0, cue.start),
    end: Math.min(cue.end, duration),
    text: cue.text.replace(/\s+/g, ' ').trim(),
    box: null,
    confidence: 1,
    source: { stage: 'subtitles', model: cue.from, version: '1' },
    detail: { kind: 'subtitle', language: cue.language, speaker: cue.speaker, from: cue.from },
  };
}
