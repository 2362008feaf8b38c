/** Where a name of a thing stands in a question; all words folded. */
export interface Surroundings {
  /** The name itself, as it stands there. */
  name: string;
  /** The words right before and right behind it; '' at the ends. */
  before: string;
  after: string;
  /** Every word of the question. */
  all: ReadonlySet<string>;
}

const set = (text: string) => new Set(text.split(' '));
const some = (all: ReadonlySet<string>, text: string) => text.split(' ').some((word) => all.has(word));

/** Behind these a word that may be a verb is one: "to book", "you must park". */
const BEFORE_VERB = set(
  'to can could will would shall should must may might cannot cant dont doesnt didnt i we you they please not',
);
/** Before an object of its own a word at the start is a verb: "book a room". */
const ARTICLE = set('a an the your my our some this that these those');
const VERBS = set(
  'book train tie bowl fork ship cook duck bear crow plant phone telephone monitor clock sink man bat coach cup bus mobile bench ski skis cab',
);
/** What may follow a noun, and never follows an adjective: "is the orange in the bowl", not "the orange bowl". */
const AFTER_NOUN = set(
  'is are was were be in on at of to by under over above below beside besides next near behind and or with visible seen shown lying standing there left right appear appears that which who anywhere',
);
const ends = ({ after }: Surroundings) => after === '' || AFTER_NOUN.has(after);

/** Words with several senses: whether the one that a detector can see is meant. What a question leaves open is not taken for it. */
const SENSES: Record<string, (at: Surroundings) => boolean> = {
  // An animal, unless there is a computer about.
  mouse: ({ all }) =>
    some(all, 'computer keyboard keyboards laptop laptops desk monitor monitors wireless pad click cable'),
  bat: ({ all }) => some(all, 'baseball ball player players batter hitter swing swings swinging pitcher'),
  // A pane, spectacles, a material.
  glass: ({ after, all }) =>
    (after === 'of' || some(all, 'drink drinks drinking wine beer water juice table bottle bottles')) &&
    !some(all, 'wear wears wearing worn window windows door doors broken pane eyes'),
  bear: ({ after, all }) => !(after === 'in' && all.has('mind')) && !set('out with the').has(after),
  orange: (at) => at.name === 'oranges' || (at.before !== 'in' && ends(at)),
  remote: (at) => at.name === 'remotes' || ends(at),
  mobile: (at) => at.name === 'mobiles' || ends(at),
  phone: ({ after, all }) =>
    !some(all, 'number numbers digits dial') && !set('call calls line lines code book box').has(after),
  // "On the screen" is the recording itself.
  screen: ({ name, before }) =>
    set('a an any another second flat large big').has(before) || (name === 'screens' && before === 'many'),
  monitor: ({ before }) => before !== 'tide',
  coach: ({ all }) => some(all, 'road street bus buses travel tour parked station passengers motorway traffic'),
  sink: ({ name, before }) => name === 'sinks' || set('a the this that kitchen bathroom any no one').has(before),
  plant: ({ before }) => !set('power treatment manufacturing nuclear water processing assembly car').has(before),
  // Measures in a recipe.
  cup: ({ after, all }) => after !== 'of' || !some(all, 'flour sugar milk water rice butter oil cream recipe need add'),
  teaspoon: ({ after }) => after !== 'of',
  tablespoon: ({ after }) => after !== 'of',
  tie: ({ after, all }) => !some(all, 'game match score') && !set('up in with for').has(after),
  plane: ({ after }) => !set('of geometry').has(after),
  jet: ({ after }) => after !== 'of',
  train: ({ after }) => !set('of').has(after),
  fork: ({ after }) => after !== 'in',
  clock: ({ before }) => before !== 'o',
  book: ({ all }) => !some(all, 'flight ticket tickets hotel'),
  vessel: ({ before }) => before !== 'blood',
  tandem: ({ before }) => before !== 'in',
};
SENSES.telephone = SENSES.phone!;

/** Whether a name means the thing that can be seen. @param singular the name in its singular */
export function isMeant(singular: string, at: Surroundings): boolean {
  const asVerb = BEFORE_VERB.has(at.before) || (at.before === '' && ARTICLE.has(at.after));
  if (asVerb && VERBS.has(at.name)) return false;
  return SENSES[singular]?.(at) ?? true;
}
