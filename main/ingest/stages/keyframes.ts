import { readFile } from 'node:fs/promises';
import type { Filmstrip, KeyFrame } from '../../../preload/contract/asset.ts';
import { AppError } from '../../app-error.ts';
import { collectFilmstrip, type FilmstripCollector } from '../../media/filmstrip.ts';
import { fromJpeg, toJpeg } from '../../media/images.ts';
import { fitEven, type ScanFrame, scanFrames } from '../../media/scan-frames.ts';
import { evidenceId } from '../evidence-id.ts';
import { halve } from '../keyframes/halve.ts';
import { createKeyFrameFinder, type FoundKeyFrame } from '../keyframes/key-frame-finder.ts';
import { createSeenPictures, type SeenPicture } from '../keyframes/seen-pictures.ts';
import { type KeyFrameUnit, packSeen, unpackSeen } from '../keyframes/unit-state.ts';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** Longest side of the scanned frames, px: one word on a slide still fills a dozen pixels. */
const SCAN_SIZE = 256;
/** A unit covers at least so much of the video (s), and ends where a new finder could begin. */
const UNIT = 10;
/** Frames that a cut detector may still hold back (s), with room. */
const LAG = 0.5;
const LAST_UNIT = 'last';
const THUMB_WIDTH = 480;
const POSTER_WIDTH = 960;

/** One decode pass: key frames with their spans, a thumbnail each, a poster and the filmstrip. */
export const keyframes: Stage = {
  name: 'keyframes',
  version: '1',
  needs: [],
  run: (context) => (context.asset.kind === 'image' ? still(context) : moving(context)),
};

async function still(context: StageContext): Promise<StageOutcome> {
  const { asset, library, pictures, signal } = context;
  if (context.units().has('all')) return { state: 'done' };
  const frame = keyFrameOf(asset.id, { time: 0, start: 0, end: 0 }, null);
  const image = await pictures.at(0, signal);
  library.blobs.put(asset.id, thumbName(frame.id), await toJpeg(image, { maxWidth: THUMB_WIDTH }));
  library.blobs.put(asset.id, 'poster.jpg', await toJpeg(image, { maxWidth: POSTER_WIDTH }));
  context.commit({ unit: 'all', keyFrames: [frame] });
  return { state: 'done' };
}

