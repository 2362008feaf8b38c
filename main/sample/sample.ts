import { join } from 'node:path';

/** Files of the sample that a first start offers: a talk with slides, and a meeting with a subtitle track. */
export const samplePaths = (sampleDir: string): string[] =>
  ['talk.mp4', 'meeting-subs.mkv'].map((name) => join(sampleDir, name));
