import type { Asset } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { cx } from '../../lib/cx.ts';
import { kindLooks, kindOrder } from '../evidence/kinds.ts';
import { usePlayer } from '../player/player-store.ts';

/** A still image has no time: what was found in it, by kind; choosing one lights its box. */
export function PictureFindings({ asset, evidence }: { asset: Asset; evidence: readonly Evidence[] }) {
  const lit = usePlayer((state) => state.lit);
  const groups = kindOrder
    .map((kind) => ({ kind, items: evidence.filter((item) => item.kind === kind) }))
    .filter(({ items }) => items.length > 0);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 py-3">
      <h2 className="mb-2 font-[550] text-meta text-n11">In this picture</h2>
      {groups.length === 0 ? (
        <p className="text-meta text-n10">
          {asset.state === 'ready'
            ? 'No text and no known object was found here.'
            : 'Being read. What is found appears here.'}
        </p>
      ) : null}
      {groups.map(({ kind, items }) => {
        const { icon: Icon, label, color } = kindLooks[kind];
        return (
          <div key={kind} className="mb-3">
            <h3 className="mb-1 flex items-center gap-1.5 text-micro text-n10">
              <Icon size={13} strokeWidth={1.75} color={color} aria-hidden /> {label}
            </h3>
            <ul className="flex flex-wrap gap-1.5">
              {items.map((item) => {
                const isLit = lit?.evidenceIds.includes(item.id) ?? false;
                return (
                  <li key={item.id}>
                    <button
                      type="button"
                      aria-pressed={isLit}
                      onClick={() =>
                        usePlayer.getState().set({
                          lit: isLit
                            ? null
                            : {
                                assetId: asset.id,
                                evidenceIds: [item.id],
                                kind,
                                start: 0,
                                end: 0,
                                box: item.box,
                                label: item.text,
                              },
                        })
                      }
                      className={cx(
                        'min-h-7 rounded-control border px-2 text-left transition-colors',
                        isLit ? 'border-accent bg-accent-soft' : 'border-n6 bg-raised hover:border-n7',
                      )}
                    >
                      {item.text}
                    </button>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
