import { Tabs } from 'radix-ui';
import { AskPane, AskTools } from '../ask/ask-pane.tsx';
import { SearchPane } from '../search/search-pane.tsx';
import { TranscriptPane } from '../transcript/transcript-pane.tsx';
import { type SideTab, useShell } from './shell-store.ts';

const tabs: readonly { value: SideTab; label: string }[] = [
  { value: 'ask', label: 'Ask' },
  { value: 'transcript', label: 'Transcript' },
  { value: 'search', label: 'Search' },
];

/** The right pane. */
export function SidePane() {
  const tab = useShell((state) => state.tab);
  const { set } = useShell.getState();
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next) => set({ tab: next as SideTab })}
      className="flex h-full min-h-0 flex-col bg-n2"
    >
      <div className="flex h-10 shrink-0 items-center border-n6 border-b pr-2">
        <Tabs.List aria-label="Ask, transcript and search" className="flex h-full flex-1 gap-1 px-2">
          {tabs.map(({ value, label }) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className="focus-inset relative h-full px-2 text-n10 transition-colors after:absolute after:inset-x-2 after:bottom-[-1px] after:h-0.5 after:rounded-full hover:text-n12 data-[state=active]:font-[550] data-[state=active]:text-n12 data-[state=active]:after:bg-accent"
            >
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {tab === 'ask' ? <AskTools /> : null}
      </div>
      <Tabs.Content value="ask" className="min-h-0 flex-1" tabIndex={-1}>
        <AskPane />
      </Tabs.Content>
      <Tabs.Content value="transcript" className="min-h-0 flex-1" tabIndex={-1}>
        <TranscriptPane />
      </Tabs.Content>
      <Tabs.Content value="search" className="min-h-0 flex-1" tabIndex={-1}>
        <SearchPane />
      </Tabs.Content>
    </Tabs.Root>
  );
}
