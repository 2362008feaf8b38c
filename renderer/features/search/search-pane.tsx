import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus, CircleAlert, Images, Search, SearchX } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useDeferredValue, useEffect, useState } from 'react';
import type { EvidenceKind, Moment } from '../../../preload/contract/evidence.ts';
import { keys, useAssets, useIsStill } from '../../lib/data.ts';
import { bridge, client } from '../../lib/engine.ts';
import { plural } from '../../lib/format.ts';
import { errorText } from '../../lib/say-error.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PaneState, Skeleton } from '../../ui/pane-state.tsx';
import { kindLooks } from '../evidence/kinds.ts';
import { showHits } from '../gallery/show-hits.ts';
import { useSelection } from '../library/selection-store.ts';
import { goToMoment } from '../player/go-to.ts';
import { addMoment, momentItem } from '../reports/add-to-report.ts';
import { dragSource } from '../reports/dragged.ts';
import { groupByAsset, queryWords } from './search-groups.ts';
import { WordMarks } from './word-marks.tsx';

const strings = {
  field: 'Search words or meaning',
  empty: 'Search everything that was read',
  emptyBody: 'Words that were said or shown, things in view, or just what it was about.',
  none: 'Nothing found',
  byPicture: 'Found by its picture',
  noneBody: 'Try other words, or search more kinds and files.',
  failed: 'The search did not work',
  retry: 'Try again',
  add: 'Add to report',
  kinds: 'Search in',
  here: 'This file only',
  pictures: 'Show as pictures',
};

const searchable: readonly EvidenceKind[] = ['speech', 'text', 'object', 'subtitle'];
/** Kinds that only some libraries hold: offered where there is anything of them. */
const rare: readonly EvidenceKind[] = ['caption'];

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return useDeferredValue(settled);
}

function Hit({ moment, words, name }: { moment: Moment; words: readonly string[]; name: string }) {
  const still = useIsStill()(moment);
  const time = formatTime(moment.evidence[0]?.start ?? moment.start);
  return (
    <li className="group relative flex gap-2.5 rounded-control p-1.5 transition-colors hover:bg-n4">
      <button
        type="button"
        onClick={() => goToMoment(moment)}
        {...dragSource(() => momentItem(moment))}
        aria-label={still ? `Go to ${name}` : `Go to ${time} in ${name}`}
        className="relative h-[54px] w-24 shrink-0 before:absolute before:top-[-6px] before:left-[-6px] before:h-[calc(100%+12px)] before:w-[50vw] before:max-w-[1000%] before:content-['']"
      >
        <span className="picture-edge block size-full overflow-hidden rounded-[5px] bg-n4">
          <img
            src={bridge.mediaUrl(moment.keyFrame ? `thumb/${moment.keyFrame.id}` : `poster/${moment.assetId}`)}
            alt=""
            draggable={false}
            loading="lazy"
            onError={(event) => event.currentTarget.remove()}
            className="size-full object-cover"
          />
        </span>
        {still ? null : (
          <span className="tnum absolute right-0.5 bottom-0.5 rounded-[3px] bg-black/75 px-1 text-micro text-white leading-4">
            {time}
          </span>
        )}
      </button>
      <span className="pointer-events-none flex min-w-0 flex-1 flex-col gap-0.5">
        {moment.evidence.length === 0 ? <span className="text-n10">{strings.byPicture}</span> : null}
        {moment.evidence.slice(0, 3).map((item) => {
          const { icon: Icon, color, label } = kindLooks[item.kind];
          return (
            <span key={item.id} className="flex items-start gap-1.5 text-base">
              <Icon
                size={13}
                strokeWidth={1.75}
                color={color}
                role="img"
                aria-label={label}
                className="mt-[3px] shrink-0"
              />
              <span className="line-clamp-2">
                <WordMarks text={item.text} words={words} />
              </span>
            </span>
          );
        })}
      </span>
      <IconButton
        small
        icon={BookmarkPlus}
        label={strings.add}
        onClick={() => addMoment(moment)}
        className="relative bg-n3 opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
      />
    </li>
  );
}

