import { basename, extname } from 'node:path';
import type { ClipFile } from '../../../preload/contract/clips.ts';
import { ChildError } from '../../media/run-child.ts';
import { fileStem } from '../../report/file-name.ts';
import { timeText } from '../../report/time-text.ts';
import type { Cue } from '../cue.ts';
import { copyClip, type PlainClip } from './copy-clip.ts';
import { encodeClip } from './encode-clip.ts';
import type { ClipOrder } from './order.ts';
import type { Workshop } from './workshop.ts';

/** A finished clip that has no name yet. */
export interface MadeClip extends PlainClip {
  stem: string;
  made: ClipFile['made'];
  why: string;
  codec: string | null;
  /** What is said, on its own clock. */
  cues: readonly Cue[];
  orders: readonly ClipOrder[];
  /** Second of the clip at which each of its moments begins. */
  begins: readonly number[];
}

/** Makes one file of one moment, copied where that was planned and comes out as wanted. */
export async function makeClip(
  shop: Workshop,
  order: ClipOrder,
  name: string,
  onSeconds: (seconds: number) => void,
): Promise<MadeClip> {
  const common = { stem: clipStem(order), cues: order.cues, orders: [order], begins: [0] };
  if (order.copy) {
    const copied = await copyClip(shop, order.source, order.cut, `${name}k`).catch((error: unknown) => {
      // What its container does not take is coded anew.
      if (error instanceof ChildError && !/No space left/i.test(error.stderr)) return null;
      throw error;
    });
    if (copied) return { ...common, ...copied, made: 'copied', why: order.why, codec: null };
  }
  const why = order.copy ? 'a copy did not come out as it should' : order.why;
  return { ...common, ...(await encodeClip(shop, order, name, onSeconds)), made: 'encoded', why };
}

function clipStem({ asset, cut }: ClipOrder): string {
  const base = basename(asset.name, extname(asset.name));
  return `${fileStem(base)}-${fileStem(`${timeText(cut.start)} to ${timeText(cut.end)}`)}`;
}
