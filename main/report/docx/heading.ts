import { HeadingLevel, Paragraph } from 'docx';
import { beginsRight, placed, runs } from './docx-text.ts';

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** A real heading of its level, 2–4, that can be jumped to. */
export function headingOf({ id, level }: { id: string; level: number }, text: string): Paragraph {
  const heading = levels[Math.min(4, Math.max(2, level)) as keyof typeof levels];
  return new Paragraph({ heading, bidirectional: beginsRight(text), children: [placed(id, runs(text))] });
}
