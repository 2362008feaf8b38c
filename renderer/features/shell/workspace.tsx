import { type RefObject, useRef } from 'react';
import { Group, Panel, type PanelImperativeHandle, Separator, usePanelRef } from 'react-resizable-panels';
import type { Settings } from '../../../preload/contract/contract.ts';
import { cx } from '../../lib/cx.ts';
import { useAssets } from '../../lib/data.ts';
import { Later, later } from '../../lib/later.tsx';
import { useSize } from '../../lib/use-size.ts';
import { PaneBoundary } from '../../ui/pane-boundary.tsx';
import { LibraryPane } from '../library/library-pane.tsx';
import { useSelection } from '../library/selection-store.ts';
import { FirstStart } from '../onboarding/first-start.tsx';
import { PlayerPane } from '../player/player-pane.tsx';
import { ReportDropZone } from '../reports/report-drop-zone.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { TimelinePane } from '../timeline/timeline-pane.tsx';
import { PaneSwitch } from './pane-switch.tsx';
import { paneMinimum, usePanesInView } from './panes-in-view.ts';
import { useShell } from './shell-store.ts';
import { SidePane } from './side-pane.tsx';
import { panesId } from './toast-place.ts';

const galleryPane = later(() => import('../gallery/gallery-pane.tsx').then((part) => part.GalleryPane));
const reportDrawer = later(() => import('../reports/report-drawer.tsx').then((part) => part.ReportDrawer));
const reportWorkspace = later(() => import('../reports/report-workspace.tsx').then((part) => part.ReportWorkspace));

function Divider({ vertical, hidden }: { vertical?: boolean; hidden?: boolean }) {
  return (
    <Separator
      hidden={hidden}
      aria-label={vertical ? 'Resize the timeline' : 'Resize the panes'}
      className={cx(
        'relative bg-n6 transition-colors hover:bg-n8 focus-visible:z-10 data-[separator=active]:bg-accent',
        vertical ? 'h-px' : 'w-px',
      )}
    />
  );
}

type Layout = Settings['layout'];

/** A pane keeps its size in px, whatever the window's: in per cent it would be another one in the next window. */
function keptSize(layout: Layout, name: string, otherwise: number): number {
  const size = layout[name];
  // What is too small for any pane is a share, as they were kept before.
  return size !== undefined && size > 100 ? size : otherwise;
}

/** Keeps the sizes of panes with the settings once a person has changed them. */
function keep(layout: Layout, panels: Record<string, RefObject<PanelImperativeHandle | null>>) {
  return (_: unknown, meta?: { isUserInteraction?: boolean }) => {
    if (meta?.isUserInteraction === false) return;
    // A pane that a narrow window hides is 0 px wide, and as wide as before in the next one.
    const sizes = Object.entries(panels)
      .map(([name, { current }]) => [name, Math.round(current?.getSize().inPixels ?? 0)] as const)
      .filter(([, size]) => size > 0);
    void saveSettings({ layout: { ...layout, ...Object.fromEntries(sizes) } });
  };
}

/** px: all lanes, where that leaves the picture more than half of the window. */
const timelineHeight = (): number => Math.min(340, Math.round(window.innerHeight * 0.43));

function Middle({ layout }: { layout: Layout }) {
  const report = useShell((state) => state.report);
  const timeline = usePanelRef();
  return (
    <Group orientation="vertical" className="h-full" onLayoutChanged={keep(layout, { timeline })}>
      <Panel id="stage" minSize={180}>
        <PaneBoundary name="The player">
          <PlayerPane />
        </PaneBoundary>
      </Panel>
      <Divider vertical />
      <Panel
        id="timeline"
        panelRef={timeline}
        defaultSize={keptSize(layout, 'timeline', timelineHeight())}
        minSize={120}
        groupResizeBehavior="preserve-pixel-size"
        className="relative overflow-visible!"
      >
        <PaneBoundary name="The timeline">
          <TimelinePane />
        </PaneBoundary>
        {report ? (
          <PaneBoundary name="The report">
            <Later part={reportDrawer} />
          </PaneBoundary>
        ) : (
          <ReportDropZone />
        )}
      </Panel>
    </Group>
  );
}

/**
 * What lies over library and player for a while: Ask and Search stay beside it, to drag from.
 * @param right px that stay free at the right; undefined until that is known
 */
function OverView({ right }: { right: number | undefined }) {
  const view = useShell((state) => state.view);
  if (view === null || right === undefined) return null;
  return (
    <div className="absolute inset-y-0 left-0 z-30 animate-fade bg-n2" style={{ right }}>
      {view === 'report' ? (
        <PaneBoundary name="The report">
          <Later part={reportWorkspace} />
        </PaneBoundary>
      ) : (
        <PaneBoundary name="The pictures">
          <Later part={galleryPane} />
        </PaneBoundary>
      )}
    </div>
  );
}

/** Library, player over timeline, and Ask: every pane can be resized. */
export function Workspace({ layout }: { layout: Layout }) {
  const { data: assets } = useAssets();
  const covered = useShell((state) => state.view !== null);
  const pane = useRef<HTMLDivElement>(null);
  const { width } = useSize(pane);
  const inView = usePanesInView(useShell((state) => state.front));
  const alone = inView.size === 1;
  const [library, side] = [usePanelRef(), usePanelRef()];
  const empty = assets?.length === 0 && useSelection.getState().currentId === null;
  return (
    <>
      <div id={panesId} className="relative min-h-0 flex-1">
        <Group orientation="horizontal" className="h-full" onLayoutChanged={keep(layout, { library, side })}>
          <Panel
            id="library"
            hidden={!inView.has('library')}
            panelRef={library}
            defaultSize={keptSize(layout, 'library', 264)}
            minSize={paneMinimum.library}
            maxSize={640}
            groupResizeBehavior="preserve-pixel-size"
          >
            <div className="h-full" inert={covered}>
              <PaneBoundary name="The library">
                <LibraryPane />
              </PaneBoundary>
            </div>
          </Panel>
          <Divider hidden={!inView.has('library') || alone} />
          <Panel id="middle" hidden={!inView.has('player')} minSize={paneMinimum.player}>
            <div className="h-full" inert={covered}>
              {empty ? <FirstStart /> : <Middle layout={layout} />}
            </div>
          </Panel>
          <Divider hidden={!inView.has('player') || alone} />
          <Panel
            id="side"
            hidden={!inView.has('side')}
            panelRef={side}
            defaultSize={keptSize(layout, 'side', 360)}
            minSize={paneMinimum.side}
            maxSize={720}
            groupResizeBehavior="preserve-pixel-size"
          >
            <div ref={pane} className="h-full">
              <PaneBoundary name="This pane">
                <SidePane />
              </PaneBoundary>
            </div>
          </Panel>
        </Group>
        <OverView right={alone ? 0 : width || undefined} />
      </div>
      <PaneSwitch inView={inView} />
    </>
  );
}
