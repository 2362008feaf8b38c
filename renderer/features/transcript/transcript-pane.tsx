import { AudioLines, Eye, TextQuote } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { useAssets, useEvidence } from '../../lib/data.ts';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { useSelection } from '../library/selection-store.ts';
import { LineList } from './line-list.tsx';
import { LostNotice } from './lost-notice.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SpeakerDialog } from './speaker-dialog.tsx';
import { speakerLooks } from './speaker-looks.ts';
import { SpeakersStrip } from './speakers-strip.tsx';
import { strings } from './strings.ts';
import { TranscriptHeader } from './transcript-header.tsx';
import { findLines, type TranscriptSource, transcriptLines } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

const sources: readonly TranscriptSource[] = ['speech', 'subtitle', 'caption'];

/** What is said, as a document: follows playback, a click goes there, find steps through matches, words and names can be put right. */
export function TranscriptPane() {
  return (
    <>
      <Transcript />
      <ReplaceDialog />
    </>
  );
}

function Transcript() {
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
  const speakers = useMemo(() => speakerLooks(lines), [lines]);
  const at = found.length > 0 ? ((match % found.length) + found.length) % found.length : 0;
  const count = lines.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: places in one list mean nothing in another
  useEffect(() => useTranscript.getState().set({ picked: null, naming: null }), [currentId, source, count]);
  if (!asset || asset.kind === 'image')
    return (
      <PaneState icon={TextQuote} title={strings.none}>
        {strings.noFile}
      </PaneState>
    );
  if (!evidence) {
    return (
      <div role="status" aria-label={strings.loading} className="flex flex-col gap-3 p-4">
        {['w-full', 'w-4/5', 'w-full', 'w-2/3'].map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <Skeleton key={i} className={cx('h-8', width)} />
        ))}
      </div>
    );
  }
  const coming = asset.state === 'working' || asset.state === 'queued';
  if (lines.length === 0) {
    return (
      <PaneState icon={coming ? AudioLines : TextQuote} title={coming ? strings.coming : strings.none}>
        {coming ? strings.comingBody : strings.noneBody}
      </PaneState>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TranscriptHeader
        query={query}
        onQuery={(value) => {
          setQuery(value);
          setMatch(0);
        }}
        at={at}
        matches={found.length}
        onStep={(by) => setMatch(at + by)}
        source={source}
        sources={filled.map(([one]) => one)}
        onSource={setChoice}
      />
      {source === 'caption' ? (
        <p className="flex shrink-0 items-center gap-1.5 px-4 pb-1.5 text-meta text-n10">
          <Eye size={13} strokeWidth={1.75} color="var(--caption)" aria-hidden /> {strings.described}
        </p>
      ) : (
        <>
          <SpeakersStrip speakers={speakers} lines={lines} />
          {/* While a file is read again lines may still come. */}
          {coming ? null : <LostNotice assetId={asset.id} lines={lines} />}
        </>
      )}
      <LineList
        key={`${asset.id} ${source}`}
        lines={lines}
        speakers={speakers}
        query={query}
        jump={query ? (found[at] ?? null) : null}
      />
      <SelectionBar lines={lines} />
      <SpeakerDialog lines={lines} speakers={speakers} />
    </div>
  );
}
