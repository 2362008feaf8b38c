/** A text cut at places: even parts are between them, odd ones in them. @param places characters from and to, in order */
export function cutPlaces(text: string, places: readonly (readonly [number, number])[]): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of places) {
    parts.push(text.slice(from, start), text.slice(start, end));
    from = end;
  }
  return [...parts, text.slice(from)];
}
