import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Something said while a scene is on: a recorded sentence, a line for a synthetic voice, or a cue of the subtitles. */
const said = z.object({
  id: z.string(),
  /** A recording of tests/fixtures/media/speech. */
  fleurs: z.string().optional(),
  say: z.string().optional(),
  /** Voice of flite: slt, rms or awb. What they said lies in `voices`. */
  voice: z.string().optional(),
  cue: z.string().optional(),
});
export type Said = z.infer<typeof said>;

const scene = z.object({
  id: z.string(),
  /** Shows that scene once more, to the pixel. */
  again: z.string().optional(),
  /** s at least; what is said may make it longer. */
  seconds: z.number().default(0),
  title: z.string().optional(),
  lines: z.array(z.string()).optional(),
  numbered: z.array(z.string()).optional(),
  columns: z.array(z.string()).optional(),
  rows: z.array(z.array(z.string())).optional(),
  bars: z.array(z.tuple([z.string(), z.number()])).optional(),
  unit: z.string().default(''),
  /** A photograph of tests/fixtures/media/free, with words burned in. */
  photo: z.string().optional(),
  caption: z.string().optional(),
  said: z.array(said).default([]),
});
export type Scene = z.infer<typeof scene>;

/** Kind, question, accepted answers (null: the file does not say), ids of scenes and things said where it stands. */
const asked = z.tuple([
  z.string(),
  z.string(),
  z.array(z.string()).nullable(),
  z.array(z.string()),
  z
    .object({ all: z.array(z.array(z.string())), reject: z.array(z.string()), own: z.literal(true) })
    .partial()
    .optional(),
]);

const clip = z.object({
  name: z.string(),
  /** A picture of its only scene instead of a video. */
  still: z.boolean().default(false),
  /** How the cues come: beside the video or inside it. */
  cues: z.enum(['srt', 'vtt', 'embedded']).optional(),
  scenes: z.array(scene).min(1),
  questions: z.array(asked).default([]),
  /** Questions in German, Spanish and French. */
  languages: z.array(z.tuple([z.string(), z.array(z.string()).nullable(), z.array(z.string())])).default([]),
});
export type Clip = z.infer<typeof clip>;

/** Every clip that the files of a folder describe, by name of file. @throws Error that names the file and what is wrong there */
export function readClips(folder: string): Clip[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const read = z.union([z.array(clip), clip.transform((one) => [one])]);
      const parsed = read.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`${name} describes no clip: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}
