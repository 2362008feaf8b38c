import { AudioLines, FilePlus2, ScanText, Shapes, ShieldCheck, Sparkles } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { openFilePicker } from '../library/file-picker.ts';
import { importSample } from '../library/import-store.ts';
import { useToastsHere } from '../shell/toast-place.ts';

const reads = [
  { icon: AudioLines, color: 'var(--speech)', what: 'What is said', how: 'Speech and subtitles, word by word' },
  { icon: ScanText, color: 'var(--text)', what: 'What is shown', how: 'Slides, tables, signs and code' },
  { icon: Shapes, color: 'var(--object)', what: 'What is seen', how: 'People, animals and things' },
];

/** An empty library: what this is for, and the two ways to begin. */
export function FirstStart() {
  const [busy, setBusy] = useState(false);
  const whole = useRef<HTMLElement>(null);
  useToastsHere(whole);
  return (
    <section
      ref={whole}
      aria-label="Welcome"
      className="flex h-full flex-col items-center justify-center overflow-y-auto bg-n1 p-8"
    >
      <div className="flex w-full max-w-[560px] animate-in flex-col items-center text-center">
        <Mark size={52} />
        <h2 className="mt-5 font-[600] text-title tracking-[-0.01em]">Drop videos, recordings or images here</h2>
        <p className="mt-1.5 max-w-[46ch] text-balance text-n11 text-read">
          Then ask about them. Every answer links to the second it rests on.
        </p>
        <div className="mt-6 flex flex-wrap justify-center gap-2">
          <Button tone="main" large onClick={() => openFilePicker('files')}>
            <FilePlus2 size={16} strokeWidth={2} aria-hidden /> Add files
          </Button>
          <Button
            large
            disabled={busy}
            onClick={() => {
              setBusy(true);
              void importSample().finally(() => setBusy(false));
            }}
          >
            <Sparkles size={16} strokeWidth={1.75} aria-hidden /> Try the sample
          </Button>
        </div>
        <ul className="mt-10 grid w-full grid-cols-3 border-n6 border-t pt-6">
          {reads.map(({ icon: Icon, color, what, how }) => (
            <li key={what} className="flex flex-col items-center gap-1 px-3">
              <Icon size={20} strokeWidth={1.5} color={color} aria-hidden />
              <span className="mt-1 font-[550]">{what}</span>
              <span className="text-meta text-n10 text-pretty">{how}</span>
            </li>
          ))}
        </ul>
        <p className="mt-8 flex items-center gap-1.5 text-meta text-n10">
          <ShieldCheck size={14} strokeWidth={1.75} aria-hidden className="text-green" />
          Everything runs on this machine. Nothing is sent anywhere.
        </p>
      </div>
    </section>
  );
}
