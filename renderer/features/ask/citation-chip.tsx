import { HoverCard } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Citation } from '../../../preload/contract/answer.ts';
import { cx } from '../../lib/cx.ts';
import { useIsStill } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { middleEllipsis } from '../../lib/format.ts';
import { formatSpan, formatTime } from '../../lib/time.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { goToCitation } from '../player/go-to.ts';
import { usePlayer } from '../player/player-store.ts';
import { dragSource } from '../reports/dragged.ts';
import { citedItem } from './cited-item.ts';

/** px between a preview and what it keeps clear of. */
const gap = 12;

/** How far left of a chip its preview lies clear of the pane, px. */
function besidePane(chip: HTMLElement | null): number {
  const pane = chip?.closest('[role="tabpanel"]');
  return chip && pane ? chip.getBoundingClientRect().left - pane.getBoundingClientRect().left + gap : gap;
}

function pictureOf(citation: Citation, still: boolean): string {
  if (citation.keyFrameId) return bridge.mediaUrl(`thumb/${citation.keyFrameId}`);
  return bridge.mediaUrl(still ? `poster/${citation.assetId}` : `frame/${citation.assetId}/${citation.start}`);
}

function Preview({ citation, still }: { citation: Citation; still: boolean }) {
  const { icon: Icon, verb, color } = kindLooks[citation.kind];
  const { box } = citation;
  return (
    <>
      <span className="relative block bg-n4">
        <img
          src={pictureOf(citation, still)}
          alt=""
          onError={(event) => event.currentTarget.parentElement?.remove()}
          className="block min-h-24 w-full"
        />
        {box ? (
          <span
            className="absolute rounded-[2px] outline-2 outline-accent outline-offset-2"
            style={{
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.w * 100}%`,
              height: `${box.h * 100}%`,
            }}
          />
        ) : null}
      </span>
      <span className="flex flex-col gap-1 p-2.5">
        <span className="flex items-center gap-1.5 text-micro text-n10">
          <Icon size={13} strokeWidth={1.75} color={color} aria-hidden />
          {verb}
          <span className="tnum ml-auto">{still ? 'Image' : formatSpan(citation.start, citation.end)}</span>
        </span>
        <span className="line-clamp-4 text-base">{citation.quote}</span>
        <span className="truncate text-micro text-n10">{citation.assetName}</span>
      </span>
    </>
  );
}

export interface CitationChipProps {
  citation: Citation;
  /** Also says the file: where an answer draws on several. */
  named: boolean;
}

/** The link from a sentence to its second: picture and time; hovering previews, a click goes there and lights it. */
export function CitationChip({ citation, named }: CitationChipProps) {
  const lit = usePlayer((state) => state.lit?.evidenceIds.includes(citation.evidenceId) ?? false);
  const [open, setOpen] = useState(false);
  // Who has clicked sees the place itself: no preview of it until the pointer comes back.
  const visited = useRef(false);
  const chip = useRef<HTMLButtonElement>(null);
  const [offset, setOffset] = useState(gap);
  const still = useIsStill()(citation);
  const { color, icon: Icon, verb } = kindLooks[citation.kind];
  return (
    <HoverCard.Root
      open={open}
      onOpenChange={(next) => {
        // A pointer that is already gone asks for nothing: the card's own timer may outlive its stay.
        const asked = next && !visited.current && chip.current?.matches(':hover, :focus-visible') === true;
        if (asked) setOffset(besidePane(chip.current));
        setOpen(asked);
      }}
      openDelay={180}
      closeDelay={60}
    >
      <HoverCard.Trigger asChild>
        <button
          ref={chip}
          type="button"
          aria-label={
            (still ? `Go to ${citation.assetName}` : `Go to ${formatTime(citation.start)} in ${citation.assetName}`) +
            `, ${verb.toLowerCase()}`
          }
          onClick={() => {
            visited.current = true;
            setOpen(false);
            goToCitation(citation);
          }}
          onPointerLeave={() => {
            visited.current = false;
          }}
          {...dragSource(() => citedItem(citation))}
          className={cx(
            'tnum mx-0.5 inline-flex h-6 max-w-56 items-center gap-1.5 overflow-hidden rounded-control border pr-2 align-[-6px] font-[550] text-meta transition-colors',
            lit ? 'border-accent bg-accent-soft text-accent-text' : 'border-n7 bg-raised text-n12 hover:border-accent',
          )}
        >
          <span className="relative h-full w-8 shrink-0 bg-n5" style={{ borderBottom: `2px solid ${color}` }}>
            <img
              src={pictureOf(citation, still)}
              alt=""
              loading="lazy"
              onError={(event) => event.currentTarget.remove()}
              className="size-full object-cover"
            />
          </span>
          <Icon size={12} strokeWidth={1.75} color={color} aria-hidden className="-mr-0.5 shrink-0" />
          {still ? null : formatTime(citation.start)}
          {named || still ? (
            <span className="truncate font-normal text-n10">{middleEllipsis(citation.assetName, 20)}</span>
          ) : null}
        </button>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          // Over the player, not over the answer that is being read.
          side="left"
          align="center"
          sideOffset={offset}
          collisionPadding={8}
          className="only-seen z-50 w-72 not-data-[state=closed]:animate-in overflow-hidden rounded-card border border-n6 bg-raised shadow-float"
        >
          <Preview citation={citation} still={still} />
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
