const IRREGULAR: Record<string, string> = {
  person: 'people',
  man: 'men',
  woman: 'women',
  gentleman: 'gentlemen',
  policeman: 'policemen',
  policewoman: 'policewomen',
  child: 'children',
  'passer-by': 'passers-by',
  sheep: 'sheep',
  cattle: 'cattle',
  aircraft: 'aircraft',
  luggage: 'luggage',
  baggage: 'baggage',
  ox: 'oxen',
  calf: 'calves',
  goose: 'geese',
  skis: 'skis',
  ski: 'skis',
  scissors: 'scissors',
  mouse: 'mice',
  knife: 'knives',
  broccoli: 'broccoli',
};

/** "Bus" → "buses", "wine glass" → "wine glasses", "pair of skis" → "pairs of skis": English plurals of names of things. */
export function pluralOf(name: string): string {
  const of = /^(\S+)( of .+)$/.exec(name);
  if (of) return pluralOf(of[1]!) + of[2]!;
  const whole = Object.hasOwn(IRREGULAR, name) ? IRREGULAR[name] : undefined;
  if (whole !== undefined) return whole;
  const space = Math.max(name.lastIndexOf(' '), name.lastIndexOf('-'));
  if (space >= 0) return name.slice(0, space + 1) + pluralOf(name.slice(space + 1));
  if (/(?:s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

/** Classes that are counted in pairs or heads, or that a person calls otherwise. */
const SPOKEN: Record<string, string> = {
  skis: 'pair of skis',
  scissors: 'pair of scissors',
  broccoli: 'head of broccoli',
  remote: 'remote control',
};

/** "1 bus", "3 people", "2 pairs of scissors": a class of the detector as a person says it. */
export function counted(count: number, label: string): string {
  const name = SPOKEN[label] ?? label;
  return `${count} ${count === 1 ? name : pluralOf(name)}`;
}
