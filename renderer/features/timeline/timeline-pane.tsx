import { CircleAlert, Scan } from 'lucide-react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useAssetDetail, useAssets, useEvidence, useLanes } from '../../lib/data.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { useSelection } from '../library/selection-store.ts';
import { PictureFindings } from './picture-findings.tsx';
import { strings } from './strings.ts';
import { TimelineBar } from './timeline-bar.tsx';
import { Tracks } from './tracks.tsx';

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

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <PaneState
      icon={CircleAlert}
      tone="error"
      compact
      title={strings.title}
      action={<Button onClick={retry}>Try again</Button>}
    >
      {errorText(error)}
    </PaneState>
  );
}

function Timeline({ asset }: { asset: Asset }) {
  const detail = useAssetDetail(asset.id);
  const spans = useLanes(asset.id);
  const error = detail.error ?? spans.error;
  const retry = () => {
    void detail.refetch();
    void spans.refetch();
  };
  return (
    <>
      <TimelineBar />
      {error ? (
        <Failed error={error} retry={retry} />
      ) : detail.data ? (
        <Tracks asset={asset} detail={detail.data} spans={spans.data} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Picture({ asset }: { asset: Asset }) {
  const evidence = useEvidence(asset.id);
  if (evidence.error) return <Failed error={evidence.error} retry={() => void evidence.refetch()} />;
  return evidence.data ? <PictureFindings asset={asset} evidence={evidence.data} /> : <Loading />;
}

/** The middle pane's lower half. */
export function TimelinePane() {
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const asset = assets.find(({ id }) => id === currentId);
  if (!asset)
    return (
      <section aria-label={strings.title} className="flex h-full items-center bg-n2">
        <PaneState icon={Scan} compact title={strings.none} />
      </section>
    );
  return (
    <section aria-label={strings.title} className="flex h-full min-h-0 flex-col bg-n2">
      {asset.kind === 'image' ? <Picture asset={asset} /> : <Timeline key={asset.id} asset={asset} />}
    </section>
  );
}
