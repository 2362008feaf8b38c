const MOST: Record<string, string> = {
  high: 'highest',
  large: 'largest',
  small: 'smallest',
  long: 'longest',
  short: 'shortest',
  old: 'oldest',
  young: 'youngest',
  new: 'newest',
  fast: 'fastest',
  slow: 'slowest',
  heavy: 'heaviest',
  light: 'lightest',
  hot: 'hottest',
  warm: 'warmest',
  cold: 'coldest',
  strong: 'strongest',
  weak: 'weakest',
  deep: 'deepest',
  low: 'lowest',
  cheap: 'cheapest',
  late: 'latest',
  early: 'earliest',
  far: 'farthest',
  wide: 'widest',
  expensive: 'most expensive',
  important: 'most important',
};

/**
 * "the hall more high" as "the highest hall": Spanish and French put the adjective last and have one word for more and most.
 * German has its own superlatives, before which "am" means nothing.
 */
export function superlatives(words: readonly string[], language: 'de' | 'es' | 'fr'): string[] {
  const told: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const next = words[i + 1] ?? '';
    if (language === 'de') {
      if (word === 'on' && (/est$/.test(next) || next === 'most')) continue;
      told.push(word);
      continue;
    }
    if (word !== 'more' && word !== 'less') {
      told.push(word);
      continue;
    }
    // "más de cinco", "more than": a comparison.
    if (/^(?:than|what)$/.test(next)) {
      told.push(word);
      continue;
    }
    const best = word === 'more' ? MOST[next] : undefined;
    if (!best) {
      told.push(word === 'more' ? 'most' : 'least');
      // "Most people" is no superlative, "the most persons" is one.
      if (next === 'people') {
        told.push('persons');
        i += 1;
      }
      continue;
    }
    i += 1;
    // Before the noun, and before the name that may follow it.
    const at = told.length - (/^\p{Lu}/u.test(told.at(-1) ?? '') && told.length > 2 ? 2 : 1);
    if (/^(?:the|is|are|was|were|a)$/.test(told.at(-1) ?? 'the')) told.push(best);
    else told.splice(at, 0, best);
  }
  return told;
}
