import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** px: names of the lanes stand left of where time begins. */
export const GUTTER = 92;

export interface LaneRowProps {
  icon?: LucideIcon;
  label: string;
  color?: string;
  height: number;
  children: ReactNode;
}

/** One lane: its name, and what lies on it. */
export function LaneRow({ icon: Icon, label, color, height, children }: LaneRowProps) {
  return (
    <div className="flex border-n6 border-b last:border-b-0" style={{ height }}>
      <div
        className="flex shrink-0 items-center gap-1.5 border-n6 border-r bg-n2 pl-3 text-micro text-n11"
        style={{ width: GUTTER }}
      >
        {Icon ? <Icon size={13} strokeWidth={1.75} color={color} aria-hidden /> : null}
        {label}
      </div>
      <div className="relative min-w-0 flex-1 overflow-hidden">{children}</div>
    </div>
  );
}

/** What an empty lane says instead of marks. */
export function LaneNote({ children }: { children: ReactNode }) {
  return <p className="flex h-full items-center px-3 text-micro text-n10">{children}</p>;
}
