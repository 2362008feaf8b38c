import { join } from 'node:path';
import { timedInput } from '../../media/media-source.ts';
import type { PlainClip } from './copy-clip.ts';
import { type CutPoints, staysLong } from './cut-points.ts';
import { encodePiece } from './encode-piece.ts';
import { chooseTarget } from './encoders.ts';
import type { ClipOrder } from './order.ts';
import { nothingElse, pipeToFile, writeFile } from './run-ffmpeg.ts';
import { soundFilters } from './sound-chain.ts';
import type { Workshop } from './workshop.ts';

export interface EncodedClip extends PlainClip {
  /** `H.264` */
  codec: string;
}

/** Codes a moment anew, exact to the frame, with all its sound tracks. @throws AppError CANCELLED, ChildError, write errors */
export async function encodeClip(
  shop: Workshop,
  order: ClipOrder,
  name: string,
  onSeconds?: (seconds: number) => void,
): Promise<EncodedClip> {
  const { source, facts, cut } = order;
  const duration = cut.end - cut.start;
  if (!source.video) return encodeSound(shop, order, name, onSeconds);
  const target = chooseTarget(shop.abilities, facts.hdr !== null, false);
  const piece = await encodePiece(shop, order, {
    target,
    canvas: null,
    sounds: facts.sounds,
    duration,
    name,
    onSeconds,
  });
  const file = join(shop.folder, `${name}${target.file.ending}`);
  const languages = facts.sounds.flatMap(({ language }, n) =>
    language === null ? [] : [`-metadata:s:a:${n}`, `language=${language}`],
  );
  const input = ['-protocol_whitelist', 'file', '-f', target.piece.format, '-i', `file:${piece.file}`];
  const lengths = shop.abilities.setsLengths && isUneven(order) ? ['-bsf:v', lastLength(cut)] : [];
  const finish = ['-map', '0', '-c:v', 'copy', ...target.sound, ...lengths, '-copyts', ...nothingElse, ...languages];
  await writeFile(shop, [...input, ...finish, ...target.file.options, '-f', target.file.format], file);
  return { file, ending: target.file.ending, duration, codec: target.name };
}

/** Where no steady rate tells how long the last picture stays. */
const isUneven = ({ source, cut }: ClipOrder): boolean =>
  staysLong(cut) || Math.abs((source.fps ?? 25) * cut.frame - 1) > 0.05;

/** The picture that is shown last gets what is missing to the clip's length, and none goes beyond it. */
function lastLength(cut: CutPoints): string {
  const length = cut.end - cut.start;
  const last = staysLong(cut) ? length - cut.frame : Math.max(0, cut.times.at(-1)! - cut.start);
  const left = `max(1,round(${length.toFixed(6)}/TB)-PTS)`;
  const usual = `if(DURATION,DURATION,round(${cut.frame.toFixed(6)}/TB))`;
  return `setts=pts=PTS:dts=DTS:duration='if(gt(PTS*TB,${(last - 2e-3).toFixed(6)}),${left},min(${usual},${left}))'`;
}

/** Sound that lost nothing so far loses nothing here. */
const lossless = /^(pcm_.*|flac|alac|wavpack|tta|ape)$/;

async function encodeSound(
  shop: Workshop,
  { source, facts, cut }: ClipOrder,
  name: string,
  onSeconds?: (seconds: number) => void,
): Promise<EncodedClip> {
  const [sound] = facts.sounds;
  const duration = cut.end - cut.start;
  const isLossless = lossless.test(sound!.codec) && shop.abilities.encoders.has('flac');
  const [codec, format, ending] = isLossless ? ['flac', 'flac', '.flac'] : ['aac', 'ipod', '.m4a'];
  const filters = soundFilters(sound!, { start: cut.start, duration }, 's');
  const input = timedInput(source, Math.max(0, cut.start - 1), false);
  const cutting = [
    '-filter_complex',
    filters.join(';'),
    '-map',
    '[s]',
    '-c:a',
    'pcm_s24le',
    ...nothingElse,
    '-f',
    'nut',
  ];
  const file = join(shop.folder, `${name}${ending}`);
  // FLAC and MP4 note their length at the front when done, which a pipe does not allow: uncoded first.
  const piece = join(shop.folder, `${name}.piece`);
  await pipeToFile(shop, [...input, ...cutting], piece, onSeconds);
  const pieces = ['-protocol_whitelist', 'file', '-f', 'nut', '-i', `file:${piece}`, '-map', '0'];
  const coding = ['-c:a', codec!, ...(isLossless ? [] : ['-b:a', '192k']), ...nothingElse, '-f', format!];
  await writeFile(shop, [...pieces, ...coding], file);
  return { file, ending: ending!, duration, codec: isLossless ? 'FLAC' : 'AAC' };
}
