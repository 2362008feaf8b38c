import type { Trace } from '../../../preload/contract/answer.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useIsStill, useModels } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { goTo } from '../player/go-to.ts';
import { useShell } from '../shell/shell-store.ts';
import { strings } from './strings.ts';
import { Thumbs } from './thumbs.tsx';
import { hitText, lookedText, movedText, usefulness } from './trace-words.ts';

type Hit = Trace['hits'][number];
/** Highest of each: the two are on scales of their own. */
type Most = Record<'before' | 'after', number>;

function Scores({ hit, most }: { hit: Hit; most: Most }) {
  const part = (value: number, of: number) => `${Math.max(3, (Math.max(0, value) / of) * 100)}%`;
  return (
    <span aria-hidden className="relative h-3 w-14 shrink-0">
      <span
        className="absolute top-0.5 left-0 h-1 rounded-full bg-n8"
        style={{ width: part(hit.before, most.before) }}
      />
      <span
        className="absolute bottom-0.5 left-0 h-1 rounded-full bg-accent"
        style={{ width: part(hit.after, most.after) }}
      />
    </span>
  );
}

function Picture({ moment }: { moment: Moment | undefined }) {
  return (
    <span className="picture-edge h-[30px] w-[53px] shrink-0 overflow-hidden rounded-[4px] bg-n4">
      {moment?.keyFrame ? (
        <img
          src={bridge.mediaUrl(`thumb/${moment.keyFrame.id}`)}
          alt=""
          loading="lazy"
          onError={(event) => event.currentTarget.remove()}
          className="size-full object-cover"
        />
      ) : null}
    </span>
  );
}

interface HitRowProps {
  hit: Hit;
  moment: Moment | undefined;
  most: Most;
  name: string;
  /** Whether a model looked at any of the hits: only then "not looked at" says something. */
  looked: boolean;
  answerId: string | null;
}

function HitRow({ hit, moment, most, name, looked, answerId }: HitRowProps) {
  const p = usefulness(hit);
  const still = useIsStill()(hit);
  const seen = p === null ? (looked ? strings.notLooked : null) : strings.useful(Math.round(p * 100));
  const useful = [seen, movedText(hit)].filter((part) => part !== null).join(', ') || null;
  const numbers = hitText(hit);
  return (
    <li className="group flex items-center">
      <Tooltip label={numbers} side="left">
        <button
          type="button"
          onClick={() => goTo(hit.assetId, hit.start)}
          aria-label={[still ? `Go to ${name}` : `Go to ${formatTime(hit.start)} in ${name}`, hit.text, useful]
            .filter(Boolean)
            .join(', ')}
          className="focus-inset flex min-w-0 flex-1 items-center gap-2 rounded-[4px] px-1 py-[3px] text-left text-meta hover:bg-n4"
        >
          <Picture moment={moment} />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="flex gap-2">
              {still ? null : <span className="tnum shrink-0 text-n10">{formatTime(hit.start)}</span>}
              <span className="min-w-0 flex-1 truncate">{hit.text || name}</span>
              {useful ? null : <Scores hit={hit} most={most} />}
            </span>
            {useful ? (
              <span className="flex items-center gap-2">
                <span className={p === null ? 'flex-1 text-n10' : 'tnum flex-1 text-n11'}>{useful}</span>
                <Scores hit={hit} most={most} />
              </span>
            ) : null}
          </span>
        </button>
      </Tooltip>
      {answerId && moment ? <Thumbs answerId={answerId} momentId={moment.id} quiet /> : null}
    </li>
  );
}

export interface TraceHitsProps {
  trace: Trace;
  /** Where the hits' pictures are found. */
  moments: readonly Moment[];
  names: ReadonlyMap<AssetId, string>;
  /** null until the answer is whole: it can be judged then. */
  answerId: string | null;
}

/** What was weighed: each moment with how useful a model found it, and its score before and after. */
export function TraceHits({ trace, moments, names, answerId }: TraceHitsProps) {
  const { hits, reranker } = trace;
  const most = {
    before: Math.max(1e-6, ...hits.map(({ before }) => before)),
    after: Math.max(1e-6, ...hits.map(({ after }) => after)),
  };
  const byId = new Map(moments.map((moment) => [moment.id, moment]));
  const summary = lookedText(trace);
  const { data: models } = useModels(false);
  // Whether one would help now, not whether there was one when it was asked.
  const lacking = summary === null && models && !models.some(({ task, active }) => task === 'vlm' && active);
  return (
    <>
      {summary ? <p className="tnum text-meta text-n11">{summary}</p> : null}
      {reranker.note ? (
        <p className="text-meta text-n10 text-pretty">
          {reranker.note}
          {lacking ? (
            <Button
              className="mt-1 flex h-6 px-2 text-meta"
              onClick={() => useShell.getState().set({ dialog: 'models' })}
            >
              {strings.models}
            </Button>
          ) : null}
        </p>
      ) : null}
      <p className="flex items-center gap-3 text-micro text-n10">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-1 w-3 rounded-full bg-n8" /> {strings.before}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-1 w-3 rounded-full bg-accent" /> {strings.after}
        </span>
      </p>
      <ul className="-mx-1 flex flex-col">
        {hits.slice(0, 12).map((hit) => (
          <HitRow
            key={hit.momentId}
            hit={hit}
            moment={byId.get(hit.momentId)}
            most={most}
            name={names.get(hit.assetId) ?? ''}
            looked={summary !== null}
            answerId={answerId}
          />
        ))}
      </ul>
    </>
  );
}
