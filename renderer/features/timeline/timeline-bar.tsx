import {
  Flag,
  Layers,
  Maximize,
  MessageCircleQuestionMark,
  Repeat,
  Scan,
  Scissors,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { formatLength, formatTime } from '../../lib/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import type { CommandId } from '../commands/command-table.ts';
import { commands } from '../commands/registry.ts';
import { clipStrings } from '../export/clip-strings.ts';
import { laneNames, useShownLanes } from './lane-names.ts';
import { strings } from './strings.ts';
import { markedSpan, useTimeline } from './timeline-store.ts';

const command = (id: CommandId) => commands.find((one) => one.id === id)!;
const keysOf = (id: CommandId): string | undefined => command(id).keys[0];

/** A button for a command: its key and what it does are the registry's. */
function Act(props: { id: CommandId; icon: typeof X; label: string; active?: boolean; className?: string }) {
  const { id, icon, label, active, className } = props;
  const pressed = active === undefined ? {} : { active, 'aria-pressed': active };
  return (
    <IconButton
      small
      icon={icon}
      label={label}
      keys={keysOf(id)}
      side="top"
      className={className}
      onClick={command(id).run}
      {...pressed}
    />
  );
}

/** In and out points, and what can be done with what lies between them. */
function Selection() {
  const from = useTimeline((state) => state.from);
  const to = useTimeline((state) => state.to);
  const loop = useTimeline((state) => state.loop);
  const span = markedSpan({ from, to });
  if (!span) return null;
  const time = (seconds: number) => formatTime(seconds, { milliseconds: true });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <span
      role="group"
      aria-label={strings.selection}
      className="tnum ml-2 inline-flex h-6 min-w-0 items-center gap-0.5 rounded-full bg-n4 pl-2.5 text-meta"
    >
      <span className="truncate" data-testid="selection">
        {time(span.from)} – {time(span.to)}
      </span>
      <span className="mr-1 ml-1.5 shrink-0 text-n10 @max-[560px]:hidden">{formatLength(span.to - span.from)}</span>
      <Act id="ask-selection" icon={MessageCircleQuestionMark} label={strings.askMarks} />
      <Act id="loop" icon={Repeat} label={strings.loopMarks} active={loop} className="@max-[460px]:hidden" />
      <Act id="export-clip" icon={Scissors} label={clipStrings.selection} />
      <Act id="to-marks" icon={Scan} label={strings.toMarks} className="@max-[460px]:hidden" />
      <Act id="clear-marks" icon={X} label={strings.clearMarks} />
    </span>
  );
}

function Lanes() {
  const shown = useShownLanes();
  return (
    <Menu label={strings.lanesMenu} trigger={<IconButton small icon={Layers} label={strings.lanesMenu} side="top" />}>
      {laneNames.map((lane) => (
        <MenuCheck
          key={lane}
          checked={shown(lane)}
          keys={keysOf(`lane-${lane}`)}
          stay
          onSelect={command(`lane-${lane}`).run}
        >
          {strings.lanes[lane]}
        </MenuCheck>
      ))}
    </Menu>
  );
}

/** Over the lanes: the selection, and how much of the file is in view. */
export function TimelineBar() {
  return (
    <header className="@container flex h-8 shrink-0 items-center gap-0.5 border-n6 border-b pr-1.5 pl-3">
      <h2 className="font-[550] text-meta text-n11 @max-[520px]:sr-only">{strings.title}</h2>
      <Selection />
      <span className="flex-1" />
      <Act id="marker" icon={Flag} label={strings.addMarker} />
      <Lanes />
      <span className="mx-1 h-4 w-px shrink-0 bg-n6" />
      <Act id="zoom-out" icon={ZoomOut} label={strings.zoomOut} />
      <Act id="zoom-in" icon={ZoomIn} label={strings.zoomIn} />
      <Act id="fit" icon={Maximize} label={strings.fit} />
    </header>
  );
}
