import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withGold } from '../gold/run-gold.ts';
import { withMedia } from '../media/run-media.ts';
import { readQuestions } from '../questions.ts';
import { type Fit, fitOf, fitWeights } from './fit-weights.ts';
import { gatherWeighings, type Weighing } from './gather.ts';

/** Weights below it tell nothing. */
const NOTHING = 0.05;
const LEASTS = [-1, -0.75, -0.5, 0];

/**
 * Fits the weights of main/answer/weights.ts over all sets, and over all but one for each, which tells how they do where they were not fitted.
 * @param sets folders of written libraries, or FILE.jsonl=LIBRARY for media that were taken in there
 * @returns what to print
 */
export async function runWeights(sets: readonly string[]): Promise<string> {
  const gathered: { name: string; weighings: Weighing[] }[] = [];
  for (const set of sets) {
    const [path, library] = set.split('=') as [string, string | undefined];
    const isFolder = statSync(path).isDirectory();
    const questions = readQuestions(isFolder ? join(path, 'questions.jsonl') : path);
    const use = (asked: Parameters<typeof gatherWeighings>[0]) => gatherWeighings(asked, questions);
    const weighings = isFolder ? await withGold(path, 0, use) : await withMedia(path, { library }, use);
    gathered.push({ name: basename(isFolder ? path : dirname(path)), weighings });
  }
  const all = fitWeights(gathered.flatMap(({ weighings }) => weighings));
  const lines = [
    'Right and cited, abstention, false abstention, per cent, from a least weight of',
    `  ${LEASTS.join(', ')}`,
  ];
  for (const { name, weighings } of gathered) {
    const others = fitWeights(gathered.flatMap((one) => (one.name === name ? [] : one.weighings)));
    for (const [title, weights] of [
      ['left out', others],
      ['fitted', all],
    ] as const)
      lines.push(
        `${name.padEnd(12)} ${title.padEnd(9)} ${LEASTS.map((least) => told(fitOf(weights, weighings, least))).join('   ')}`,
      );
  }
  const weights = Object.entries(all.of)
    .filter(([, weight]) => Math.abs(weight) >= NOTHING)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([name, weight]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight.toFixed(2)},`);
  return [...lines, '', `BIAS = ${all.bias.toFixed(2)}`, ...weights].join('\n');
}

const told = ({ rightAndCited, abstention, falseAbstention }: Fit): string =>
  [rightAndCited, abstention, falseAbstention].map((share) => (100 * share).toFixed(0).padStart(3)).join(' ');
