import { ArrowLeft, BookmarkPlus, Columns2, Images, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useAssets } from '../../lib/data.ts';
import { plural } from '../../lib/format.ts';
import { useFocusHere } from '../../lib/use-focus-here.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { goToMoment } from '../player/go-to.ts';
import { addMoment } from '../reports/add-to-report.ts';
import { useShell } from '../shell/shell-store.ts';
import { Compare } from './compare.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { useGallery } from './gallery-store.ts';
import { strings } from './strings.ts';

/** The two that are picked; where it is one, with the hit behind it. */
function pairOf(moments: readonly Moment[], picks: readonly string[]): [Moment, Moment] | null {
  const [first, second] = picks.flatMap((id) => moments.find((moment) => moment.id === id) ?? []);
  if (!first) return null;
  const other = second ?? moments[moments.indexOf(first) + 1] ?? moments[moments.indexOf(first) - 1];
  return other ? [first, other] : null;
}

function Head({ pair }: { pair: readonly [Moment, Moment] | null }) {
  const { title, moments, picks, comparing, set } = useGallery();
  const chosen = moments.filter(({ id }) => picks.includes(id));
  return (
    <header className="flex h-11 shrink-0 items-center gap-1.5 border-n6 border-b pr-2 pl-3">
      {comparing ? (
        <Button tone="quiet" onClick={() => set({ comparing: false })} className="-ml-1.5">
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden /> {strings.back}
        </Button>
      ) : null}
      <h2 className="min-w-0 truncate font-[600] text-read">{comparing ? strings.comparing : strings.title(title)}</h2>
      <span className="tnum min-w-0 flex-1 truncate text-meta text-n10">
        {comparing ? '' : picks.length > 0 ? strings.picked(picks.length) : plural(moments.length, 'moment')}
      </span>
      {comparing ? null : (
        <>
          <Button disabled={chosen.length === 0} onClick={() => chosen.forEach(addMoment)}>
            <BookmarkPlus size={14} strokeWidth={1.75} aria-hidden /> {strings.addPicked}
          </Button>
          <Button disabled={pair === null || picks.length < 2} onClick={() => set({ comparing: true })}>
            <Columns2 size={14} strokeWidth={1.75} aria-hidden /> {strings.compare}
          </Button>
        </>
      )}
      <IconButton icon={X} label={strings.close} onClick={() => useShell.getState().set({ view: null })} />
    </header>
  );
}

/** Hits as a contact sheet over library and player, and two of them side by side. */
export function GalleryPane() {
  const { moments, picks, comparing, set } = useGallery();
  const { data: assets = [] } = useAssets();
  const nameOf = (id: string) => assets.find((asset) => asset.id === id)?.name ?? '';
  const pair = pairOf(moments, picks);
  const show = (moment: Moment) => {
    useShell.getState().set({ view: null });
    goToMoment(moment);
  };
  const box = useRef<HTMLElement>(null);
  useFocusHere(box);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (comparing) set({ comparing: false });
    else useShell.getState().set({ view: null });
  };
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={strings.pane}
      onKeyDown={onKeyDown}
      className="flex h-full min-h-0 flex-col bg-n2 outline-none"
    >
      <Head pair={pair} />
      {moments.length === 0 ? (
        <div className="flex flex-1 items-center">
          <PaneState icon={Images} title={strings.empty}>
            {strings.emptyBody}
          </PaneState>
        </div>
      ) : comparing && pair ? (
        <Compare key={pair.map(({ id }) => id).join()} pair={pair} nameOf={nameOf} onShow={show} />
      ) : (
        <>
          <ContactSheet moments={moments} nameOf={nameOf} onOpen={show} />
          <p className="shrink-0 border-n6 border-t px-3 py-1.5 text-meta text-n10">{strings.hint}</p>
        </>
      )}
    </section>
  );
}
