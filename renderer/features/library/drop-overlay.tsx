import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { bridge } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { type DropKind, dropKind, dropSummary } from './drop-summary.ts';
import { droppedFiles } from './dropped-files.ts';
import { importFiles } from './import-store.ts';
import { strings } from './strings.ts';

const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') ?? false;

function kindsOf(transfer: DataTransfer): DropKind[] {
  return [...transfer.items].filter((item) => item.kind === 'file').map((item) => dropKind('', item.type));
}

/** Anywhere in the window files may be dropped or pasted; while they hover it says what will happen. */
export function DropOverlay() {
  const [kinds, setKinds] = useState<DropKind[] | null>(null);
  const depth = useRef(0);
  useEffect(() => {
    const stop = new AbortController();
    const listen = <K extends keyof WindowEventMap>(name: K, listener: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(name, listener, { signal: stop.signal });
    listen('dragenter', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth.current += 1;
      setKinds(kindsOf(event.dataTransfer));
    });
    listen('dragover', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    });
    listen('dragleave', (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setKinds(null);
    });
    listen('drop', (event) => {
      depth.current = 0;
      setKinds(null);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer, bridge.shell === 'web')
        .then(importFiles)
        .catch(sayError);
    });
    listen('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void importFiles(files);
    });
    return () => stop.abort();
  }, []);
  if (!kinds) return null;
  const none = kinds.length > 0 && kinds.every((kind) => kind === 'unsupported');
  return (
    <div className="pointer-events-none fixed inset-0 z-50 animate-fade bg-scrim p-3 backdrop-blur-[3px]">
      <div className="flex h-full flex-col items-center justify-center gap-2 rounded-card border-2 border-accent border-dashed">
        <span className="mb-2 inline-flex size-14 items-center justify-center rounded-full bg-accent text-on-accent">
          <Download size={26} strokeWidth={1.75} aria-hidden />
        </span>
        <p role="status" className="rounded-card bg-n2 px-6 py-4 text-center shadow-float">
          <span className="block text-title font-[600]">{none ? strings.dropNone : strings.drop}</span>
          <span className="tnum block text-read text-n11">{dropSummary(kinds)}</span>
          <span className="mt-1 block text-meta text-n10">{strings.dropBody}</span>
        </p>
      </div>
    </div>
  );
}
