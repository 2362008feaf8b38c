import { BookmarkPlus, ChevronRight, CircleAlert, Copy, Images, LoaderCircle, RotateCcw, SearchX } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { cx } from '../../lib/cx.ts';
import { useAssets } from '../../lib/data.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useGallery } from '../gallery/gallery-store.ts';
import { addAnswer, answerItem } from '../reports/add-to-report.ts';
import { dragSource } from '../reports/dragged.ts';
import { useAsk } from './ask-store.ts';
import { CitationChip } from './citation-chip.tsx';
import { MomentRow } from './moment-row.tsx';
import { strings } from './strings.ts';
import { Thumbs } from './thumbs.tsx';
import { TraceView } from './trace-view.tsx';
import type { Turn } from './turn.ts';

function plainAnswer(turn: Turn): string {
  return turn.sentences
    .map(
      ({ text, citations }) => `${text} ${citations.map((c) => `[${c.assetName} ${formatTime(c.start)}]`).join(' ')}`,
    )
    .join('\n');
}

async function copyAnswer(turn: Turn): Promise<void> {
  try {
    await navigator.clipboard.writeText(plainAnswer(turn));
    toast(strings.copied);
  } catch {
    toast.error(strings.notCopied);
  }
}

function Running({ stage }: { stage: string | null }) {
  return (
    <p role="status" className="flex items-center gap-2 text-meta text-n10">
      <LoaderCircle size={14} strokeWidth={1.75} aria-hidden className="animate-spin text-accent-text" />
      {(stage && strings.stages[stage]) ?? stage ?? strings.thinking}
    </p>
  );
}

function Actions({ turn }: { turn: Turn }) {
  const { ask } = useAsk.getState();
  return (
    <span className="ml-auto flex items-center">
      {turn.answer && turn.sentences.length > 0 ? <Thumbs answerId={turn.answer.id} momentId={null} /> : null}
      {turn.sentences.length > 0 ? (
        <IconButton small icon={Copy} label={strings.copy} onClick={() => void copyAnswer(turn)} />
      ) : null}
      {turn.moments.length > 0 ? (
        <IconButton
          small
          icon={Images}
          label={strings.pictures}
          onClick={() => useGallery.getState().show(turn.question, turn.moments)}
        />
      ) : null}
      <IconButton
        small
        icon={RotateCcw}
        label={strings.retry}
        onClick={() => void ask(turn.question, turn.scope, turn.before)}
      />
      {turn.answer && turn.sentences.length > 0 ? (
        <Button
          tone="quiet"
          className="h-6 px-1.5 text-meta"
          onClick={() => turn.answer && addAnswer(turn.answer)}
          {...dragSource(() => (turn.answer ? answerItem(turn.answer) : undefined))}
        >
          <BookmarkPlus size={14} strokeWidth={1.75} aria-hidden /> {strings.addAnswer}
        </Button>
      ) : null}
    </span>
  );
}

/** A question with its answer: streamed sentences, their seconds, the moments behind them and how they were found. */
export function TurnView({ turn }: { turn: Turn }) {
  const [how, setHow] = useState(false);
  const { data: assets = [] } = useAssets();
  const names = new Map(assets.map(({ id, name }) => [id, name]));
  const cited = new Set(turn.sentences.flatMap(({ citations }) => citations.map((c) => c.assetId)));
  const named = cited.size > 1 || (cited.size === 1 && turn.scope.assetIds.length !== 1 && assets.length > 1);
  const notFound = turn.answer?.status === 'notFound';
  return (
    <article aria-label={turn.question} className="flex flex-col gap-2.5 border-n6 border-b px-4 py-4 last:border-b-0">
      <h3 className="selectable font-[600] text-read text-pretty">{turn.question}</h3>
      {turn.trace?.understood ? (
        <p className="selectable text-meta text-n10 text-pretty">
          {strings.understood} “{turn.trace.understood.question}”
        </p>
      ) : null}
      {turn.state === 'failed' ? (
        <p role="alert" className="flex items-start gap-2 rounded-control bg-red-soft px-2.5 py-2 text-red">
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          {turn.error}
        </p>
      ) : null}
      <div aria-live="polite" className="selectable flex max-w-[72ch] flex-col gap-2 text-n12 text-read">
        {turn.sentences.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences only ever come in behind the others
          <p key={i} className="animate-in text-pretty">
            {sentence.text}{' '}
            {sentence.citations.map((citation) => (
              <CitationChip key={citation.evidenceId} citation={citation} named={named} />
            ))}
          </p>
        ))}
      </div>
      {turn.state === 'running' ? <Running stage={turn.stage} /> : null}
      {turn.state === 'done' && (turn.answer === null || turn.answer.status === 'stopped') ? (
        <p role="status" className="text-meta text-n10">
          {strings.stopped}
        </p>
      ) : null}
      {notFound ? (
        <div className="flex items-start gap-2.5 rounded-control bg-n3 px-3 py-2.5">
          <SearchX size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-n10" />
          <p>
            <span className="block font-[550]">{strings.notFound}</span>
            <span className="block text-meta text-n10 text-balance">{strings.notFoundBody}</span>
          </p>
        </div>
      ) : null}
      {turn.state === 'done' && notFound && turn.moments.length > 0 ? (
        <div>
          <h4 className="mb-1 text-micro text-n10">{strings.nearest}</h4>
          <div className="-mx-1.5">
            {turn.moments.slice(0, 3).map((moment) => (
              <div key={moment.id} className="flex items-center">
                <MomentRow moment={moment} assetName={names.get(moment.assetId) ?? ''} named />
                {turn.answer ? <Thumbs answerId={turn.answer.id} momentId={moment.id} /> : null}
              </div>
            ))}
          </div>
        </div>
      ) : null}
      {turn.state !== 'running' ? (
        <div className="flex flex-wrap items-center">
          {turn.trace ? (
            <button
              type="button"
              aria-expanded={how}
              onClick={() => setHow(!how)}
              className="-ml-1 inline-flex h-6 items-center gap-0.5 whitespace-nowrap rounded-[4px] px-1 text-meta text-n10 hover:text-n12"
            >
              <ChevronRight
                size={14}
                strokeWidth={1.75}
                aria-hidden
                className={cx('transition-transform', how && 'rotate-90')}
              />
              {strings.how}
            </button>
          ) : null}
          <Actions turn={turn} />
        </div>
      ) : null}
      {how && turn.trace ? (
        <TraceView trace={turn.trace} moments={turn.moments} names={names} answerId={turn.answer?.id ?? null} />
      ) : null}
    </article>
  );
}
