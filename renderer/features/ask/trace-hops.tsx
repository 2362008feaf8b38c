import type { Trace, TraceHop } from '../../../preload/contract/answer.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import { useIsStill } from '../../lib/data.ts';
import { formatSpan, formatTime } from '../../lib/time.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { goTo } from '../player/go-to.ts';
import { strings } from './strings.ts';

function Found({ found, name }: { found: NonNullable<TraceHop['found']>; name: string }) {
  const { icon: Icon, color, verb } = kindLooks[found.kind];
  const { assetId, start, end } = found;
  const still = useIsStill()(found);
  const go = () =>
    goTo(assetId, start, { assetId, evidenceIds: [], kind: found.kind, start, end, box: null, label: found.text });
  return (
    <button
      type="button"
      onClick={go}
      aria-label={`${still ? `Go to ${name}` : `Go to ${formatTime(start)} in ${name}`}, ${verb.toLowerCase()}: ${found.text}`}
      className="focus-inset -mx-1 flex w-full items-start gap-2 rounded-[4px] px-1 py-[3px] text-left hover:bg-n4"
    >
      <Icon size={13} strokeWidth={1.75} color={color} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2">{found.text}</span>
        <span className="tnum text-n10">
          {still ? null : `${formatSpan(start, end)} · `}
          {name}
        </span>
      </span>
    </button>
  );
}

/** The steps that led to an answer, in order: what was looked for, what was found and where, what was read there. */
export function TraceHops({ hops, names }: { hops: NonNullable<Trace['hops']>; names: ReadonlyMap<AssetId, string> }) {
  return (
    <ol className="flex flex-col gap-2 text-meta">
      {hops.map((hop, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an answer do not change
        <li key={i} className="flex flex-col gap-0.5">
          <span className="text-n11">
            <span className="tnum text-n10">{i + 1}. </span>
            {(strings.hops[hop.role] ?? strings.hops.tell!)(hop.ask)}
            {hop.by === 'model' ? <span className="text-n10"> {strings.byModel}</span> : null}
          </span>
          {hop.found ? (
            <Found found={hop.found} name={names.get(hop.found.assetId) ?? ''} />
          ) : (
            <span className="text-n10">{strings.hopFoundNothing}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
