/** A text cut at places: even parts are between them, odd ones in them. @param places in order */
export function cutPlaces(text: string, places: readonly { from: number; to: number }[]): string[] {
  const parts: string[] = [];
  let done = 0;
  for (const { from, to } of places) {
    parts.push(text.slice(done, from), text.slice(from, to));
    done = to;
  }
  return [...parts, text.slice(done)];
}
