import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Replace } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { toast } from 'sonner';
import { keys } from '../../lib/data.ts';
import { client } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useSelection } from '../library/selection-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { correctLines, undoCorrection } from './corrections.ts';
import { ReplacementList } from './replacement-list.tsx';
import { strings } from './strings.ts';

const field = 'h-8 w-full min-w-0 rounded-control border border-n6 bg-raised px-2.5 transition-colors hover:border-n7';

/** Other words for words in many lines: what would change is seen first, and done as one step. */
export function ReplaceDialog() {
  const open = useShell((state) => state.dialog === 'replace');
  const close = () => useShell.getState().set({ dialog: null });
  return (
    <Dialog wide tall open={open} onOpenChange={(next) => next || close()} title={strings.replace}>
      {open ? <ReplaceForm close={close} /> : null}
    </Dialog>
  );
}

function ReplaceForm({ close }: { close: () => void }) {
  const currentId = useSelection((state) => state.currentId);
  const [find, setFind] = useState('');
  const [other, setOther] = useState('');
  const [wholeWord, setWholeWord] = useState(true);
  const [matchCase, setMatchCase] = useState(false);
  const [where, setWhere] = useState<'this' | 'all'>(currentId ? 'this' : 'all');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const assetIds = where === 'this' && currentId ? [currentId] : [];
  // Typing does not wait for the list.
  const wanted = useDeferredValue(find);
  const given = useDeferredValue(other);
  const preview = useQuery({
    queryKey: [...keys.search, 'replacements', wanted, given, wholeWord, matchCase, assetIds],
    queryFn: () =>
      client.call('transcript.replacements', { find: wanted, with: given, wholeWord, matchCase, assetIds }),
    enabled: wanted.trim() !== '',
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const lines = wanted.trim() === '' ? [] : (preview.data?.lines ?? []);
  const chosen = lines.filter(({ evidenceId }) => !left.has(evidenceId));
  const files = new Set(lines.map(({ assetId }) => assetId)).size;
  const fresh = !preview.isPlaceholderData && wanted === find && given === other;
  const replace = async () => {
    setBusy(true);
    const done = await correctLines(chosen.map(({ evidenceId, after }) => ({ evidenceId, text: after })));
    setBusy(false);
    if (done === undefined) return;
    close();
    toast(strings.replaced(done), {
      duration: 10_000,
      action: { label: strings.undoShort, onClick: () => void undoCorrection() },
    });
  };
  return (
    <form
      className="flex h-[70vh] flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh && !busy && chosen.length > 0) void replace();
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          type="text"
          aria-label={strings.findField}
          placeholder={strings.findField}
          spellCheck={false}
          autoComplete="off"
          maxLength={1000}
          value={find}
          onChange={(event) => {
            setFind(event.target.value);
            setLeft(new Set());
          }}
          className={field}
        />
        <input
          type="text"
          aria-label={strings.withField}
          placeholder={strings.withField}
          autoComplete="off"
          maxLength={1000}
          value={other}
          onChange={(event) => setOther(event.target.value)}
          className={field}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Tick checked={wholeWord} onChecked={setWholeWord} label={strings.wholeWord} />
        <Tick checked={matchCase} onChecked={setMatchCase} label={strings.matchCase} />
        <span className="flex-1" />
        {currentId ? (
          <Segmented
            label={strings.where}
            value={where}
            onValue={setWhere}
            options={[
              { value: 'this', label: strings.thisFile },
              { value: 'all', label: strings.everyFile },
            ]}
          />
        ) : null}
      </div>
      {preview.error ? (
        <PaneState
          icon={CircleAlert}
          tone="error"
          title={strings.replaceFailed}
          action={<Button onClick={() => void preview.refetch()}>{strings.retry}</Button>}
        >
          {errorText(preview.error)}
        </PaneState>
      ) : wanted.trim() === '' ? (
        <PaneState icon={Replace} title={strings.replace}>
          {strings.replaceEmpty}
        </PaneState>
      ) : preview.isPending ? (
        <div role="status" aria-label={strings.replace} className="flex flex-1 flex-col gap-3">
          {['w-full', 'w-4/5', 'w-full', 'w-2/3'].map((width, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <Skeleton key={i} className={`h-8 ${width}`} />
          ))}
        </div>
      ) : lines.length === 0 ? (
        <PaneState icon={Replace} title={strings.replaceNone}>
          {preview.data.emptied > 0 ? strings.emptied(preview.data.emptied) : null}
        </PaneState>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a button, which a label may name */}
          <label className="flex items-center gap-2.5 px-3">
            <CheckBox
              checked={chosen.length === lines.length ? true : chosen.length === 0 ? false : 'indeterminate'}
              onChecked={(ticked) => setLeft(new Set(ticked ? [] : lines.map(({ evidenceId }) => evidenceId)))}
              label={strings.tickAll}
            />
            <span role="status" className="tnum text-meta text-n10">
              {strings.places(preview.data.total, files)}
              {preview.data.total > lines.length ? ` · ${strings.listed(lines.length)}` : ''}
              {preview.data.emptied > 0 ? ` · ${strings.emptied(preview.data.emptied)}` : ''}
            </span>
          </label>
          <ReplacementList
            lines={lines}
            left={left}
            named={where === 'all'}
            onTick={(id, ticked) => {
              const next = new Set(left);
              if (ticked) next.delete(id);
              else next.add(id);
              setLeft(next);
            }}
          />
        </>
      )}
      <div className="mt-auto flex justify-end">
        <Button type="submit" tone="main" large disabled={busy || !fresh || chosen.length === 0}>
          {busy ? strings.replacing : strings.doReplace(chosen.length)}
        </Button>
      </div>
    </form>
  );
}

function Tick({ label, ...rest }: { checked: boolean; onChecked: (checked: boolean) => void; label: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is a button, which a label may name
    <label className="flex h-7 items-center gap-2">
      <CheckBox {...rest} label={label} />
      {label}
    </label>
  );
}
