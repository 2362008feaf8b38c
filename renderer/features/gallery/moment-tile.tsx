import { BookmarkPlus, Check } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { cx } from '../../lib/cx.ts';
import { useIsStill } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { kindLooks } from '../evidence/kinds.ts';
import { addMoment, momentItem } from '../reports/add-to-report.ts';
import { dragSource } from '../reports/dragged.ts';
import { secondOf, thumbOf } from './moment-facts.ts';
import { strings } from './strings.ts';

export interface MomentTileProps {
  moment: Moment;
  index: number;
  fileName: string;
  current: boolean;
  picked: boolean;
  onOpen: () => void;
  onPick: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A moment as a picture with its second, its file and the best of what is there. */
export function MomentTile(props: MomentTileProps) {
  const { moment, index, fileName, current, picked, onOpen, onPick, onFocus, onKeyDown } = props;
  const [best] = moment.evidence;
  const look = best ? kindLooks[best.kind] : null;
  const time = useIsStill()(moment) ? null : formatTime(secondOf(moment));
  const name = time === null ? fileName : `${time} in ${fileName}`;
  return (
    <li className="group relative min-w-0">
      <button
        type="button"
        data-tile={index}
        tabIndex={current ? 0 : -1}
        aria-label={`${name}: ${best?.text.slice(0, 120) ?? strings.byPicture}`}
        onClick={onOpen}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        {...dragSource(() => momentItem(moment))}
        className={cx(
          'flex w-full flex-col overflow-hidden rounded-card border bg-raised text-left transition-colors hover:border-n8',
          picked ? 'border-accent' : 'border-n6',
        )}
      >
        <span className="relative block aspect-video w-full shrink-0 bg-n4">
          <img
            src={bridge.mediaUrl(thumbOf(moment))}
            alt=""
            loading="lazy"
            draggable={false}
            onError={(event) => event.currentTarget.remove()}
            className="absolute inset-0 size-full object-cover"
          />
          {time === null ? null : (
            <span className="tnum absolute right-1.5 bottom-1.5 rounded-[4px] bg-black/75 px-1.5 text-meta text-white">
              {time}
            </span>
          )}
        </span>
        <span className="flex h-[68px] flex-col gap-0.5 px-2.5 py-2">
          <span className="flex items-start gap-1.5">
            {look ? (
              <look.icon size={13} strokeWidth={1.75} color={look.color} aria-hidden className="mt-[3px] shrink-0" />
            ) : null}
            <span className="line-clamp-2 text-base leading-[1.35]">{best?.text ?? strings.byPicture}</span>
          </span>
          <span className="mt-auto truncate text-micro text-n10">{fileName}</span>
        </span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-pressed={picked}
        aria-label={strings.pick(name)}
        onClick={onPick}
        className={cx(
          'absolute top-1.5 left-1.5 inline-flex size-6 items-center justify-center rounded-full border transition-opacity',
          picked
            ? 'border-accent bg-accent text-on-accent'
            : 'border-white/70 bg-black/45 text-transparent opacity-0 hover:text-white focus-visible:opacity-100 group-hover:opacity-100',
        )}
      >
        <Check size={14} strokeWidth={2.25} aria-hidden />
      </button>
      <IconButton
        small
        tabIndex={-1}
        icon={BookmarkPlus}
        label={strings.add}
        onClick={() => addMoment(moment)}
        className="absolute top-1.5 right-1.5 bg-n2/85 opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
      />
    </li>
  );
}
