import { z } from 'zod';
import { answer } from './answer.ts';
import { box, moment } from './evidence.ts';

export const drawnBox = z.object({ box, label: z.string().nullable() });
export type DrawnBox = z.infer<typeof drawnBox>;

/** How a report is laid out: the point first, one row for each piece of evidence, or what was said in order. */
export const reportTemplate = z.enum(['brief', 'log', 'minutes']);
export type ReportTemplate = z.infer<typeof reportTemplate>;

export const reportItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), answer, note: z.string().default('') }),
  z.object({
    kind: z.literal('moment'),
    moment,
    /** Second of the picture. */
    at: z.number(),
    boxes: z.array(drawnBox),
    note: z.string().default(''),
  }),
  z.object({ kind: z.literal('text'), text: z.string() }),
]);
export type ReportItem = z.infer<typeof reportItem>;

/** What a person hands over: items in order. `createdAt`, `updatedAt` in ms since 1970. */
export const report = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  /** YYYY-MM-DD, or '' for the day of export. */
  date: z.string().default(''),
  template: reportTemplate.default('brief'),
  items: z.array(reportItem),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Report = z.infer<typeof report>;
