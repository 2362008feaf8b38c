import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SeenPicture } from './seen-pictures.ts';

/** What a unit of the key frame stage leaves for the next run and for later stages. */
export interface KeyFrameUnit {
  /** Second at which the next unit begins. */
  end: number;
  /** Small gray copies, deflated, as base64. */
  seen: { keyFrameId: string; gray: string }[];
  /** Key frames whose span kept moving. */
  moving: string[];
}

export function packSeen({ keyFrameId, gray }: SeenPicture): KeyFrameUnit['seen'][number] {
  return { keyFrameId, gray: deflateRawSync(gray).toString('base64') };
}

export function unpackSeen({ keyFrameId, gray }: KeyFrameUnit['seen'][number]): SeenPicture {
  return { keyFrameId, gray: new Uint8Array(inflateRawSync(Buffer.from(gray, 'base64'))) };
}

/** Ids of the key frames whose span kept moving, from the stage's units. */
export function movingFrames(units: readonly { state: unknown }[]): Set<string> {
  return new Set(units.flatMap(({ state }) => (state as KeyFrameUnit | undefined)?.moving ?? []));
}
