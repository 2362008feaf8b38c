/**
 * Titles that stand close together are recognised as one, which every column under them gets: "Lamp room Stairs" over two columns.
 * Such a one is parted where a capital begins the next title, else its last words go to the last columns.
 */
export function partedTitles(columns: readonly string[]): string[] {
  const parted = [...columns];
  for (let from = 0; from < columns.length; ) {
    let to = from + 1;
    while (to < columns.length && columns[to] === columns[from]) to += 1;
    const words = (columns[from] ?? '').split(/\s+/).filter(Boolean);
    if (to - from > 1 && words.length >= to - from) parted.splice(from, to - from, ...partsOf(words, to - from));
    from = to;
  }
  return parted;
}

function partsOf(words: readonly string[], count: number): string[] {
  const starts = words.flatMap((word, i) => (i === 0 || /^\p{Lu}/u.test(word) ? [i] : []));
  const cuts =
    starts.length === count
      ? starts
      : [0, ...Array.from({ length: count - 1 }, (_, i) => words.length - count + 1 + i)];
  return cuts.map((start, i) => words.slice(start, cuts[i + 1]).join(' '));
}
