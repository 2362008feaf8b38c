import { CircleAlert } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** Whether the report is saved; where it is not, why, and another try. */
export function SaveState() {
  const { state, error, items, save } = useReport();
  return (
    <span aria-live="polite" className="flex min-w-0 items-center gap-1.5 px-1 text-meta text-n10">
      {error !== null ? (
        <>
          <CircleAlert size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-red" />
          <span className="min-w-0 truncate text-red" title={error}>
            {error}
          </span>
          <Button tone="danger" className="h-6 px-1.5 text-meta" onClick={() => void save().catch(() => {})}>
            {strings.retry}
          </Button>
        </>
      ) : items.length === 0 ? null : (
        <span className="@max-[560px]:sr-only">{state === 'saved' ? strings.saved : strings.saving}</span>
      )}
    </span>
  );
}
