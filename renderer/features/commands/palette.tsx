import { Command as Cmdk, defaultFilter } from 'cmdk';
import { AudioLines, Film, Image, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useAssets } from '../../lib/data.ts';
import { parseTime } from '../../lib/time.ts';
import { Keys } from '../../ui/keys.tsx';
import { askAtOnce } from '../ask/ask-about.ts';
import { useSelection } from '../library/selection-store.ts';
import { usePlayer } from '../player/player-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { grouped } from './command.ts';
import { commands } from './registry.ts';

const icons = { video: Film, image: Image, audio: AudioLines };
const itemClass = 'flex h-8 items-center gap-2.5 rounded-control px-2.5 text-base text-n12 data-[selected=true]:bg-n5';
const groupClass =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-micro [&_[cmdk-group-heading]]:text-n10';

const timeValue = 'go-to-time';
const askValue = 'ask-this';

/** By name, never by id; a time is meant where one was typed, and a question is what is left when nothing else fits. */
function score(value: string, search: string, keywords: string[] = []): number {
  if (value === timeValue) return 2;
  if (value === askValue) return 0.0001;
  return defaultFilter?.(keywords.join(' '), search) ?? 0;
}

function Entries({ query, close }: { query: string; close: () => void }) {
  const { data: assets = [] } = useAssets();
  const time = parseTime(query);
  const run = (act: () => void) => {
    close();
    // The dialog gives the cursor back first; what the command focuses must come after.
    setTimeout(act, 0);
  };
  return (
    <>
      <Cmdk.Empty className="px-2.5 py-6 text-center text-n10">No command or file of that name.</Cmdk.Empty>
      {time !== null && query.trim() !== '' ? (
        <Cmdk.Item value={timeValue} onSelect={() => run(() => usePlayer.getState().seek(time))} className={itemClass}>
          Go to {query.trim()}
        </Cmdk.Item>
      ) : null}
      <Cmdk.Group heading="Files" className={groupClass}>
        {assets.slice(0, 200).map(({ id, name, kind }) => {
          const Icon = icons[kind];
          return (
            <Cmdk.Item
              key={id}
              value={id}
              keywords={[name]}
              onSelect={() =>
                run(() => {
                  useSelection.getState().open(id);
                  useShell.getState().set({ front: 'player' });
                })
              }
              className={itemClass}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-n10" />
              <span className="truncate">{name}</span>
            </Cmdk.Item>
          );
        })}
      </Cmdk.Group>
      {grouped(commands.filter(({ when }) => when?.() !== false)).map(({ group, commands: found }) => (
        <Cmdk.Group key={group} heading={group} className={groupClass}>
          {found.map((command) => (
            <Cmdk.Item
              key={command.id}
              value={command.id}
              keywords={[command.title]}
              onSelect={() => run(command.run)}
              className={itemClass}
            >
              <span className="flex-1 truncate">{command.title}</span>
              {command.keys[0] ? <Keys keys={command.keys[0]} /> : null}
            </Cmdk.Item>
          ))}
        </Cmdk.Group>
      ))}
      {time === null && query.trim().length > 3 ? (
        <Cmdk.Group heading="Ask" className={groupClass}>
          <Cmdk.Item value={askValue} onSelect={() => run(() => askAtOnce(query.trim()))} className={itemClass}>
            Ask “{query.trim()}”
          </Cmdk.Item>
        </Cmdk.Group>
      ) : null}
    </>
  );
}

/** Ctrl/⌘ K: every command and every file by a few letters, a time to go to, or a question. */
export function Palette() {
  const open = useShell((state) => state.dialog === 'palette');
  const [query, setQuery] = useState('');
  const close = () => {
    setQuery('');
    useShell.getState().set({ dialog: null });
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 not-data-[state=closed]:animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-40 w-[calc(100vw-32px)] max-w-[580px] -translate-x-1/2 not-data-[state=closed]:animate-fade overflow-hidden rounded-card border border-n7 bg-n2 outline-none shadow-float"
        >
          <Dialog.Title className="sr-only">Find a command or file</Dialog.Title>
          <Cmdk label="Find a command or file" loop filter={score}>
            <div className="flex items-center gap-2.5 border-n6 border-b px-3.5">
              <Search size={16} strokeWidth={1.75} aria-hidden className="text-n10" />
              <Cmdk.Input
                value={query}
                onValueChange={setQuery}
                placeholder="Command, file, time or question"
                className="h-11 flex-1 bg-transparent text-read outline-none focus-visible:outline-none"
              />
            </div>
            <Cmdk.List className="max-h-[48vh] overflow-y-auto p-1.5">
              <Entries query={query} close={close} />
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
