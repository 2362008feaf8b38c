import { LibraryBig, type LucideIcon, MessageSquareText, MonitorPlay } from 'lucide-react';
import { cx } from '../../lib/cx.ts';
import type { Pane } from './panes-in-view.ts';
import { showPane } from './shell-store.ts';

const panes: readonly { pane: Pane; label: string; icon: LucideIcon }[] = [
  { pane: 'library', label: 'Library', icon: LibraryBig },
  { pane: 'player', label: 'Player', icon: MonitorPlay },
  { pane: 'side', label: 'Ask and search', icon: MessageSquareText },
];

/** At the foot of a window that has no room for all panes: leads to those that are out of view. Nothing where all are in view. */
export function PaneSwitch({ inView }: { inView: ReadonlySet<Pane> }) {
  if (inView.size === panes.length) return null;
  // Ask stands beside the others in all but the narrowest window: then there is nothing to choose but what is beside it.
  const choices = inView.size === 1 ? panes : panes.filter(({ pane }) => pane !== 'side');
  return (
    <nav aria-label="Panes" className="flex h-11 shrink-0 border-n6 border-t bg-n2">
      {choices.map(({ pane, label, icon: Icon }) => {
        const here = inView.has(pane);
        return (
          <button
            key={pane}
            type="button"
            aria-current={here ? 'true' : undefined}
            onClick={() => showPane(pane)}
            className={cx(
              'focus-inset relative flex min-w-0 flex-1 items-center justify-center gap-1.5 text-n10 transition-colors hover:text-n12',
              here &&
                'font-[550] text-n12 before:absolute before:inset-x-4 before:-top-px before:h-0.5 before:rounded-full before:bg-accent',
            )}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
            <span className="truncate">{label}</span>
          </button>
        );
      })}
    </nav>
  );
}
