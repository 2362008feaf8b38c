import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { addItem } from './add-to-report.ts';
import { isOurs, useDragged } from './dragged.ts';
import { strings } from './strings.ts';

/** While a moment or an answer is dragged and the report is closed: where it can be dropped into it. */
export function ReportDropZone() {
  const carried = useDragged((state) => state.carried);
  const [over, setOver] = useState(false);
  if (carried?.kind !== 'new') return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whatever can be dropped has a button that adds it
    <div
      onDragOver={(event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        addItem(carried.item);
      }}
      className="absolute inset-0 z-30 animate-fade bg-n2/85 p-3"
    >
      <div
        className={cx(
          'pointer-events-none flex h-full items-center justify-center gap-2 rounded-card border-2 border-dashed font-[550]',
          over ? 'border-accent bg-accent-soft text-accent-text' : 'border-n8 text-n11',
        )}
      >
        <NotebookPen size={18} strokeWidth={1.75} aria-hidden /> {strings.dropHere}
      </div>
    </div>
  );
}
