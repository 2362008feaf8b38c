/**
 * `node tests/eval/made/make-set.ts dev|sealed OUTDIR`: draws the set's videos and pictures into OUTDIR, with `questions.jsonl` beside them
 * for `npm run eval -- OUTDIR/questions.jsonl`. Needs ffmpeg and the DejaVu fonts; the same set comes out each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { questionsOf } from './ask-about.ts';
import { writeClip } from './encode.ts';
import { isPart, sets } from './sets.ts';
import { timelineOf } from './timeline.ts';

const [part, out] = process.argv.slice(2);
if (!isPart(part) || !out) {
  console.error('Usage: node tests/eval/made/make-set.ts dev|sealed OUTDIR');
  process.exit(2);
}
const folder = resolve(out);
mkdirSync(folder, { recursive: true });
const lines: string[] = [];
const { clips, seed } = sets[part];
for (const [i, clip] of clips.entries()) {
  const timeline = timelineOf(clip, seed + i);
  await writeClip(clip, timeline, folder, seed + i);
  lines.push(...questionsOf(clip, timeline).map((one) => `${JSON.stringify(one)}\n`));
  console.log(`${clip.file}  ${timeline.duration} s`);
}
writeFileSync(join(folder, 'questions.jsonl'), lines.join(''));
console.log(`${lines.length} questions`);
