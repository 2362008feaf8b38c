import { writeFile as writeBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { timedInput } from '../../media/media-source.ts';
import { captionTrack } from './caption-track.ts';
import type { Piece } from './encode-piece.ts';
import type { Target } from './encoders.ts';
import type { ClipOrder } from './order.ts';
import { reelSound } from './reel-format.ts';
import { nothingElse, pipeToFile } from './run-ffmpeg.ts';
import { silence, soundFilters } from './sound-chain.ts';
import { mainSound } from './stream-facts.ts';
import { type CardText, titleCard } from './title-card.ts';
import type { Canvas } from './video-chain.ts';
import type { Workshop } from './workshop.ts';

export interface StillPiece {
  target: Target;
  canvas: Canvas;
  /** s */
  duration: number;
  card: CardText;
  /** Whose sound plays meanwhile; null for silence. */
  order: ClipOrder | null;
  /** Whether the reel has a sound track at all. */
  hasSound: boolean;
  name: string;
  onSeconds?: (seconds: number) => void;
}

/** A card that stands for its time, alone or while something is heard. */
export async function stillPiece(shop: Workshop, piece: StillPiece): Promise<Piece> {
  const { target, canvas, duration, card, order, hasSound, name, onSeconds } = piece;
  const picture = `${name}.png`;
  await writeBytes(join(shop.folder, picture), await titleCard(card, canvas.width, canvas.height), { flag: 'wx' });
  const sound = order && mainSound(order.facts);
  const captions =
    order?.captions === 'burned'
      ? await captionTrack({ ...canvas, cues: order.cues, duration, hdr: null, folder: shop.folder, name: `${name}c` })
      : null;
  const heard =
    order && sound
      ? soundFilters({ ...sound, ...reelSound }, { start: order.cut.start, duration }, 's')
      : hasSound
        ? [`${silence(reelSound.rate, reelSound.layout, duration)}[s]`]
        : [];
  const at = order && sound ? 1 : 0;
  const shown = `[${at}:v]format=yuv420p,setsar=1,trim=end_frame=${canvas.frames}`;
  const filters = [
    captions
      ? `${shown}[card];[card][${at + 1}:v]overlay=0:${captions.top}:format=yuv420:eof_action=pass[v]`
      : `${shown}[v]`,
    ...heard,
  ];
  const args = [
    ...(order && sound ? timedInput(order.source, Math.max(0, order.cut.start - 1), false) : []),
    ...['-protocol_whitelist', 'file', '-f', 'image2', '-pattern_type', 'none', '-loop', '1'],
    ...['-framerate', canvas.rate, '-i', `file:${picture}`, ...(captions?.input ?? [])],
    ...['-filter_complex', filters.join(';'), '-map', '[v]', ...(heard.length > 0 ? ['-map', '[s]'] : [])],
    ...[...shop.tools.passthrough, '-enc_time_base', `1:${target.clock}`, ...target.video, '-c:a', 'pcm_s16le'],
    ...[...nothingElse, ...target.piece.options, '-f', target.piece.format],
  ];
  const file = `${name}.piece`;
  await pipeToFile(shop, args, join(shop.folder, file), onSeconds);
  return { file, duration };
}
