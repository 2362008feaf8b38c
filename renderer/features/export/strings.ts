import type { ExportFormat } from '../../../preload/contract/export.ts';

export const strings = {
  menu: 'Export',
  writing: 'Exporting…',
  saved: (fileName: string) => `Saved ${fileName}`,
  open: 'Open',
  reveal: 'Show in folder',
  groups: { words: 'What is said', evidence: 'What was found', marks: 'Marks at its headings' },
  formats: {
    srt: 'Subtitles (SRT)',
    vtt: 'Subtitles (WebVTT)',
    txt: 'Transcript (text)',
    csv: 'Spreadsheet (CSV)',
    edl: 'Cut list (EDL)',
    otio: 'OpenTimelineIO',
    fcpxml: 'Final Cut (FCPXML)',
    chapters: 'YouTube chapters',
  } satisfies Record<ExportFormat, string>,
} as const;
