import { z } from 'zod';
import { guardedInput } from './media-source.ts';
import { openMedia } from './open-media.ts';
import { runChild } from './run-child.ts';
import type { Tools } from './tools.ts';

const tags = z.object({ tags: z.object({ timecode: z.string().optional() }).optional() });
const header = z.object({ streams: z.array(tags).default([]), format: tags.default({}) });

/**
 * The timecode of a file's first frame, as a camera wrote it (tmcd track, MXF, tag): `HH:MM:SS:FF`, or with `;` where numbers are
 * dropped; null where there is none.
 * @throws AppError NOT_FOUND, BROKEN_FILE …; ChildError
 */
export async function startTimecode(tools: Tools, path: string): Promise<string | null> {
  const { demuxer, video } = await openMedia(tools, path);
  if (!video) return null;
  const entries = ['-show_entries', 'stream_tags=timecode:format_tags=timecode', '-of', 'json'];
  const { stdout } = await runChild(tools.ffprobe, ['-v', 'error', ...guardedInput(path, demuxer!), ...entries]);
  const read = header.safeParse(JSON.parse(stdout.toString('utf8')));
  const found = read.success ? [...read.data.streams, read.data.format].flatMap((one) => one.tags?.timecode ?? []) : [];
  return found.find((text) => /^\d\d:[0-5]\d:[0-5]\d[:;.]\d\d\d?$/.test(text)) ?? null;
}
