import { CircleAlert, Maximize, Scan, Scissors, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useAssetDetail, useAssets, useEvidence } from '../../lib/data.ts';
import { errorText } from '../../lib/say-error.ts';
import { formatSpan } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { clipStrings } from '../export/clip-strings.ts';
import { openClipOfSelection } from '../export/open-clips.ts';
import { useSelection } from '../library/selection-store.ts';
import { PictureFindings } from './picture-findings.tsx';
import { strings } from './strings.ts';
import { markedSpan, timelineZoom, useTimeline } from './timeline-store.ts';
import { Tracks } from './tracks.tsx';

function Bar() {
  const { from, to, mark } = useTimeline();
  const span = markedSpan({ from, to });
  return (
    <header className="flex h-8 shrink-0 items-center gap-0.5 border-n6 border-b pr-1.5 pl-3">
      <h2 className="font-[550] text-meta text-n11">{strings.title}</h2>
      {span ? (
        <span className="tnum ml-2 inline-flex h-6 items-center gap-0.5 rounded-full bg-n4 pl-2.5 text-meta">
          {formatSpan(span.from, span.to)}
          <IconButton small icon={Scan} label={strings.toMarks} keys="z" side="top" onClick={timelineZoom.toMarks} />
          <IconButton
            small
            icon={Scissors}
            label={clipStrings.selection}
            keys="shift+e"
            side="top"
            onClick={openClipOfSelection}
          />
          <IconButton
            small
            icon={X}
            label={strings.clearMarks}
            side="top"
            onClick={() => mark({ from: null, to: null })}
          />
        </span>
      ) : null}
      <span className="flex-1" />
      <IconButton
        small
        icon={ZoomOut}
        label={strings.zoomOut}
        keys="-"
        side="top"
        onClick={() => timelineZoom.by(1 / 1.6)}
      />
      <IconButton small icon={ZoomIn} label={strings.zoomIn} keys="+" side="top" onClick={() => timelineZoom.by(1.6)} />
      <IconButton small icon={Maximize} label={strings.fit} keys="0" side="top" onClick={timelineZoom.fit} />
    </header>
  );
}

function Loading() {
  return (
    <div role="status" aria-label={strings.loading} className="flex flex-1 flex-col gap-2 p-3">
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-12 w-full" />
      <Skeleton className="h-8 w-full" />
      <Skeleton className="h-6 w-3/5" />
    </div>
  );
}

/** The middle pane's lower half. */
export function TimelinePane() {
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const listed = assets.find(({ id }) => id === currentId);
  const detail = useAssetDetail(currentId);
  const evidence = useEvidence(currentId);
  const error = detail.error ?? evidence.error;
  if (!listed)
    return (
      <section aria-label={strings.title} className="flex h-full items-center bg-n2">
        <PaneState icon={Scan} compact title={strings.none} />
      </section>
    );
  return (
    <section aria-label={strings.title} className="flex h-full min-h-0 flex-col bg-n2">
      {listed.kind === 'image' ? null : <Bar />}
      {error ? (
        <PaneState
          icon={CircleAlert}
          tone="error"
          compact
          title={strings.title}
          action={
            <Button
              onClick={() => {
                void detail.refetch();
                void evidence.refetch();
              }}
            >
              Try again
            </Button>
          }
        >
          {errorText(error)}
        </PaneState>
      ) : !detail.data || !evidence.data ? (
        <Loading />
      ) : listed.kind === 'image' ? (
        <PictureFindings asset={listed} evidence={evidence.data} />
      ) : (
        <Tracks asset={listed} detail={detail.data} evidence={evidence.data} />
      )}
    </section>
  );
}
