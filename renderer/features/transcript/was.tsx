import { RotateCcw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { correctLines } from './corrections.ts';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';

/** What was recognised or read in a line whose words a person put right, and the way back to it. */
export function Was({ line, id }: { line: TranscriptLine; id: string }) {
  const { original, speaker } = line;
  if (!original) return null;
  return (
    <span id={id} className="mt-1 flex flex-col items-start gap-0.5 border-n7 border-l-2 pl-2.5 text-meta text-n10">
      <span className="selectable">
        {strings.was} <span className="text-n11">{original.text}</span>
      </span>
      {original.speaker !== speaker ? <span>{strings.wasSpeaker(original.speaker)}</span> : null}
      <Button
        tone="quiet"
        className="-ml-2 h-6 px-2 text-meta"
        onClick={() => void correctLines([{ evidenceId: line.id, text: null, speaker: null }])}
      >
        <RotateCcw size={12} strokeWidth={1.75} aria-hidden />
        {strings.restore}
      </Button>
    </span>
  );
}
