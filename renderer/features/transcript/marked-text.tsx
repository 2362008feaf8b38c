import { splitMatches } from './transcript-lines.ts';

/** Text with what matches the query marked. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  return splitMatches(text, query).map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
      <mark key={i} className="rounded-[2px] bg-accent/35 text-n12">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
