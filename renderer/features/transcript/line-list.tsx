import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { usePlayer } from '../player/player-store.ts';
import { Line } from './line.tsx';
import { lineKeys } from './line-keys.ts';
import { selectedText } from './selected-text.ts';
import type { SpeakerLook } from './speaker-looks.ts';
import { strings } from './strings.ts';
import { lineAt, type TranscriptLine } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

export interface LineListProps {
  lines: readonly TranscriptLine[];
  speakers: ReadonlyMap<string, SpeakerLook>;
  query: string;
  /** The line to show, by place. */
  jump: number | null;
}

/** ms after scrolling or typing for which the list does not follow playback. */
const IN_PEACE = 4000;

/** Follows what is selected with the mouse. */
function usePicking(list: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      // A double click selects a word on its way to correcting it.
      timer = setTimeout(() => {
        const found = list.current && selectedText(list.current);
        const { picked, set } = useTranscript.getState();
        if (found) set({ picked: found });
        else if (picked && (picked.fromAt > 0 || picked.toAt !== null)) set({ picked: null });
      }, 180);
    };
    document.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
    };
  }, [list]);
}

/** The lines, of which only those in view are drawn: one stop of the Tab key, within which the arrows move. */
export function LineList({ lines, speakers, query, jump }: LineListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const current = usePlayer((state) => lineAt(lines, state.time));
  const litIds = usePlayer((state) => state.lit?.evidenceIds);
  const picked = useTranscript((state) => state.picked);
  const editing = useTranscript((state) => state.editing !== null);
  const [active, setActive] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const toFocus = useRef<number | null>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.id ?? index,
    estimateSize: () => 60,
    overscan: 8,
    // Room for what can be done with the first line.
    paddingStart: 12,
  });
  const touched = useRef(Number.NEGATIVE_INFINITY);
  const touch = () => {
    touched.current = performance.now();
  };
  useEffect(() => {
    // Someone who scrolls to read elsewhere, or corrects a line, is left in peace.
    if (current >= 0 && !editing && performance.now() - touched.current > IN_PEACE)
      virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, editing, virtual]);
  useEffect(() => {
    if (jump !== null) virtual.scrollToIndex(jump, { align: 'center' });
  }, [jump, virtual]);
  useEffect(() => {
    // The line that the arrows went to may only now have been drawn.
    const wanted = toFocus.current;
    const button =
      wanted === null ? null : list.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] [data-line]`);
    if (!button) return;
    toFocus.current = null;
    button.focus({ preventScroll: true });
  });
  usePicking(list);
  const items = virtual.getVirtualItems();
  const stop = items.some(({ index }) => index === active)
    ? active
    : (items.find(({ end }) => end > (virtual.scrollOffset ?? 0))?.index ?? null);
  const move = (to: number) => {
    touch();
    toFocus.current = to;
    setActive(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3" onWheel={touch}>
      <ol
        ref={list}
        aria-label={strings.list}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => lineKeys(event, { lines, move })}
        onPointerLeave={() => setPointed(null)}
      >
        {items.map(({ key, index, start }) => {
          const line = lines[index]!;
          const goesOn = line.speaker === (lines[index - 1]?.speaker ?? null);
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
              onPointerEnter={() => setPointed(index)}
              onBlur={(event) => {
                if (!event.currentTarget.contains(event.relatedTarget))
                  setActive((now) => (now === index ? null : now));
              }}
            >
              <Line
                line={line}
                index={index}
                speaker={goesOn ? null : (speakers.get(line.speaker ?? '') ?? null)}
                current={index === current}
                lit={litIds?.includes(line.id) ?? false}
                picked={picked !== null && index >= picked.from && index <= picked.to}
                tabStop={index === stop}
                near={index === active || index === pointed}
                query={query}
                onFocusLine={() => setActive(index)}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
