import { ChevronLeft, ChevronRight, Heading, Type, X } from 'lucide-react';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { cx } from '../../lib/cx.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { goToCitation, goToMoment } from '../player/go-to.ts';
import { moveSource } from './dragged.ts';
import { ItemPicture } from './item-picture.tsx';
import { strings } from './strings.ts';

function Face({ item }: { item: ReportItem }) {
  if (item.kind === 'text' || item.kind === 'heading') return null;
  const picture = <ItemPicture item={item} className="h-[92px]" />;
  if (item.kind === 'moment') {
    return (
      <button type="button" className="block w-full text-left" onClick={() => goToMoment(item.moment)}>
        {picture}
        <span className="line-clamp-2 px-2.5 pt-2 text-meta text-n11">{item.moment.evidence[0]?.text}</span>
      </button>
    );
  }
  const first = item.answer.sentences[0];
  const citation = first?.citations[0];
  return (
    <button type="button" className="block w-full text-left" onClick={() => citation && goToCitation(citation)}>
      {picture}
      <span className="block truncate px-2.5 pt-2 font-[550] text-meta">{item.answer.question}</span>
      <span className="line-clamp-1 px-2.5 text-meta text-n11">{first?.text}</span>
    </button>
  );
}

export interface ReportCardProps {
  itemKey: string;
  item: ReportItem;
  name: string;
  first: boolean;
  last: boolean;
  /** Where what is dragged would land: before this card, or behind it. */
  dropBefore: boolean;
  dropBehind: boolean;
  onChange: (item: ReportItem) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

/** One item of the report; dragged by its face, or moved by its buttons. */
export function ReportCard(props: ReportCardProps) {
  const { itemKey, item, name, first, last, dropBefore, dropBehind, onChange, onMove, onRemove } = props;
  const written = 'text' in item;
  const KindIcon = item.kind === 'heading' ? Heading : Type;
  const label = item.kind === 'heading' ? strings.heading : strings.text;
  return (
    <li
      className={cx(
        'relative flex w-52 shrink-0 before:absolute before:inset-y-1 before:left-[-6px] before:w-0.5 before:rounded-full after:absolute after:inset-y-1 after:right-[-6px] after:w-0.5 after:rounded-full',
        dropBefore && 'before:bg-accent',
        dropBehind && 'after:bg-accent',
      )}
    >
      <div className="group relative flex min-w-0 flex-1 flex-col overflow-hidden rounded-card border border-n6 bg-raised">
        <div {...moveSource(itemKey, 'li')}>
          {written ? (
            <span className="flex items-center gap-1.5 px-2.5 pt-2 text-micro text-n10">
              <KindIcon size={13} strokeWidth={1.75} aria-hidden /> {label}
            </span>
          ) : (
            <Face item={item} />
          )}
        </div>
        <textarea
          aria-label={written ? label : strings.noteOf(name)}
          placeholder={written ? label : item.kind === 'answer' ? strings.answerNote : strings.note}
          value={written ? item.text : item.note}
          onChange={(event) => {
            const { value } = event.target;
            onChange(written ? { ...item, text: value } : { ...item, note: value });
          }}
          className={cx(
            'selectable focus-inset m-1 min-h-9 flex-1 resize-none rounded-[5px] bg-transparent px-1.5 py-1 hover:bg-n4 focus:bg-n4',
            item.kind === 'heading' ? 'font-[600] text-base' : 'text-meta',
          )}
        />
        <span className="absolute top-1 right-1 flex rounded-control bg-n2/85 opacity-0 transition-opacity focus-within:opacity-100 group-hover:opacity-100">
          <IconButton small icon={ChevronLeft} label={strings.earlier} disabled={first} onClick={() => onMove(-1)} />
          <IconButton small icon={ChevronRight} label={strings.later} disabled={last} onClick={() => onMove(1)} />
          <IconButton small icon={X} label={strings.remove} onClick={onRemove} />
        </span>
      </div>
    </li>
  );
}
