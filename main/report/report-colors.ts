import type { EvidenceKind } from '../../preload/contract/evidence.ts';

/** The colours of html-style.ts in sRGB, for formats that know no oklch. */
export const reportColors = {
  ink: '#181b1f',
  quiet: '#54585f',
  line: '#d9dbde',
  accent: '#9a5505',
} as const;

export const kindColors: Record<EvidenceKind, string> = {
  speech: '#1666aa',
  text: '#7347af',
  object: '#246e3a',
  subtitle: '#006d6d',
  caption: '#4f5661',
  note: '#aa2e4e',
};
