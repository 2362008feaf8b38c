import { Check, Film } from 'lucide-react';
import type { ClipFile, ClipsMade } from '../../../preload/contract/clips.ts';
import { bridge, client } from '../../lib/engine.ts';
import { formatBytes } from '../../lib/format.ts';
import { sayError } from '../../lib/say-error.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { useClips } from './clip-store.ts';
import { clipStrings as strings } from './clip-strings.ts';

function show({ path, fileName }: ClipFile): void {
  if (bridge.shell === 'electron') void client.call('shell.reveal', { path }).catch(sayError);
  else window.open(bridge.mediaUrl(`report/${fileName}`), '_blank', 'noopener');
}

function Row({ file }: { file: ClipFile }) {
  const label = bridge.shell === 'electron' ? strings.reveal : strings.open;
  return (
    <li className="flex items-start gap-3 border-n6 border-b py-2.5 last:border-b-0">
      <Film size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-n10" />
      <div className="min-w-0 flex-1">
        <p className="selectable break-words">{file.fileName}</p>
        <p className="tnum text-meta text-n10">
          {formatTime(file.duration, { milliseconds: true })} · {formatBytes(file.bytes)} ·{' '}
          {strings.beside(file.beside.length)}
        </p>
        <p className="text-meta text-n10 text-pretty">
          {strings.made[file.made]}: {file.why}
        </p>
      </div>
      <Button aria-label={`${label}: ${file.fileName}`} onClick={() => show(file)}>
        {label}
      </Button>
    </li>
  );
}

/** What was made, how, and where it lies. */
export function ClipResult({ made }: { made: ClipsMade }) {
  const folder = made.files[0]?.path.replace(/[/\\][^/\\]*$/, '') ?? '';
  return (
    <>
      <p className="selectable break-all font-mono text-meta text-n10">{folder}</p>
      <ul className="mt-1 flex flex-col">
        {made.files.map((file) => (
          <Row key={file.path} file={file} />
        ))}
      </ul>
      {made.notes.map((note) => (
        <p key={note} className="mt-2 flex items-start gap-2 text-n11">
          <Check size={14} strokeWidth={2} aria-hidden className="mt-[3px] shrink-0 text-green" /> {note}
        </p>
      ))}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={() => useClips.setState({ state: 'choosing' })}>{strings.another}</Button>
        <Button tone="main" onClick={() => useClips.setState({ open: false })}>
          {strings.close}
        </Button>
      </div>
    </>
  );
}
