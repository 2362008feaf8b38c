import { CircleAlert, WifiOff } from 'lucide-react';
import { useInfo } from '../../lib/data.ts';
import { useShell } from './shell-store.ts';

/** Says what is missing on this machine and what mends it, and when main is out of reach. */
export function ProblemsBar() {
  const { data: info } = useInfo();
  const online = useShell((state) => state.online);
  const away = useShell((state) => state.away);
  const problems = info?.problems ?? [];
  if (online && problems.length === 0) return null;
  return (
    <div role="alert" className="selectable flex shrink-0 flex-col gap-1 border-n6 border-b bg-red-soft px-3 py-2">
      {online ? null : (
        <p className="flex items-center gap-2">
          <WifiOff size={16} strokeWidth={1.75} aria-hidden className="text-red" />
          {away
            ? 'Cuepoint is out of reach. If you started Cuepoint again, open the address it printed.'
            : 'Cuepoint is out of reach. It goes on by itself as soon as the app answers again.'}
        </p>
      )}
      {problems.map(({ what, fix }) => (
        <p key={what} className="flex items-start gap-2">
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-red" />
          <span>
            {what} <span className="text-n11">{fix}</span>
          </span>
        </p>
      ))}
    </div>
  );
}
