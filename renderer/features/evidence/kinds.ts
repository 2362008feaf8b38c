import { AudioLines, Captions, Eye, type LucideIcon, NotebookPen, ScanText, Shapes } from 'lucide-react';
import type { EvidenceKind } from '../../../preload/contract/evidence.ts';

export interface KindLook {
  /** In a legend: "Speech". */
  label: string;
  /** Before a quote: "Said". */
  verb: string;
  icon: LucideIcon;
  /** CSS colour; the same in lane, chip, box and legend. */
  color: string;
}

/** One hue and one shape for each kind of evidence, everywhere. */
export const kindLooks: Record<EvidenceKind, KindLook> = {
  speech: { label: 'Speech', verb: 'Said', icon: AudioLines, color: 'var(--speech)' },
  subtitle: { label: 'Subtitles', verb: 'Subtitle', icon: Captions, color: 'var(--subtitle)' },
  text: { label: 'Text on screen', verb: 'On screen', icon: ScanText, color: 'var(--text)' },
  object: { label: 'Objects', verb: 'In view', icon: Shapes, color: 'var(--object)' },
  caption: { label: 'Descriptions', verb: 'Described', icon: Eye, color: 'var(--caption)' },
  note: { label: 'Notes', verb: 'Noted', icon: NotebookPen, color: 'var(--note)' },
};

export const kindOrder: readonly EvidenceKind[] = ['speech', 'text', 'object', 'subtitle', 'caption', 'note'];
