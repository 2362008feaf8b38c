const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lrm: '',
  rlm: '',
};

/** A cue's text without markup (VTT and SubRip tags, ASS overrides, entities), and the name in its voice tag. */
export function plainCue(raw: string): { text: string; speaker: string | null } {
  const voice = /<v(?:\.[^\s>]*)?[ \t]+([^>]+)>/.exec(raw)?.[1]?.trim();
  const text = raw
    .replace(/\{\\[^}]*\}/g, '')
    // A tag begins with a letter, a slash or (karaoke) a digit: "a < b" stays.
    .replace(/<\/?[a-zA-Z\d][^<>]*>/g, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,4});/gi, (whole, name: string) => entity(name) ?? whole)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
  return { text, speaker: voice || null };
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

const NAME = /^(?:>>\s*)?((?:\p{Lu}[\p{L}\p{M}.'’-]*)(?:[ ]\p{Lu}[\p{L}\p{M}.'’-]*){0,3})\s?:\s+(?=\S)/u;

/**
 * Takes speakers' names from the front of cues ("Priya: Welcome …"). One cue alone proves nothing ("Note: closed on Monday"):
 * a name counts once it stands before two cues, and any name once a third of all cues begin with one.
 */
export function takeSpeakers<C extends { text: string; speaker: string | null }>(cues: readonly C[]): C[] {
  const names = cues.map((cue) => (cue.speaker === null ? NAME.exec(cue.text)?.[1] : undefined));
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = names.filter((name) => name !== undefined).length;
  const everyone = named >= 2 && named * 3 >= cues.length;
  return cues.map((cue, n) => {
    const name = names[n];
    if (name === undefined || !(everyone || counts.get(name)! >= 2)) return cue;
    return { ...cue, speaker: name, text: cue.text.replace(NAME, '') };
  });
}
