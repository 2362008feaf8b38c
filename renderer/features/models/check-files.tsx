import { LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { ModelStatus } from '../../../preload/contract/model.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { strings } from './strings.ts';

/** Reads every byte of every model and says whether all are what they were: seconds for each gigabyte. */
export function CheckFiles() {
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    setVerdict(null);
    try {
      const models = await client.call('models.list', { hash: true });
      queries.setQueryData<ModelStatus[]>(keys.models, models);
      const bad = models.filter(({ state }) => state === 'missing' || state === 'broken');
      const good = models.filter(({ state }) => state === 'ready');
      setVerdict(bad.length > 0 ? strings.unsound(bad.length) : strings.sound(good.length));
    } catch (error) {
      setVerdict(errorText(error));
    }
    setBusy(false);
  };
  return (
    <div className="mt-4 flex min-h-7 items-center gap-2.5 text-meta text-n10">
      <Button disabled={busy} onClick={() => void run()}>
        {strings.check}
      </Button>
      <p role="status" className="flex min-w-0 items-center gap-2 text-pretty">
        {busy ? (
          <>
            <LoaderCircle size={14} strokeWidth={1.75} aria-hidden className="animate-spin text-accent-text" />
            {strings.checkingAll}
          </>
        ) : (
          (verdict ?? strings.checkBody)
        )}
      </p>
    </div>
  );
}
