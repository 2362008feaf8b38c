import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Question } from './questions.ts';

const phrasing = z.strictObject({ id: z.string(), question: z.string().min(1) });

/**
 * The same questions in other people's words, with the same gold.
 * @param file of lines `{id, question}`; those of questions that it does not name are left out
 * @throws where it names a question that is not there, or one twice
 */
export function inOtherWords(questions: readonly Question[], file: string): Question[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const phrasings = lines.map((line) => phrasing.parse(JSON.parse(line)));
  const words = new Map(phrasings.map(({ id, question }) => [id, question]));
  if (words.size < lines.length) throw new Error(`${file} asks a question twice.`);
  const asked = questions.flatMap((one) => (words.has(one.id) ? [{ ...one, question: words.get(one.id)! }] : []));
  if (asked.length < words.size)
    throw new Error(`${file} asks ${words.size - asked.length} that the set does not have.`);
  return asked;
}
