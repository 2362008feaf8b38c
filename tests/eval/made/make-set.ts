/**
 * `node tests/eval/made/make-set.ts dev|sealed OUTDIR`: draws the set's videos and pictures into OUTDIR, with `questions.jsonl` and
 * `phrasings.jsonl` (the same in other words, of dev) beside them for `npm run eval -- OUTDIR/questions.jsonl`. Needs ffmpeg and the DejaVu fonts; the same set comes out each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOtherWords } from '../phrasings.ts';
import type { Question } from '../questions.ts';
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
const questions: Question[] = [];
const { clips, seed } = sets[part];
for (const [i, clip] of clips.entries()) {
  const timeline = timelineOf(clip, seed + i);
  await writeClip(clip, timeline, folder, seed + i);
  questions.push(...questionsOf(clip, timeline));
  console.log(`${clip.file}  ${timeline.duration} s`);
}
const lines = (some: readonly Question[]) => some.map((one) => `${JSON.stringify(one)}\n`).join('');
writeFileSync(join(folder, 'questions.jsonl'), lines(questions));
const phrasings = inOtherWords(questions, fileURLToPath(new URL(`./${part}/phrasings.jsonl`, import.meta.url)));
if (phrasings.length > 0) writeFileSync(join(folder, 'phrasings.jsonl'), lines(phrasings));
console.log(`${questions.length} questions`);
