import type { Moment } from '../../../preload/contract/evidence.ts';
import { useIsStill } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { formatTime } from '../../lib/time.ts';
import { kindLooks } from '../evidence/kinds.ts';
import { goToMoment } from '../player/go-to.ts';
import { momentItem } from '../reports/add-to-report.ts';
import { dragSource } from '../reports/dragged.ts';
import { strings } from './strings.ts';

/** A moment as a line: picture, second, and the best of what is there. */
export function MomentRow({ moment, assetName, named }: { moment: Moment; assetName: string; named: boolean }) {
  const best = moment.evidence[0];
  const still = useIsStill()(moment);
  const look = best ? kindLooks[best.kind] : null;
  return (
    <button
      type="button"
      onClick={() => goToMoment(moment)}
      {...dragSource(() => momentItem(moment))}
      aria-label={still ? `Go to ${assetName}` : `Go to ${formatTime(best?.start ?? moment.start)} in ${assetName}`}
      className="focus-inset flex w-full min-w-0 items-start gap-2.5 rounded-control p-1.5 text-left transition-colors hover:bg-n4"
    >
      <span className="picture-edge relative h-11 w-[78px] shrink-0 overflow-hidden rounded-[5px] bg-n4">
        <img
          src={bridge.mediaUrl(moment.keyFrame ? `thumb/${moment.keyFrame.id}` : `poster/${moment.assetId}`)}
          alt=""
          draggable={false}
          loading="lazy"
          onError={(event) => event.currentTarget.remove()}
          className="size-full object-cover"
        />
        {still ? null : (
          <span className="tnum absolute right-0.5 bottom-0.5 rounded-[3px] bg-black/75 px-1 text-micro text-white leading-4">
            {formatTime(best?.start ?? moment.start)}
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-base text-n12">{best?.text ?? strings.byPicture}</span>
        <span className="flex items-center gap-1 truncate text-micro text-n10">
          {look ? <look.icon size={12} strokeWidth={1.75} color={look.color} aria-hidden className="shrink-0" /> : null}
          {look?.verb}
          {named ? <span className="truncate">· {assetName}</span> : null}
        </span>
      </span>
    </button>
  );
}
