import { Copy, FolderOpen, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { keys } from '../../lib/data.ts';
import { bridge, client, queries } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Section } from './model-sections.tsx';
import { pickModelFolder } from './pick-folder.ts';
import { strings } from './strings.ts';

async function copyCommand(): Promise<void> {
  try {
    await navigator.clipboard.writeText(strings.command);
    toast(strings.copied);
  } catch {
    toast.error(strings.notCopied);
  }
}

function ByCommand() {
  return (
    <p className="mt-2 flex h-8 items-center gap-1 rounded-control bg-n3 pr-0.5 pl-2.5">
      <code className="selectable min-w-0 flex-1 truncate font-mono text-meta">{strings.command}</code>
      <IconButton icon={Copy} label={strings.copy} onClick={() => void copyCommand()} />
    </p>
  );
}

function ByPath() {
  const [path, setPath] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = async (from: string) => {
    setBusy(true);
    setTrouble(null);
    try {
      const { name } = await client.call('models.import', { path: from });
      await queries.invalidateQueries({ queryKey: keys.models });
      setPath('');
      toast(strings.imported(name));
    } catch (error) {
      setTrouble(errorText(error));
    }
    setBusy(false);
  };
  const said = useRef<HTMLParagraphElement>(null);
  const says = busy ? strings.importing : trouble;
  useEffect(() => {
    // Braces: newer Chromium returns a promise here, which is no clean-up.
    if (says) void said.current?.scrollIntoView({ block: 'nearest' });
  }, [says]);
  const choose = async () => {
    const folder = await pickModelFolder();
    if (folder) await run(folder);
    else if (folder === undefined) setTrouble(strings.notAModel);
  };
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '' && !busy) void run(path.trim());
      }}
    >
      <div className="flex flex-wrap gap-2">
        <input
          type="text"
          aria-label={strings.importField}
          placeholder={strings.importField}
          spellCheck={false}
          autoComplete="off"
          disabled={busy}
          value={path}
          onChange={(event) => setPath(event.target.value)}
          className="h-7 min-w-48 flex-1 rounded-control border border-n6 bg-raised px-2 transition-colors hover:border-n7 disabled:opacity-45"
        />
        <Button type="submit" disabled={busy || path.trim() === ''}>
          {strings.importAction}
        </Button>
        <Button disabled={busy} onClick={() => void choose()}>
          <FolderOpen size={14} strokeWidth={1.75} aria-hidden /> {strings.importChoose}
        </Button>
      </div>
      {busy ? (
        <p ref={said} role="status" className="mt-2 flex items-center gap-2 text-meta text-n10">
          <LoaderCircle size={14} strokeWidth={1.75} aria-hidden className="animate-spin text-accent-text" />
          {strings.importing}
        </p>
      ) : null}
      {trouble ? (
        <p ref={said} role="alert" className="mt-2 rounded-control bg-red-soft px-2.5 py-1.5 text-red text-pretty">
          {trouble}
        </p>
      ) : null}
    </form>
  );
}

/** Takes in a model that is on this machine already. A browser names no paths: there it says the command that does. */
export function ImportModel() {
  const web = bridge.shell === 'web';
  return (
    <Section title={strings.importTitle} body={web ? strings.importWeb : strings.importBody}>
      {web ? <ByCommand /> : <ByPath />}
    </Section>
  );
}
