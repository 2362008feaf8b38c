import { GripVertical, Heading, type LucideIcon, MessageSquareText, Play, Type, X } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { cx } from '../../lib/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { kindLooks } from '../evidence/kinds.ts';
import { goToCitation, goToMoment } from '../player/go-to.ts';
import { useShell } from '../shell/shell-store.ts';
import { moveSource } from './dragged.ts';
import { ItemPicture } from './item-picture.tsx';
import { strings } from './strings.ts';

const fieldClass =
  'selectable field-sizing-content focus-inset w-full min-w-0 resize-none rounded-[5px] bg-transparent px-1.5 py-1 hover:bg-n3 focus:bg-n3';

function Kind({ icon: Icon, label, color }: { icon: LucideIcon; label: string; color?: string }) {
  return (
    <Icon
      size={13}
      strokeWidth={1.75}
      color={color}
      role="img"
      aria-label={label}
      className="mt-[3px] shrink-0 text-n10"
    />
  );
}

/** What the item says, on a line or two. */
function Saying({ item, name }: { item: ReportItem; name: string }) {
  if (item.kind === 'answer') {
    return (
      <>
        <span className="flex gap-1.5 font-[550]">
          <Kind icon={MessageSquareText} label="Answer" />
          <span className="line-clamp-2">{item.answer.question}</span>
        </span>
        <span className="line-clamp-2 pl-[19px] text-n11">{item.answer.sentences[0]?.text}</span>
      </>
    );
  }
  if (item.kind !== 'moment') return null;
  const [best] = item.moment.evidence;
  const look = best ? kindLooks[best.kind] : null;
  return (
    <>
      <span className="truncate font-[550] text-meta text-n11">{name}</span>
      {best && look ? (
        <span className="flex gap-1.5">
          <Kind icon={look.icon} label={look.verb} color={look.color} />
          <span className="line-clamp-2">{best.text}</span>
        </span>
      ) : null}
    </>
  );
}

export interface OutlineRowProps {
  itemKey: string;
  item: ReportItem;
  name: string;
  /** The row that Tab reaches. */
  current: boolean;
  /** Just put in: its field takes the cursor. */
  fresh: boolean;
  onChange: (key: string, item: ReportItem) => void;
  onRemove: (key: string) => void;
  onCurrent: (key: string) => void;
  onKeyDown: (key: string, event: KeyboardEvent) => void;
}

/** Leaves the page for the player, at what an item shows; undefined for what shows nothing. */
function wayTo(item: ReportItem): (() => void) | undefined {
  const citation = item.kind === 'answer' ? item.answer.sentences[0]?.citations[0] : undefined;
  if (item.kind !== 'moment' && !citation) return undefined;
  return () => {
    useShell.getState().set({ view: null });
    if (item.kind === 'moment') goToMoment(item.moment);
    else if (citation) goToCitation(citation);
  };
}

/** One item of the report: a handle to move it by, what it is, and its words, written in place. Drawn again only when it changes. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { itemKey, item, name, current, fresh, onChange, onRemove, onCurrent, onKeyDown } = props;
  const onGo = wayTo(item);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (fresh) field.current?.focus();
  }, [fresh]);
  const written = 'text' in item;
  const isHeading = item.kind === 'heading';
  const label = written ? (isHeading ? strings.heading : strings.text) : strings.noteOf(name);
  const hint = isHeading
    ? strings.heading
    : written
      ? strings.textHint
      : item.kind === 'answer'
        ? strings.answerNote
        : strings.note;
  return (
    <div className="group relative flex items-start gap-1 rounded-card border border-transparent py-2 pr-2 pl-0.5 focus-within:border-n6 focus-within:bg-raised hover:border-n6 hover:bg-raised">
      <button
        type="button"
        data-handle
        tabIndex={current ? 0 : -1}
        aria-label={`${strings.hold}: ${name}`}
        aria-describedby="outline-hint"
        title={strings.hold}
        onFocus={() => onCurrent(itemKey)}
        onKeyDown={(event) => onKeyDown(itemKey, event)}
        {...moveSource(itemKey, 'li')}
        className="relative inline-flex h-7 w-5 shrink-0 cursor-grab items-center justify-center rounded-[4px] text-n9 before:absolute before:-inset-x-0.5 before:inset-y-0 before:content-[''] hover:text-n12 active:cursor-grabbing"
      >
        <GripVertical size={14} strokeWidth={1.75} aria-hidden />
      </button>
      {written ? (
        <span className="inline-flex h-7 w-5 shrink-0 items-center justify-center text-n10">
          {isHeading ? (
            <Heading size={14} strokeWidth={1.75} aria-hidden />
          ) : (
            <Type size={14} strokeWidth={1.75} aria-hidden />
          )}
        </span>
      ) : (
        <ItemPicture item={item} className="mt-0.5 mr-1.5 h-[50px] w-[88px] shrink-0 rounded-[5px]" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Saying item={item} name={name} />
        <textarea
          ref={field}
          onFocus={() => onCurrent(itemKey)}
          rows={1}
          aria-label={label}
          placeholder={hint}
          value={written ? item.text : item.note}
          onChange={(event) => {
            const { value } = event.target;
            if (isHeading) onChange(itemKey, { ...item, text: value.replaceAll('\n', ' ') });
            else onChange(itemKey, written ? { ...item, text: value } : { ...item, note: value });
          }}
          className={cx(fieldClass, isHeading ? 'font-[620] text-read' : written ? 'text-base' : '-ml-1.5 text-meta')}
        />
      </div>
      <span className="absolute top-1.5 right-1.5 flex rounded-control bg-raised opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100">
        {onGo ? <IconButton small icon={Play} label={strings.goTo} onClick={onGo} /> : null}
        <IconButton small icon={X} label={strings.remove} onClick={() => onRemove(itemKey)} />
      </span>
    </div>
  );
});
