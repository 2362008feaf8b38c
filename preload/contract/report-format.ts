import { z } from 'zod';

/** What a report can be handed over as. */
export const reportFormat = z.enum(['html', 'pdf', 'docx', 'md', 'json']);
export type ReportFormat = z.infer<typeof reportFormat>;

/** Of formats that have pages. */
export const paperSize = z.enum(['a4', 'letter']);
export type PaperSize = z.infer<typeof paperSize>;
