import { z } from 'zod';

/** What can be had of one file: its words, its evidence, or marks for a video editor or a video page. */
export const exportFormat = z.enum(['srt', 'vtt', 'txt', 'csv', 'edl', 'otio', 'fcpxml', 'chapters']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Times in s. */
export const exportMoment = z.object({
  start: z.number().min(0),
  end: z.number().min(0),
  name: z.string().max(1000),
});
export type ExportMoment = z.infer<typeof exportMoment>;

/** `fileName` is also the last part of the media path `report/<fileName>`; `note` is what the person should know of the file. */
export const exportedFile = z.object({
  path: z.string(),
  fileName: z.string(),
  bytes: z.number().int(),
  note: z.string().optional(),
});
export type ExportedFile = z.infer<typeof exportedFile>;