/** Words and meaning over the whole library, hits grouped by file and moment. */
export function SearchPane() {
  const [query, setQuery] = useState('');
  const [kinds, setKinds] = useState<EvidenceKind[]>([]);
  const [here, setHere] = useState(false);
  const currentId = useSelection((state) => state.currentId);
  const { data: assets = [] } = useAssets();
  const wanted = useSettled(query.trim(), 220);
  const assetIds = here && currentId ? [currentId] : [];
  const search = useQuery({
    queryKey: [...keys.search, wanted, kinds, assetIds],
    queryFn: () => client.call('search.run', { query: wanted, kinds, scope: { assetIds } }),
    enabled: wanted !== '',
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  const words = queryWords(wanted);
  const offered = [...searchable, ...rare.filter((kind) => assets.some(({ evidence }) => (evidence[kind] ?? 0) > 0))];
  const groups = wanted ? groupByAsset(search.data?.moments ?? []) : [];
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-col gap-2 px-3 pt-2 pb-1.5">
        <SearchField icon={Search} label={strings.field} value={query} onValue={setQuery} data-tab-field="search" />
        <div className="flex flex-wrap items-center gap-1">
          <ToggleGroup.Root
            type="multiple"
            aria-label={strings.kinds}
            value={kinds}
            onValueChange={(next) => setKinds(next as EvidenceKind[])}
            className="contents"
          >
            {offered.map((kind) => {
              const { icon: Icon, color, label } = kindLooks[kind];
              return (
                <ToggleGroup.Item
                  key={kind}
                  value={kind}
                  className="inline-flex h-6 items-center gap-1 rounded-full border border-n6 px-2 text-meta text-n10 transition-colors hover:text-n12 data-[state=on]:border-n9 data-[state=on]:bg-n4 data-[state=on]:text-n12"
                >
                  <Icon size={12} strokeWidth={1.75} color={color} aria-hidden />
                  {label}
                </ToggleGroup.Item>
              );
            })}
          </ToggleGroup.Root>
          {currentId ? (
            <button
              type="button"
              aria-pressed={here}
              onClick={() => setHere(!here)}
              className="h-6 rounded-full border border-n6 px-2 text-meta text-n10 transition-colors hover:text-n12 aria-pressed:border-n9 aria-pressed:bg-n4 aria-pressed:text-n12"
            >
              {strings.here}
            </button>
          ) : null}
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3" aria-busy={search.isFetching}>
        {wanted === '' ? (
          <PaneState icon={Search} title={strings.empty}>
            {strings.emptyBody}
          </PaneState>
        ) : search.error ? (
          <PaneState
            icon={CircleAlert}
            tone="error"
            title={strings.failed}
            action={<Button onClick={() => void search.refetch()}>{strings.retry}</Button>}
          >
            {errorText(search.error)}
          </PaneState>
        ) : search.isPending ? (
          <div role="status" aria-label="Searching" className="flex flex-col gap-3 p-2">
            {['a', 'b', 'c', 'd'].map((key) => (
              <div key={key} className="flex gap-2.5">
                <Skeleton className="h-[54px] w-24" />
                <Skeleton className="h-8 flex-1" />
              </div>
            ))}
          </div>
        ) : groups.length === 0 ? (
          <PaneState icon={SearchX} title={strings.none}>
            {strings.noneBody}
          </PaneState>
        ) : (
          <>
            <div className="flex items-center pb-1 pl-1.5">
              <p role="status" className="tnum min-w-0 flex-1 truncate text-micro text-n10">
                {plural(search.data?.moments.length ?? 0, 'moment')} in {plural(groups.length, 'file')} ·{' '}
                {Math.round(search.data?.ms ?? 0)} ms
              </p>
              <Button
                tone="quiet"
                className="h-6 px-1.5 text-meta"
                // Until what is shown is what was typed, the pictures would be of the words before.
                disabled={search.isPlaceholderData || wanted !== query.trim()}
                onClick={() => showHits({ query: wanted, kinds, scope: { assetIds } }, search.data?.moments ?? [])}
              >
                <Images size={14} strokeWidth={1.75} aria-hidden /> {strings.pictures}
              </Button>
            </div>
            {groups.map(({ assetId, moments }) => {
              const name = assets.find(({ id }) => id === assetId)?.name ?? '';
              return (
                <section key={assetId} aria-label={name} className="mb-3">
                  <h3 className="sticky top-0 z-10 truncate bg-n2 px-1.5 py-1 font-[550] text-meta text-n11">{name}</h3>
                  <ul>
                    {moments.map((moment) => (
                      <Hit key={moment.id} moment={moment} words={words} name={name} />
                    ))}
                  </ul>
                </section>
              );
            })}
          </>
        )}
      </div>
    </div>
  );
}
