import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One question of an evaluation set; `spans` in s of its asset, `answer: null` where the file does not say. */
export const question = z.object({
  id: z.string(),
  asset: z.string(),
  question: z.string(),
  kind: z.string(),
  answer: z.array(z.string()).nullable(),
  spans: z.array(z.tuple([z.number(), z.number()])),
  all: z.array(z.array(z.string())).optional(),
  reject: z.array(z.string()).optional(),
  /** Says nothing of which file is meant, so that it is asked in its own file only. */
  own: z.literal(true).optional(),
});
export type Question = z.infer<typeof question>;

/** Reads a JSON-lines file; a line that is no question is named with its number. */
export function readQuestions(file: string): Question[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = question.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${i + 1} is no question: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
