import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export interface PaneStateProps {
  icon: LucideIcon;
  title: string;
  /** One sentence: what this is for, or what happened and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'plain' | 'error';
  compact?: boolean;
}

/** What a pane shows when it has nothing else: empty, off or error, with the one thing to do. */
export function PaneState({ icon: Icon, title, children, action, tone = 'plain', compact }: PaneStateProps) {
  return (
    <div
      role={tone === 'error' ? 'alert' : undefined}
      className={cx(
        'mx-auto flex max-w-80 animate-fade flex-col items-center text-center',
        compact ? 'gap-1 p-4' : 'gap-2 p-6',
      )}
    >
      <span
        className={cx(
          'mb-1 inline-flex size-9 items-center justify-center rounded-full',
          tone === 'error' ? 'bg-red-soft text-red' : 'bg-n4 text-n10',
        )}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </span>
      <p className="font-[550] text-n12">{title}</p>
      {children ? <p className="text-meta text-n10 text-pretty">{children}</p> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** A grey place of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-pulse-soft rounded-control bg-n4', className)} />;
}