async function moving(context: StageContext): Promise<StageOutcome> {
  const { asset, source, tools, library, signal, progress } = context;
  if (!source.video) return { state: 'off', reason: 'This file has no picture.' };
  const units = context.units() as Map<string, KeyFrameUnit>;
  if (units.has(LAST_UNIT)) return { state: 'done' };
  const size = fitEven(source, SCAN_SIZE);
  const known = [...units.values()].flatMap((u) => u.seen.map(unpackSeen));
  const seen = createSeenPictures(size.width >> 1, size.height >> 1, known);
  let from = [...units.values()].at(-1)?.end ?? 0;
  const strip = await filmstripUpTo(context, from);
  let finder = createKeyFrameFinder(size);
  let found: FoundKeyFrame[] = [];
  let recent: ScanFrame[] = [];

  // Thumbnails of one unit are made while the scan goes on with the next; units are written in their order.
  let saving = Promise.resolve();
  const save = async (unit: string, end: number, filmstrip?: Filmstrip): Promise<void> => {
    const added: SeenPicture[] = [];
    const moving: string[] = [];
    const keyFrames = found.map((f) => {
      const id = frameId(asset.id, f.start);
      const gray = halve(f.picture.gray, size.width, size.height);
      const sameAs = seen.find(id, gray);
      if (sameAs === null) added.push({ keyFrameId: id, gray });
      if (f.moving) moving.push(id);
      return keyFrameOf(asset.id, f, sameAs);
    });
    found = [];
    from = end;
    await saving;
    saving = putThumbs(context, keyFrames).then(() => {
      const state: KeyFrameUnit = { end, seen: added.map(packSeen), moving };
      context.commit({ unit, keyFrames, filmstrip, state });
    });
    // Met at the next unit or at the end; until then a failure must not count as unhandled.
    saving.catch(() => undefined);
  };

  try {
    for await (const frame of scanFrames(tools, source, { size: SCAN_SIZE, from, signal })) {
      // A seek may begin with earlier frames; they belong to units that are done.
      if (frame.time < from - 1e-6) continue;
      strip.add(frame);
      recent = [...recent.filter((f) => f.time > frame.time - LAG), frame];
      const step = finder.push(frame);
      found.push(...step.found);
      if (step.boundary !== null && step.boundary - from >= UNIT) {
        const { boundary } = step;
        found.push(...finder.drain());
        await save(`from ${from.toFixed(3)}`, boundary);
        // Begun anew as after a restart, so that a run that was killed finds the same.
        finder = createKeyFrameFinder(size);
        for (const again of recent.filter((f) => f.time >= boundary - 1e-6)) found.push(...finder.push(again).found);
      }
      progress(Math.min(0.95, frame.time / Math.max(asset.duration, 0.04)));
    }
    found.push(...finder.finish(asset.duration));
    if (found.length === 0 && from === 0) {
      throw new AppError('BROKEN_FILE', `${asset.name} is damaged: none of its pictures could be decoded.`);
    }
    const sprite = await strip.finish();
    if (sprite) library.blobs.put(asset.id, 'filmstrip.jpg', sprite.jpeg);
    await save(LAST_UNIT, asset.duration, sprite?.strip);
    await saving;
  } finally {
    // Nothing may still be writing when the caller removes what was given up.
    await saving.catch(() => undefined);
  }
  return { state: 'done' };
}

/** A collector that has the part before `from` already: from the thumbnails that an earlier run left. */
async function filmstripUpTo(context: StageContext, from: number): Promise<FilmstripCollector> {
  const { asset, source, library, signal } = context;
  const strip = collectFilmstrip(asset.duration);
  if (from === 0) return strip;
  const size = fitEven(source, SCAN_SIZE);
  const frames = library.keyFrames.ofAsset(asset.id);
  for (const [n, { id, start }] of frames.entries()) {
    const thumb = library.blobs.path(asset.id, thumbName(id));
    if (!thumb || !strip.shows(start, frames[n + 1]?.start ?? from)) continue;
    strip.add({ time: start, ...(await fromJpeg(await readFile(thumb), size)) });
    signal.throwIfAborted();
  }
  return strip;
}

async function putThumbs(context: StageContext, frames: readonly KeyFrame[]): Promise<void> {
  const { asset, library, pictures, signal } = context;
  for (const frame of frames) {
    const same = frame.sameAs === null ? undefined : library.blobs.path(asset.id, thumbName(frame.sameAs));
    if (same) {
      const copy = await readFile(same);
      signal.throwIfAborted();
      library.blobs.put(asset.id, thumbName(frame.id), copy);
      continue;
    }
    const image = await pictures.at(frame.time, signal);
    const thumb = await toJpeg(image, { maxWidth: THUMB_WIDTH });
    signal.throwIfAborted();
    library.blobs.put(asset.id, thumbName(frame.id), thumb);
    if (library.blobs.path(asset.id, 'poster.jpg')) continue;
    const poster = await toJpeg(image, { maxWidth: POSTER_WIDTH });
    signal.throwIfAborted();
    library.blobs.put(asset.id, 'poster.jpg', poster);
  }
}

const thumbName = (keyFrameId: string): string => `thumb-${keyFrameId}.jpg`;

function frameId(assetId: string, start: number): string {
  return evidenceId(assetId, 'keyframes', start.toFixed(4), 0);
}

function keyFrameOf(assetId: string, f: { time: number; start: number; end: number }, sameAs: string | null): KeyFrame {
  return { id: frameId(assetId, f.start), assetId, time: f.time, start: f.start, end: f.end, sameAs };
}
