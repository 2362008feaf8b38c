import { Skeleton } from '../../ui/pane-state.tsx';

/** The window's panes in grey until main has answered for the first time. */
export function WorkspaceSkeleton() {
  return (
    <div
      role="status"
      aria-label="Starting"
      className="flex min-h-0 flex-1 animate-[fade_600ms_ease-in] divide-x divide-n6"
    >
      <div className="flex w-[264px] flex-col gap-3 bg-n2 p-3">
        <Skeleton className="h-7 w-full" />
        <Skeleton className="h-7 w-full" />
        <div className="grid grid-cols-2 gap-3">
          {['a', 'b', 'c', 'd'].map((key) => (
            <Skeleton key={key} className="aspect-[4/3]" />
          ))}
        </div>
      </div>
      <div className="flex flex-1 flex-col gap-3 p-3">
        <Skeleton className="flex-1" />
        <Skeleton className="h-56" />
      </div>
      <div className="flex w-[360px] flex-col justify-end gap-3 bg-n2 p-3">
        <Skeleton className="h-4 w-3/5" />
        <Skeleton className="h-14 w-full" />
      </div>
    </div>
  );
}
