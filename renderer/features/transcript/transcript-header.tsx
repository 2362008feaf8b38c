import { ChevronDown, ChevronUp, Ellipsis, Redo2, Replace, Search, Undo2 } from 'lucide-react';
import { SearchField } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useShell } from '../shell/shell-store.ts';
import { redoCorrection, undoCorrection, useCorrections } from './corrections.ts';
import { strings } from './strings.ts';
import type { TranscriptSource } from './transcript-lines.ts';

export interface TranscriptHeaderProps {
  query: string;
  onQuery: (query: string) => void;
  /** Which of how many matches is shown, from 0. */
  at: number;
  matches: number;
  onStep: (by: 1 | -1) => void;
  source: TranscriptSource;
  sources: readonly TranscriptSource[];
  onSource: (source: TranscriptSource) => void;
}

/** Find, choose what is read along, replace, undo. */
export function TranscriptHeader(props: TranscriptHeaderProps) {
  const { query, onQuery, at, matches, onStep, source, sources, onSource } = props;
  return (
    <div className="flex shrink-0 items-center gap-1.5 px-3 py-2">
      <SearchField
        icon={Search}
        label={strings.find}
        value={query}
        data-tab-field="transcript"
        className="flex-1"
        onValue={onQuery}
      />
      {query ? (
        <>
          <span role="status" className="tnum text-meta text-n10">
            {matches > 0 ? `${at + 1}/${matches}` : strings.noMatch}
          </span>
          <IconButton
            small
            icon={ChevronUp}
            label={strings.previous}
            disabled={matches === 0}
            onClick={() => onStep(-1)}
          />
          <IconButton
            small
            icon={ChevronDown}
            label={strings.next}
            disabled={matches === 0}
            onClick={() => onStep(1)}
          />
        </>
      ) : null}
      {sources.length > 1 ? (
        <Segmented
          label={strings.source}
          value={source}
          onValue={onSource}
          options={sources.map((value) => ({ value, label: strings[value] }))}
        />
      ) : null}
      <More />
    </div>
  );
}

function More() {
  const { past, future } = useCorrections();
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={strings.more} />}>
      <MenuItem icon={Replace} keys="mod+h" onSelect={() => useShell.getState().set({ dialog: 'replace' })}>
        {strings.replace}
      </MenuItem>
      <MenuItem icon={Undo2} disabled={past.length === 0} onSelect={() => void undoCorrection()}>
        {strings.undo}
      </MenuItem>
      <MenuItem icon={Redo2} disabled={future.length === 0} onSelect={() => void redoCorrection()}>
        {strings.redo}
      </MenuItem>
    </Menu>
  );
}
