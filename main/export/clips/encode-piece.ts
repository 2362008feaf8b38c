import { join } from 'node:path';
import { timedInput } from '../../media/media-source.ts';
import { type CaptionTrack, captionTrack } from './caption-track.ts';
import type { Target } from './encoders.ts';
import type { ClipOrder } from './order.ts';
import { nothingElse, pipeToFile } from './run-ffmpeg.ts';
import { silence, soundFilters } from './sound-chain.ts';
import type { StreamFacts } from './stream-facts.ts';
import { type Canvas, evenSize, toneMapping, videoFilters } from './video-chain.ts';
import type { Workshop } from './workshop.ts';

/** A moment with its picture coded and its sound not yet. */
export interface Piece {
  /** Name in the workshop's folder. */
  file: string;
  /** s */
  duration: number;
}

export interface PieceOptions {
  target: Target;
  /** What it is laid on in a reel; null where it keeps its own size and times. */
  canvas: Canvas | null;
  sounds: readonly Pick<StreamFacts['sounds'][number], 'index' | 'rate' | 'layout'>[];
  /** In place of a sound that it does not have. */
  silence?: { rate: number; layout: string } | null;
  /** s */
  duration: number;
  /** Begins the names of its files. */
  name: string;
  onSeconds?: (seconds: number) => void;
}

/** Decodes a moment, hides what is to be hidden, draws what is said, and codes its picture. */
export async function encodePiece(shop: Workshop, order: ClipOrder, options: PieceOptions): Promise<Piece> {
  const { source, cut, hidden, facts } = order;
  const { target, canvas, sounds, silence: still, duration, name, onSeconds } = options;
  const captions = await drawnCaptions(shop, order, options);
  const pictures = source.video
    ? videoFilters({
        source,
        cut,
        hidden,
        canvas,
        pixels: target.pixels,
        toneMap: facts.hdr !== null && target.pixels === 'yuv420p' && canToneMap(shop) ? toneMapping : '',
        captions: captions && { input: 1, top: captions.top },
      })
    : [];
  const heard = sounds.flatMap((sound, n) => soundFilters(sound, { start: cut.start, duration }, `s${n}`));
  if (still) heard.push(`${silence(still.rate, still.layout, duration)}[quiet]`);
  const labels = [...(source.video ? ['v'] : []), ...sounds.map((_, n) => `s${n}`), ...(still ? ['quiet'] : [])];
  const args = [
    // Decoding begins a little early: what is before the cut is thrown away by time, not by where seeking lands.
    ...timedInput(source, Math.max(0, cut.firstFrame - (source.origin === 0 ? 1 : 12)), false),
    ...(captions?.input ?? []),
    ...['-filter_complex', [...pictures, ...heard].join(';'), ...labels.flatMap((label) => ['-map', `[${label}]`])],
    ...(source.video ? [...shop.tools.passthrough, '-enc_time_base', `1:${target.clock}`, ...target.video] : []),
    ...['-c:a', 'pcm_s16le', ...nothingElse, ...target.piece.options, '-f', target.piece.format],
  ];
  const file = `${name}.piece`;
  await pipeToFile(shop, args, join(shop.folder, file), onSeconds);
  return { file, duration };
}

function drawnCaptions(shop: Workshop, order: ClipOrder, options: PieceOptions): Promise<CaptionTrack | null> {
  if (order.captions !== 'burned' || !order.source.video) return Promise.resolve(null);
  return captionTrack({
    ...(options.canvas ?? evenSize(order.source)),
    cues: order.cues,
    duration: options.duration,
    hdr: options.target.pixels === 'yuv420p' ? null : order.facts.hdr,
    folder: shop.folder,
    name: `${options.name}c`,
  });
}

const canToneMap = ({ abilities }: Workshop): boolean =>
  abilities.filters.has('zscale') && abilities.filters.has('tonemap');
