const SUFFIXES: readonly [RegExp, string][] = [
  [/cion(?:es)?$/, 'tion'],
  [/sion(?:es)?$/, 'sion'],
  [/(?:idad|tad|tat|taet|te)$/, 'ty'],
  [/(?:ie|ia|io)$/, 'y'],
  [/(?:ico|ica|ique|isch|ische)$/, 'ic'],
  [/(?:eur|euse)$/, 'er'],
  [/(?:mente|ment)$/, 'ly'],
  [/ieren$/, 'e'],
  [/(?:oso|osa|eux|euse)$/, 'ous'],
  [/ista$/, 'ist'],
];

/** English words that a German, Spanish or French one may be kin to, the likelier first. @param word folded */
export function cognates(word: string): string[] {
  if (word.length < 4) return [];
  const bare = [word, word.replace(/(?:es|s|n)$/, ''), word.replace(/(?:os|as|es|en|o|a|e)$/, '')];
  const made = [
    ...bare,
    ...SUFFIXES.filter(([pattern]) => pattern.test(word)).map(([pattern, english]) => word.replace(pattern, english)),
    ...bare.flatMap((base) => [
      `${base}e`,
      base.replace(/k/g, 'c'),
      base.replace(/z/g, 'c'),
      base.replace(/^e(?=s[ptc])/, ''),
    ]),
  ];
  return [...new Set(made)].filter((one) => one.length >= 3);
}

/** A compound's parts as they are known, null where it is none: "Postkarte" is "Post" and "Karte". @param word folded */
export function partsOf<T>(word: string, known: (part: string) => T | undefined): T[] | null {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const end = known(word.slice(at));
    if (end === undefined) continue;
    const first = word.slice(0, at);
    const start = known(first) ?? known(first.replace(/(?:es|s|en|n|er)$/, ''));
    if (start !== undefined) return [start, end];
  }
  return null;
}
