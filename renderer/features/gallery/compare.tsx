import { BookmarkPlus, ChevronLeft, ChevronRight, Play, Volume2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useAssetDetail, useEvidence, useIsStill } from '../../lib/data.ts';
import { bridge } from '../../lib/engine.ts';
import { formatSpan, formatTime } from '../../lib/time.ts';
import { useFocusHere } from '../../lib/use-focus-here.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { kindLooks } from '../evidence/kinds.ts';
import { addMoment, momentItem } from '../reports/add-to-report.ts';
import { dragSource } from '../reports/dragged.ts';
import { largeOf, secondOf } from './moment-facts.ts';
import { frameBeside, momentOfFrame } from './neighbours.ts';
import { strings } from './strings.ts';

function Picture({ moment }: { moment: Moment }) {
  const [failed, setFailed] = useState<string | null>(null);
  const still = useIsStill()(moment);
  const path = largeOf(moment, still);
  return (
    <div
      role="img"
      aria-label={still ? strings.pane : formatTime(secondOf(moment))}
      {...dragSource(() => momentItem(moment))}
      className="flex aspect-video w-full items-center justify-center overflow-hidden rounded-card border border-n6 bg-stage text-n10"
    >
      {failed === path ? (
        <span className="flex items-center gap-2 text-meta">
          <Volume2 size={16} strokeWidth={1.75} aria-hidden /> {strings.noPicture}
        </span>
      ) : (
        <img
          src={bridge.mediaUrl(path)}
          alt=""
          draggable={false}
          onError={() => setFailed(path)}
          className="size-full object-contain"
        />
      )}
    </div>
  );
}

interface SideProps {
  moment: Moment;
  fileName: string;
  onStep: (moment: Moment) => void;
  onShow: (moment: Moment) => void;
}

/** One of the two: its picture as large as there is room, when it is, and all that is said and shown there. */
function Side({ moment, fileName, onStep, onShow }: SideProps) {
  const { data: detail } = useAssetDetail(moment.assetId);
  const { data: evidence = [] } = useEvidence(moment.assetId);
  const still = useIsStill()(moment);
  const here = moment.keyFrame?.time ?? secondOf(moment);
  const beside = (step: 1 | -1) => frameBeside(detail?.keyFrames ?? [], here, step);
  const [before, after] = [beside(-1), beside(1)];
  const step = (frame: typeof before) => frame && onStep(momentOfFrame(frame, evidence));
  return (
    <section aria-label={fileName} className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
      <Picture moment={moment} />
      <div className="flex items-center gap-1">
        <IconButton small icon={ChevronLeft} label={strings.earlier} disabled={!before} onClick={() => step(before)} />
        <IconButton small icon={ChevronRight} label={strings.later} disabled={!after} onClick={() => step(after)} />
        <span className="tnum ml-1 font-[600]">{still ? '' : formatSpan(moment.start, moment.end)}</span>
        <span className="min-w-0 flex-1 truncate text-meta text-n10" title={fileName}>
          {fileName}
        </span>
        <IconButton small icon={Play} label={strings.show} onClick={() => onShow(moment)} />
        <IconButton small icon={BookmarkPlus} label={strings.add} onClick={() => addMoment(moment)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul tabIndex={0} aria-label={fileName} className="selectable focus-inset min-h-0 flex-1 overflow-y-auto pr-2">
        {moment.evidence.length === 0 ? <li className="text-meta text-n10">{strings.nothing}</li> : null}
        {moment.evidence.map((item) => {
          const { icon: Icon, color, verb } = kindLooks[item.kind];
          return (
            <li key={item.id} className="flex gap-2 border-n6 border-b py-2 last:border-b-0">
              <Icon
                size={14}
                strokeWidth={1.75}
                color={color}
                role="img"
                aria-label={verb}
                className="mt-[3px] shrink-0"
              />
              <span className="min-w-0 flex-1 text-base">{item.text}</span>
              {still ? null : <span className="tnum shrink-0 text-meta text-n10">{formatTime(item.start)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export interface CompareProps {
  pair: readonly [Moment, Moment];
  nameOf: (assetId: string) => string;
  onShow: (moment: Moment) => void;
}

/** Two moments side by side; each can be stepped to its neighbours. */
export function Compare({ pair, nameOf, onShow }: CompareProps) {
  const [sides, setSides] = useState(pair);
  const [left, right] = sides;
  const box = useRef<HTMLDivElement>(null);
  useFocusHere(box);
  return (
    <div ref={box} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      <div className="flex min-h-0 flex-1 gap-4 p-3">
        <Side
          moment={left}
          fileName={nameOf(left.assetId)}
          onStep={(next) => setSides([next, right])}
          onShow={onShow}
        />
        <Side
          moment={right}
          fileName={nameOf(right.assetId)}
          onStep={(next) => setSides([left, next])}
          onShow={onShow}
        />
      </div>
      <footer className="flex shrink-0 justify-end border-n6 border-t px-3 py-2">
        <Button tone="main" onClick={() => sides.forEach(addMoment)}>
          <BookmarkPlus size={14} strokeWidth={2} aria-hidden /> {strings.addBoth}
        </Button>
      </footer>
    </div>
  );
}
