import { Ellipsis, MessageSquareText, Pencil, RotateCcw, TextQuote, UserRound } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { correctLines } from './corrections.ts';
import { askAboutLines, quoteLines } from './quote-lines.ts';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import { startEditing, useTranscript } from './transcript-store.ts';

export interface LineMenuProps {
  line: TranscriptLine;
  index: number;
  tabIndex: 0 | -1;
  /** While it is open it stays, wherever the pointer goes. */
  onOpenChange: (open: boolean) => void;
}

/** What can be done with one line. */
export function LineMenu({ line, index, tabIndex, onOpenChange }: LineMenuProps) {
  const whole = { from: index, to: index, fromAt: 0, toAt: null };
  const editable = line.kind !== 'caption';
  return (
    <span className="flex shrink-0 items-start">
      {editable ? (
        <IconButton
          small
          icon={Pencil}
          label={strings.correct}
          keys="enter"
          tabIndex={tabIndex}
          onClick={() => startEditing(line.id, line.text)}
        />
      ) : null}
      <Menu
        onOpenChange={onOpenChange}
        trigger={<IconButton small icon={Ellipsis} label={strings.lineMenu} tabIndex={tabIndex} />}
      >
        {editable ? (
          <>
            {/* The menu gives the cursor back first; the field must come after. */}
            <MenuItem icon={Pencil} onSelect={() => setTimeout(() => startEditing(line.id, line.text), 0)}>
              {strings.correct}
            </MenuItem>
            <MenuItem
              icon={UserRound}
              onSelect={() => useTranscript.getState().set({ naming: { from: index, to: index } })}
            >
              {strings.nameSpeaker}
            </MenuItem>
          </>
        ) : null}
        {line.original ? (
          <MenuItem
            icon={RotateCcw}
            onSelect={() => void correctLines([{ evidenceId: line.id, text: null, speaker: null }])}
          >
            {strings.restore}
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuItem icon={TextQuote} onSelect={() => quoteLines([line], whole)}>
          {strings.quoteHint}
        </MenuItem>
        <MenuItem icon={MessageSquareText} onSelect={() => askAboutLines([line])}>
          {strings.askThis}
        </MenuItem>
      </Menu>
    </span>
  );
}
