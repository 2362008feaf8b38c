import { Play } from 'lucide-react';
import { useRef } from 'react';
import { useAssets } from '../../lib/data.ts';
import { Later, later } from '../../lib/later.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { useAnnotate } from '../annotate/annotate-store.ts';
import { useSelection } from '../library/selection-store.ts';
import { useToastsHere } from '../shell/toast-place.ts';
import { Controls } from './controls.tsx';
import { Stage } from './stage.tsx';
import { strings } from './strings.ts';

const annotateBar = later(() => import('../annotate/annotate-bar.tsx').then((part) => part.AnnotateBar));
const annotatePanel = later(() => import('../annotate/annotate-panel.tsx').then((part) => part.AnnotatePanel));

/** The middle pane's upper half: the picture is the hero. */
export function PlayerPane() {
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const asset = assets.find(({ id }) => id === currentId);
  const annotating = useAnnotate((state) => state.on) && asset !== undefined && asset.kind !== 'audio';
  const stage = useRef<HTMLDivElement>(null);
  // What is drawn on is drawn on to its edges.
  useToastsHere(stage, annotating);
  return (
    <section id="player-pane" aria-label={strings.title} className="@container flex h-full min-h-0 flex-col bg-n1">
      {annotating ? <Later part={annotateBar} asset={asset} /> : null}
      <div ref={stage} id="picture" className="relative flex min-h-0 flex-1 items-center justify-center bg-stage">
        {asset ? (
          <Stage asset={asset} />
        ) : (
          <PaneState icon={Play} title={strings.nothing}>
            {strings.nothingBody}
          </PaneState>
        )}
      </div>
      {annotating ? <Later part={annotatePanel} asset={asset} /> : null}
      {asset ? <Controls asset={asset} /> : null}
    </section>
  );
}
