import { ChevronLeft, ChevronRight, MessageSquareText, Type, X } from 'lucide-react';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { cx } from '../../lib/cx.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { goToCitation, goToMoment } from '../player/go-to.ts';
import { strings } from './strings.ts';

function Picture({ src, time }: { src: string; time: number | null }) {
  return (
    <span className="relative block h-[92px] overflow-hidden bg-n4">
      <img
        src={src}
        alt=""
        draggable={false}
        onError={(event) => event.currentTarget.remove()}
        className="size-full object-cover object-top"
      />
      {time !== null ? (
        <span className="tnum absolute right-1 bottom-1 rounded-[4px] bg-black/75 px-1 text-micro text-white">
          {formatTime(time)}
        </span>
      ) : null}
    </span>
  );
}

function Face({ item }: { item: ReportItem }) {
  if (item.kind === 'text' || item.kind === 'heading') return null;
  if (item.kind === 'moment') {
    const { moment, at } = item;
    const still = moment.start === 0 && moment.end === 0;
    const src = still ? `poster/${moment.assetId}` : `frame/${moment.assetId}/${at.toFixed(3)}`;
    return (
      <button type="button" className="block w-full text-left" onClick={() => goToMoment(moment)}>
        <Picture src={bridge.mediaUrl(src as `poster/${string}`)} time={still ? null : at} />
        <span className="line-clamp-2 px-2.5 pt-2 text-meta text-n11">{moment.evidence[0]?.text}</span>
      </button>
    );
  }
  const first = item.answer.sentences[0];
  const citation = first?.citations[0];
  return (
    <button type="button" className="block w-full text-left" onClick={() => citation && goToCitation(citation)}>
      {citation?.keyFrameId ? (
        <Picture src={bridge.mediaUrl(`thumb/${citation.keyFrameId}`)} time={citation.start} />
      ) : (
        <span className="flex h-[92px] items-center justify-center bg-n4 text-n9">
          <MessageSquareText size={22} strokeWidth={1.5} aria-hidden />
        </span>
      )}
      <span className="block truncate px-2.5 pt-2 font-[550] text-meta">{item.answer.question}</span>
      <span className="line-clamp-1 px-2.5 text-meta text-n11">{first?.text}</span>
    </button>
  );
}

export interface ReportCardProps {
  item: ReportItem;
  index: number;
  count: number;
  dragged: boolean;
  onChange: (item: ReportItem) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onDrag: (index: number | null) => void;
  onDragOver: (index: number) => void;
}

/** One item of the report; dragged by its face, or moved by its buttons. */
export function ReportCard(props: ReportCardProps) {
  const { item, index, count, dragged, onChange, onMove, onRemove, onDrag, onDragOver } = props;
  const body = 'text' in item ? item.text : item.note;
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('application/x-cuepoint-item', String(index));
        onDrag(index);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('application/x-cuepoint-item')) return;
        event.preventDefault();
        onDragOver(index);
      }}
      className={cx(
        'group relative flex w-52 shrink-0 flex-col overflow-hidden rounded-card border border-n6 bg-raised transition-opacity',
        dragged && 'opacity-40',
      )}
    >
      {item.kind === 'text' ? (
        <span className="flex items-center gap-1.5 px-2.5 pt-2 text-micro text-n10">
          <Type size={13} strokeWidth={1.75} aria-hidden /> {strings.text}
        </span>
      ) : (
        <Face item={item} />
      )}
      <textarea
        aria-label={item.kind === 'text' ? strings.text : `${strings.note}, item ${index + 1}`}
        placeholder={item.kind === 'text' ? strings.text : strings.note}
        value={body}
        draggable={false}
        onChange={(event) => {
          const { value } = event.target;
          onChange('text' in item ? { ...item, text: value } : { ...item, note: value });
        }}
        className="selectable focus-inset m-1 min-h-9 flex-1 resize-none rounded-[5px] bg-transparent px-1.5 py-1 text-meta hover:bg-n4 focus:bg-n4"
      />
      <span className="absolute top-1 right-1 flex rounded-control bg-n2/85 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100">
        <IconButton
          small
          icon={ChevronLeft}
          label={strings.earlier}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          small
          icon={ChevronRight}
          label={strings.later}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <IconButton small icon={X} label={strings.remove} onClick={onRemove} />
      </span>
    </li>
  );
}
