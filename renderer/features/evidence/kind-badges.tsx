import { Tooltip } from '../../ui/tooltip.tsx';
import { kindLooks, kindOrder } from './kinds.ts';

/** What was found in a file, by kind: icon in the kind's colour and a count. @param none said where there is nothing */
export function KindBadges({ counts, none }: { counts: Record<string, number>; none: string }) {
  const found = kindOrder.filter((kind) => (counts[kind] ?? 0) > 0);
  return (
    <p className="pointer-events-auto relative flex h-[18px] w-fit items-center gap-2 text-micro text-n10">
      {found.length === 0 ? <span className="tnum">{none}</span> : null}
      {found.map((kind) => {
        const { icon: Icon, label, color } = kindLooks[kind];
        return (
          <Tooltip key={kind} label={`${label}: ${counts[kind]}`}>
            <span className="tnum inline-flex items-center gap-1">
              <Icon size={12} strokeWidth={1.75} color={color} role="img" aria-label={label} />
              {counts[kind]}
            </span>
          </Tooltip>
        );
      })}
    </p>
  );
}
