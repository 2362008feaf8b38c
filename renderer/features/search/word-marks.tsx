/** Text with every word that the query holds marked; endings may differ ("tide" marks "tides"). */
export function WordMarks({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text;
  return text.split(/([\p{L}\p{N}]+)/u).map((part, i) => {
    const lower = part.toLowerCase();
    const hit = words.some((word) => lower.startsWith(word) && lower.length - word.length <= 3);
    return hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
      <mark key={i} className="rounded-[2px] bg-accent/35 text-n12">
        {part}
      </mark>
    ) : (
      part
    );
  });
}
