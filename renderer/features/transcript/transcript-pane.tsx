import { useVirtualizer } from '@tanstack/react-virtual';
import { AudioLines, ChevronDown, ChevronUp, Eye, Search, TextQuote } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { useAssets, useEvidence } from '../../lib/data.ts';
import { formatTime } from '../../lib/time.ts';
import { SearchField } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useSelection } from '../library/selection-store.ts';
import { usePlayer } from '../player/player-store.ts';
import { MarkedText } from './marked-text.tsx';
import { findLines, lineAt, type TranscriptLine, type TranscriptSource, transcriptLines } from './transcript-lines.ts';

const strings = {
  find: 'Find in transcript',
  speech: 'Speech',
  subtitle: 'Subtitles',
  caption: 'Described',
  source: 'Transcript of',
  described: 'What a model sees in the pictures, in its words.',
  none: 'No transcript',
  noneBody: 'No speech was heard in this file and it carries no subtitles.',
  coming: 'Listening',
  comingBody: 'The transcript appears here line by line as the file is read.',
  noFile: 'Open a video or a recording to read along.',
  next: 'Next match',
  previous: 'Previous match',
};

const sources: readonly TranscriptSource[] = ['speech', 'subtitle', 'caption'];

const languageName = (code: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;

function Line({ line, current, query, lit }: { line: TranscriptLine; current: boolean; query: string; lit: boolean }) {
  return (
    <button
      type="button"
      aria-current={current ? 'true' : undefined}
      onClick={() => {
        if (window.getSelection()?.isCollapsed === false) return;
        usePlayer.getState().seek(line.start);
      }}
      className={cx(
        'focus-inset group flex w-full gap-3 rounded-control px-2.5 py-1.5 text-left transition-colors',
        current ? 'bg-n4' : 'hover:bg-n3',
        lit && 'bg-accent-soft',
      )}
    >
      <span className={cx('tnum w-9 shrink-0 pt-[3px] text-meta', current ? 'text-accent-text' : 'text-n10')}>
        {formatTime(line.start)}
      </span>
      <span className={cx('selectable max-w-[72ch] flex-1 text-read', current ? 'text-n12' : 'text-n11')}>
        {line.language ? <span className="mb-0.5 block text-micro text-n10">{languageName(line.language)}</span> : null}
        {line.speaker ? <span className="mr-1.5 font-[600] text-n12">{line.speaker}</span> : null}
        <MarkedText text={line.text} query={query} />
      </span>
    </button>
  );
}

function Lines({ lines, query, jump }: { lines: readonly TranscriptLine[]; query: string; jump: number | null }) {
  const scroller = useRef<HTMLDivElement>(null);
  const current = usePlayer((state) => lineAt(lines, state.time));
  const litIds = usePlayer((state) => state.lit?.evidenceIds);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.id ?? index,
    estimateSize: () => 60,
    overscan: 8,
  });
  const touched = useRef(0);
  useEffect(() => {
    // Someone who scrolls to read elsewhere is left in peace for a while.
    if (current >= 0 && performance.now() - touched.current > 4000) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  useEffect(() => {
    if (jump !== null) virtual.scrollToIndex(jump, { align: 'center' });
  }, [jump, virtual]);
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-3"
      onWheel={() => {
        touched.current = performance.now();
      }}
    >
      <div className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index]!;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Line
                line={line}
                current={item.index === current}
                query={query}
                lit={litIds?.includes(line.id) ?? false}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What is said, as a document: follows playback, a click goes there, find steps through matches. */
export function TranscriptPane() {
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const asset = assets.find(({ id }) => id === currentId);
  const { data: evidence } = useEvidence(currentId);
  const [query, setQuery] = useState('');
  const [choice, setChoice] = useState<TranscriptSource>('speech');
  const [match, setMatch] = useState(0);
  const all = useMemo(
    () => sources.map((source) => [source, transcriptLines(evidence ?? [], source)] as const),
    [evidence],
  );
  const filled = all.filter(([, found]) => found.length > 0);
  const [source, lines] = filled.find(([one]) => one === choice) ?? filled[0] ?? ['speech', []];
  const found = useMemo(() => findLines(lines, query), [lines, query]);
  const at = found.length > 0 ? ((match % found.length) + found.length) % found.length : 0;
  if (!asset || asset.kind === 'image')
    return (
      <PaneState icon={TextQuote} title={strings.none}>
        {strings.noFile}
      </PaneState>
    );
  if (!evidence) {
    return (
      <div role="status" aria-label="Loading the transcript" className="flex flex-col gap-3 p-4">
        {['w-full', 'w-4/5', 'w-full', 'w-2/3'].map((width) => (
          <Skeleton key={width} className={cx('h-8', width)} />
        ))}
      </div>
    );
  }
  if (lines.length === 0) {
    const coming = asset.state === 'working' || asset.state === 'queued';
    return (
      <PaneState icon={coming ? AudioLines : TextQuote} title={coming ? strings.coming : strings.none}>
        {coming ? strings.comingBody : strings.noneBody}
      </PaneState>
    );
  }
  const step = (by: number) => setMatch(at + by);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-1.5 px-3 py-2">
        <SearchField
          icon={Search}
          label={strings.find}
          value={query}
          data-tab-field="transcript"
          className="flex-1"
          onValue={(value) => {
            setQuery(value);
            setMatch(0);
          }}
        />
        {query ? (
          <>
            <span role="status" className="tnum text-meta text-n10">
              {found.length > 0 ? `${at + 1}/${found.length}` : 'None'}
            </span>
            <IconButton
              small
              icon={ChevronUp}
              label={strings.previous}
              disabled={found.length === 0}
              onClick={() => step(-1)}
            />
            <IconButton
              small
              icon={ChevronDown}
              label={strings.next}
              disabled={found.length === 0}
              onClick={() => step(1)}
            />
          </>
        ) : null}
        {filled.length > 1 ? (
          <Segmented
            label={strings.source}
            value={source}
            onValue={setChoice}
            options={filled.map(([value]) => ({ value, label: strings[value] }))}
          />
        ) : null}
      </div>
      {source === 'caption' ? (
        <p className="flex shrink-0 items-center gap-1.5 px-4 pb-1.5 text-meta text-n10">
          <Eye size={13} strokeWidth={1.75} color="var(--caption)" aria-hidden /> {strings.described}
        </p>
      ) : null}
      <Lines lines={lines} query={query} jump={query ? (found[at] ?? null) : null} />
    </div>
  );
}
