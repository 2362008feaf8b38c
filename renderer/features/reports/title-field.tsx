import { useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** The report's title, written in place. */
export function TitleField() {
  const { title, edit } = useReport();
  return (
    <input
      aria-label={strings.field}
      placeholder={strings.untitled}
      value={title}
      maxLength={300}
      title={title}
      onChange={(event) => edit({ title: event.target.value })}
      className="h-7 min-w-0 flex-1 rounded-control bg-transparent px-1.5 text-ellipsis font-[600] text-read hover:bg-n3 focus:bg-n3"
    />
  );
}
