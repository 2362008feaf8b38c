import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipCaptions } from '../../../preload/contract/clips.ts';
import { sourceFacts } from '../source-facts.ts';
import { srt, vtt } from '../subtitle-files.ts';
import { clipFacts, fileSha256 } from './clip-facts.ts';
import type { MadeClip } from './make-clip.ts';
import type { Bundle } from './publish-together.ts';

/** Writes what goes beside a clip: subtitles on its own clock where they are wanted, and what it was made from. */
export async function writeBeside(
  folder: string,
  number: number,
  clip: MadeClip,
  captions: ClipCaptions,
  versions: { app: string; version: string; ffmpeg: string },
): Promise<Bundle> {
  const files = [{ hidden: clip.file, ending: clip.ending }];
  const add = async (ending: string, text: string) => {
    const hidden = join(folder, `beside-${number}-${files.length}`);
    await writeFile(hidden, text, { flag: 'wx' });
    files.push({ hidden, ending });
  };
  const isBeside = clip.orders.some((order) => order.captions === 'beside');
  if (isBeside && clip.cues.length > 0) {
    const { asset } = clip.orders[0]!;
    await add('.srt', srt(clip.cues));
    await add('.vtt', vtt(clip.cues, { ...sourceFacts(asset, [], versions.version), duration: clip.duration }));
  }
  const { made, why, codec, duration, orders, begins } = clip;
  const sha256 = await fileSha256(clip.file);
  const facts = clipFacts(orders, { sha256, duration, made, why, codec, captions }, begins, versions);
  await add(`${clip.ending}.source.json`, `${JSON.stringify(facts, null, 2)}\n`);
  return { stem: clip.stem, files };
}
