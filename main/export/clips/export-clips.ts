import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ClipFile, ClipsInput, ClipsMade, ClipsProgress } from '../../../preload/contract/clips.ts';
import { AppError } from '../../app-error.ts';
import { explainFailure } from '../../media/media-error.ts';
import { ChildError } from '../../media/run-child.ts';
import type { Tools } from '../../media/tools.ts';
import { fileStem } from '../../report/file-name.ts';
import { writeError } from '../../report/write-new.ts';
import { abilitiesOf } from './encoders.ts';
import { encodedBytes, requireRoom } from './free-room.ts';
import { type MadeClip, makeClip } from './make-clip.ts';
import { makeReel } from './make-reel.ts';
import type { ClipOrder } from './order.ts';
import { publishTogether } from './publish-together.ts';
import { type Known, takeOrder } from './take-order.ts';
import type { Workshop } from './workshop.ts';
import { writeBeside } from './write-beside.ts';

export interface ExportClips {
  tools: Tools;
  /** What is known of a file. @throws AppError NOT_FOUND */
  known(assetId: string): Promise<Known>;
  appVersion: string;
  outDir: string;
  /** Bytes that are free where a folder lies. */
  freeBytes(dir: string): Promise<number>;
  openFile?: (path: string) => Writable;
}

interface Context {
  signal: AbortSignal;
  emit(progress: ClipsProgress): void;
}

/**
 * Cuts moments out of their files: a file each, or all in one. Names are new, nothing is overwritten; when it is stopped or fails,
 * nothing is left.
 * @throws AppError BAD_INPUT, DISK_FULL, FORBIDDEN, NOT_FOUND, BROKEN_FILE, UNSUPPORTED, CANCELLED
 */
export async function exportClips(
  parts: ExportClips,
  input: ClipsInput,
  { signal, emit }: Context,
): Promise<ClipsMade> {
  const { tools, outDir } = parts;
  const folder = join(outDir, `.${randomBytes(8).toString('hex')}.clips`);
  let path = '';
  try {
    await mkdir(folder, { recursive: true });
    const orders: ClipOrder[] = [];
    for (const moment of input.moments) {
      const known = await parts.known(moment.assetId);
      path = known.path;
      orders.push(await takeOrder(tools, known, moment, input, signal));
    }
    requireRoom(await parts.freeBytes(outDir), roomFor(orders));
    const abilities = await abilitiesOf(tools, signal);
    const making: Making = {
      shop: { tools, abilities, folder, signal, openFile: parts.openFile },
      orders,
      input,
      emit,
      at: (order) => {
        path = order.source.path;
      },
    };
    const clips = input.as === 'reel' ? [await reel(making)] : await separate(making);
    return await publishClips(clips, folder, parts, input, signal);
  } catch (error) {
    throw writeError(explainFailure(path, fullDisk(error)), outDir);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fullDisk(error: unknown): unknown {
  const isFull =
    ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '') ||
    (error instanceof ChildError && /No space left on device/i.test(error.stderr));
  if (!isFull) return error;
  return new AppError('DISK_FULL', 'The disk is full: no clip was written. Free some space and export again.', error);
}

interface Making {
  shop: Workshop;
  orders: readonly ClipOrder[];
  input: ClipsInput;
  emit: Context['emit'];
  /** Told which file is worked on, for what is said when it fails. */
  at(order: ClipOrder): void;
}

async function separate({ shop, orders, emit, at }: Making): Promise<MadeClip[]> {
  const clips: MadeClip[] = [];
  const progress = createProgress(orders, emit);
  for (const [n, order] of orders.entries()) {
    at(order);
    progress.clip(n);
    clips.push(await makeClip(shop, order, `m${n}`, progress.seconds));
  }
  return clips;
}

async function reel({ shop, orders, input, emit, at }: Making): Promise<MadeClip> {
  const progress = createProgress(orders, emit);
  const made = await makeReel(shop, orders, {
    cards: input.cards,
    onMoment: (n) => {
      at(orders[n]!);
      progress.clip(n);
    },
    onSeconds: progress.seconds,
    onJoining: progress.joining,
  });
  const [{ why }] = orders as [ClipOrder];
  return { ...made, stem: fileStem(input.title.trim() || 'reel'), made: 'encoded', why, orders };
}

/** Tells how much of all seconds is done; joining takes the last twentieth. */
function createProgress(orders: readonly ClipOrder[], emit: Context['emit']) {
  const lengths = orders.map(({ cut }) => cut.end - cut.start);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let clip = 0;
  const tell = (seconds: number) => {
    const before = lengths.slice(0, clip).reduce((sum, length) => sum + length, 0);
    const fraction = (0.95 * (before + Math.min(seconds, lengths[clip]!))) / whole;
    emit({ step: 'cutting', clip, of: orders.length, fraction });
  };
  return {
    clip(n: number) {
      clip = n;
      tell(0);
    },
    seconds: tell,
    joining: () => emit({ step: 'joining', clip, of: orders.length, fraction: 0.95 }),
  };
}

function roomFor(orders: readonly ClipOrder[]): number {
  return orders.reduce((sum, { source, cut, copy }) => {
    const length = cut.end - cut.start;
    return sum + (copy ? (source.size * length) / source.duration : encodedBytes(source, source.fps ?? 0, length));
  }, 0);
}

async function publishClips(
  clips: readonly MadeClip[],
  folder: string,
  { tools, outDir, appVersion }: ExportClips,
  { captions }: ClipsInput,
  signal: AbortSignal,
): Promise<ClipsMade> {
  const versions = { app: `Cuepoint ${appVersion}`, version: appVersion, ffmpeg: tools.version };
  const bundles = [];
  const sizes: number[] = [];
  for (const [n, clip] of clips.entries()) {
    bundles.push(await writeBeside(folder, n, clip, captions, versions));
    sizes.push((await stat(clip.file)).size);
  }
  if (signal.aborted) throw new AppError('CANCELLED', 'Stopped.');
  const published = await publishTogether(outDir, bundles);
  const files = clips.map(({ made, why, orders, duration }, n): ClipFile => {
    const [path, ...beside] = published[n] as [string, ...string[]];
    const start = orders.length === 1 ? orders[0]!.cut.start : 0;
    const common = { path, fileName: basename(path), bytes: sizes[n]!, made, why, start, duration };
    return { ...common, beside: beside.map((one) => basename(one)) };
  });
  return { files, notes: notesOn(clips, captions) };
}

function notesOn(clips: readonly MadeClip[], captions: ClipsInput['captions']): string[] {
  const orders = clips.flatMap((clip) => clip.orders);
  const silent = captions === 'none' ? [] : orders.filter(({ cues }) => cues.length === 0);
  const moved = orders.filter((order) => captions === 'burned' && order.captions === 'beside' && order.cues.length > 0);
  const hides = orders.reduce((sum, { hidden }) => sum + hidden.length, 0);
  return [
    ...(silent.length > 0 && silent.length === orders.length
      ? ['Nothing is said there, so there are no captions.']
      : []),
    ...(moved.length > 0 ? ['Sound has no picture to draw captions on: they lie beside it.'] : []),
    ...(hides > 0 ? [`What you hid stays hidden: ${hides} ${hides === 1 ? 'region' : 'regions'}.`] : []),
  ];
}
