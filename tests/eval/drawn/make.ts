/**
 * `node tests/eval/drawn/make.ts dev|sealed OUT [--seed N]`: draws the clips that the folder describes into OUT, with `questions.jsonl`,
 * `phrasings.jsonl` (the same in other words, of dev) and `languages.jsonl` about them and ten unrelated clips in `noise`. Another seed gives other colours, letters and times. Needs ffmpeg.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOtherWords } from '../phrasings.ts';
import type { Question } from '../questions.ts';
import { drawClip, lengthIn } from './draw.ts';
import { goldOf } from './gold.ts';
import { layOut } from './layout.ts';
import { readClips } from './script.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const [part, out] = positionals;
if ((part !== 'dev' && part !== 'sealed') || !out) {
  console.error('Usage: node tests/eval/drawn/make.ts dev|sealed OUT [--seed N]');
  process.exit(2);
}
const here = fileURLToPath(new URL('./', import.meta.url));
const made = await make(join(here, part), resolve(out));
await make(join(here, 'noise'), join(resolve(out), 'noise'));
const lines = (questions: readonly Question[]) => questions.map((one) => `${JSON.stringify(one)}\n`).join('');
writeFileSync(join(out, 'questions.jsonl'), lines(made.questions));
const phrasings = inOtherWords(made.questions, join(here, part, 'phrasings.jsonl'));
if (phrasings.length > 0) writeFileSync(join(out, 'phrasings.jsonl'), lines(phrasings));
writeFileSync(join(out, 'languages.jsonl'), lines(made.languages));
if (part === 'sealed') writeFileSync(join(out, 'sealed'), 'The runner prints figures of this set and no questions.\n');
console.log(`${made.questions.length} questions, and ${made.languages.length} in other languages`);

async function make(from: string, to: string): Promise<{ questions: Question[]; languages: Question[] }> {
  mkdirSync(to, { recursive: true });
  const questions: Question[] = [];
  const languages: Question[] = [];
  for (const [i, clip] of readClips(from).entries()) {
    const seed = Number(values.seed) * 1000 + i;
    const layout = layOut(clip, seed, lengthIn(clip));
    await drawClip(clip, layout, to, seed);
    const gold = goldOf(clip, layout);
    questions.push(...gold.questions);
    languages.push(...gold.languages);
  }
  return { questions, languages };
}
