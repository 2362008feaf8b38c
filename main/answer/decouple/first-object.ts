/** Characters that are looked at: what has not closed by then is no plan. */
const MOST = 8000;

/** The first whole JSON object in what a model wrote, between code fences or behind chatter, too; null while none has closed. */
export function firstObject(text: string): string | null {
  const from = text.indexOf('{');
  if (from === -1) return null;
  let depth = 0;
  let quoted = false;
  for (let i = from; i < Math.min(text.length, from + MOST); i += 1) {
    const letter = text[i];
    if (quoted) {
      if (letter === '\\') i += 1;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth === 0) return text.slice(from, i + 1);
    }
  }
  return null;
}
