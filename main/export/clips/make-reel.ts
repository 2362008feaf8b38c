import { join } from 'node:path';
import type { Cue } from '../cue.ts';
import { concatInput } from './concat.ts';
import type { EncodedClip } from './encode-clip.ts';
import { encodePiece, type Piece } from './encode-piece.ts';
import { chooseTarget, type Target } from './encoders.ts';
import type { ClipOrder } from './order.ts';
import { type ReelFormat, reelFormat, reelSound } from './reel-format.ts';
import { nothingElse, writeFile } from './run-ffmpeg.ts';
import { stillPiece } from './still-piece.ts';
import { mainSound } from './stream-facts.ts';
import type { CardText } from './title-card.ts';
import type { Workshop } from './workshop.ts';

/** For how long a card stays, s. */
const cardStays = 2;

export interface Reel extends EncodedClip {
  /** What is said, on the reel's clock. */
  cues: Cue[];
  /** Second of the reel at which each moment begins. */
  begins: number[];
}

export interface ReelOptions {
  cards: boolean;
  /** Called before each moment, and with how much of it is done, s. */
  onMoment: (index: number) => void;
  onSeconds: (seconds: number) => void;
  onJoining: () => void;
}

/**
 * Puts moments one behind the other. Each becomes a whole number of frames with just as long a sound, so that picture and sound
 * stay together to the end; the sound is coded once, over all.
 */
export async function makeReel(shop: Workshop, orders: readonly ClipOrder[], options: ReelOptions): Promise<Reel> {
  const format = reelFormat(orders);
  const target = chooseTarget(shop.abilities, false, true);
  const making = { shop, target, format };
  const pieces: Piece[] = [];
  const begins: number[] = [];
  const cues: Cue[] = [];
  let at = 0;
  const add = (piece: Piece) => {
    pieces.push(piece);
    at += piece.duration;
  };
  for (const [n, order] of orders.entries()) {
    options.onMoment(n);
    if (options.cards && format.size) {
      add(await cardPiece(making, order, `m${n}t`));
    }
    begins.push(at);
    cues.push(...order.cues.map((cue) => ({ ...cue, start: cue.start + at, end: cue.end + at })));
    add(await momentPiece(making, order, `m${n}`, options.onSeconds));
  }
  options.onJoining();
  const ending = format.size ? target.file.ending : '.m4a';
  const file = join(shop.folder, `reel${ending}`);
  const list = await concatInput(shop.folder, 'reel.ffconcat', pieces);
  const coding = format.size
    ? ['-c:v', 'copy', ...target.sound, ...target.file.options]
    : ['-c:a', 'aac', '-b:a', '192k'];
  const container = ['-f', format.size ? target.file.format : 'ipod'];
  await writeFile(shop, [...list, '-map', '0', ...coding, ...nothingElse, ...container], file);
  return { file, ending, duration: at, codec: format.size ? target.name : 'AAC', cues, begins };
}

const cardText = ({ name, asset, cut }: ClipOrder): CardText => ({
  name,
  file: asset.name,
  start: cut.start,
  end: cut.end,
});

const framesOf = (seconds: number, { rate }: ReelFormat): number =>
  Math.max(1, Math.round((seconds * rate.numerator) / rate.denominator));

interface Making {
  shop: Workshop;
  target: Target;
  format: ReelFormat;
}

function cardPiece(making: Making, order: ClipOrder, name: string): Promise<Piece> {
  const frames = framesOf(cardStays, making.format);
  return stillPiece(making.shop, { ...stillOf(making, frames), card: cardText(order), order: null, name });
}

function momentPiece(
  making: Making,
  order: ClipOrder,
  name: string,
  onSeconds: (seconds: number) => void,
): Promise<Piece> {
  const { shop, target, format } = making;
  const { source, facts, cut } = order;
  const frames = framesOf(cut.end - cut.start, format);
  // Sound among pictures: its card stands while it plays.
  if (format.size && !source.video) {
    return stillPiece(shop, { ...stillOf(making, frames), card: cardText(order), order, name, onSeconds });
  }
  const sound = mainSound(facts);
  return encodePiece(shop, order, {
    target,
    canvas: format.size && { ...format.size, rate: rateText(format), frames },
    sounds: sound ? [{ ...sound, ...reelSound }] : [],
    silence: !sound && format.hasSound ? reelSound : null,
    duration: secondsOf(frames, format),
    name,
    onSeconds,
  });
}

const stillOf = ({ target, format }: Making, frames: number) => ({
  target,
  canvas: { ...format.size!, rate: rateText(format), frames },
  duration: secondsOf(frames, format),
  hasSound: format.hasSound,
});

const rateText = ({ rate }: ReelFormat): string => `${rate.numerator}/${rate.denominator}`;

const secondsOf = (frames: number, { rate }: ReelFormat): number => (frames * rate.denominator) / rate.numerator;
