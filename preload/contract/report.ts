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
  /** Paragraphs are parted by an empty line. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
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

/** What a person writes of a report; the rest is the library's. */
export const reportDraft = z.object({
  title: z.string().max(300),
  author: z.string().max(200),
  date: z.union([z.literal(''), z.iso.date()]).default(''),
  template: reportTemplate.default('brief'),
  items: z.array(reportItem).max(1000),
});
export type ReportDraft = z.infer<typeof reportDraft>;

/** How an earlier state differs from the report as it is now. */
export const reportDifference = z.object({
  /** Items that are there now and were not then. */
  added: z.number().int(),
  /** Items that were there then and are not now. */
  removed: z.number().int(),
  /** Items whose words were others. */
  changed: z.number().int(),
  /** Those that are in both stood in another order. */
  reordered: z.boolean(),
  head: z.array(z.enum(['title', 'author', 'date', 'template'])),
});
export type ReportDifference = z.infer<typeof reportDifference>;

/** An earlier state of a report. `savedAt` in ms since 1970, of the state itself. */
export const reportVersion = z.object({
  version: z.number().int(),
  savedAt: z.number(),
  /** Why it was kept: before editing began, while editing, as it was exported, before an earlier one was brought back. */
  why: z.enum(['opened', 'edited', 'exported', 'restored']),
  title: z.string(),
  items: z.number().int(),
  difference: reportDifference,
});
export type ReportVersion = z.infer<typeof reportVersion>;
