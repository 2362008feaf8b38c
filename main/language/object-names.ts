import { stem } from './stem.ts';
import { tokens } from './tokens.ts';

/** What people call the detector's classes (COCO's 80 names on the left). */
const NAMES: Record<string, string> = {
  person:
    'person people man men woman women child children boy girl human pedestrian cook chef worker player rider somebody someone crowd guy lady',
  bicycle: 'bicycle bike cycle',
  car: 'car automobile cab taxi',
  motorcycle: 'motorcycle motorbike scooter',
  airplane: 'airplane aeroplane plane aircraft jet',
  bus: 'bus coach',
  train: 'train tram locomotive',
  truck: 'truck lorry pickup van',
  boat: 'boat ship ferry yacht canoe',
  'traffic light': 'traffic light|traffic lights|stoplight',
  'fire hydrant': 'fire hydrant|hydrant',
  'stop sign': 'stop sign',
  'parking meter': 'parking meter',
  bench: 'bench',
  bird: 'bird duck pigeon gull seagull',
  cat: 'cat kitten',
  dog: 'dog puppy',
  horse: 'horse pony',
  sheep: 'sheep lamb',
  cow: 'cow cattle bull',
  elephant: 'elephant',
  bear: 'bear',
  zebra: 'zebra',
  giraffe: 'giraffe',
  backpack: 'backpack rucksack',
  umbrella: 'umbrella parasol',
  handbag: 'handbag purse',
  tie: 'necktie tie',
  suitcase: 'suitcase luggage',
  frisbee: 'frisbee',
  skis: 'skis ski',
  snowboard: 'snowboard',
  'sports ball': 'sports ball|ball|football',
  kite: 'kite',
  'baseball bat': 'baseball bat',
  'baseball glove': 'baseball glove',
  skateboard: 'skateboard',
  surfboard: 'surfboard',
  'tennis racket': 'tennis racket|racket',
  bottle: 'bottle',
  'wine glass': 'wine glass|wine glasses',
  cup: 'cup mug',
  fork: 'fork',
  knife: 'knife',
  spoon: 'spoon',
  bowl: 'bowl',
  banana: 'banana',
  apple: 'apple',
  sandwich: 'sandwich',
  orange: 'oranges',
  broccoli: 'broccoli',
  carrot: 'carrot',
  'hot dog': 'hot dog|hotdog',
  pizza: 'pizza',
  donut: 'donut doughnut',
  cake: 'cake',
  chair: 'chair',
  couch: 'couch sofa settee',
  'potted plant': 'potted plant|pot plant|plant',
  bed: 'bed',
  'dining table': 'dining table',
  toilet: 'toilet',
  tv: 'tv television monitor|computer screen',
  laptop: 'laptop notebook',
  mouse: 'computer mouse',
  remote: 'remote|remotes|remote control|remote controls',
  keyboard: 'keyboard',
  'cell phone': 'cell phone|mobile phone|smartphone',
  microwave: 'microwave',
  oven: 'oven stove',
  toaster: 'toaster',
  sink: 'sink',
  refrigerator: 'refrigerator fridge',
  book: 'book',
  clock: 'clock',
  vase: 'vase',
  scissors: 'scissors',
  'teddy bear': 'teddy bear|teddy',
  'hair drier': 'hair drier|hairdryer',
  toothbrush: 'toothbrush',
};

const GROUPS: Record<string, string> = {
  animal: 'bird cat dog horse sheep cow elephant bear zebra giraffe',
  pet: 'cat dog bird',
  vehicle: 'bicycle car motorcycle airplane bus train truck boat',
  furniture: 'bench chair couch bed dining-table',
  fruit: 'banana apple orange',
  food: 'banana apple sandwich orange broccoli carrot hot-dog pizza donut cake',
  tableware: 'wine-glass cup fork knife spoon bowl bottle',
  device: 'tv laptop remote cell-phone keyboard mouse',
  object: '',
};

/** Names that are COCO's own noun as often as something else are matched in the plural or with their full name only. */
const byPhrase = new Map<string, string>();
for (const [label, names] of Object.entries(NAMES)) {
  for (const name of names.includes('|') ? names.split('|').flatMap(splitPlain) : names.split(' '))
    byPhrase.set(phraseOf(name), label);
}
const groupByName = new Map(
  Object.entries(GROUPS).map(([name, members]) => [
    stem(name),
    members
      .split(' ')
      .filter(Boolean)
      .map((m) => m.replace('-', ' ')),
  ]),
);

function splitPlain(name: string): string[] {
  return name.startsWith('tv ') ? name.split(' ') : [name];
}

function phraseOf(name: string): string {
  return tokens(name)
    .map((token) => stem(token.word))
    .join(' ');
}

export interface NamedObject {
  /** Detector classes that it may be; more than one for "animal", every one for "object" ([]). */
  labels: string[];
  group: boolean;
  word: string;
  at: number;
}

/** Detector classes that a text names, in order ("the two cats" → cat; "animal" → all animals). */
export function namedObjects(text: string): NamedObject[] {
  const all = tokens(text);
  const stems = all.map((token) => stem(token.word));
  const found: NamedObject[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const pair = byPhrase.get(`${stems[i]} ${stems[i + 1] ?? ''}`);
    const single = byPhrase.get(stems[i]!);
    const label = pair ?? single;
    // "Objected" is no object.
    const group = /(?:ed|ing)$/.test(all[i]!.word) ? undefined : groupByName.get(stems[i]!);
    if (label) found.push({ labels: [label], group: false, word: all[i]!.raw, at: all[i]!.at });
    else if (group) found.push({ labels: group, group: true, word: all[i]!.raw, at: all[i]!.at });
    if (pair) i += 1;
  }
  return found;
}

/** Places and the classes by which they show: the detector knows no kitchen, but an oven. */
const SCENES: Record<string, string> = {
  kitchen:
    'oven microwave refrigerator sink toaster bowl cup bottle knife spoon fork pizza cake wine-glass dining-table',
  'living room': 'couch tv remote chair potted-plant',
  bedroom: 'bed',
  bathroom: 'toilet sink toothbrush hair-drier',
  office: 'laptop keyboard mouse tv chair cell-phone',
  street: 'car bus truck bicycle motorcycle traffic-light stop-sign parking-meter fire-hydrant',
  road: 'car bus truck bicycle motorcycle traffic-light stop-sign',
  farm: 'cow sheep horse',
  restaurant: 'dining-table wine-glass cup fork knife pizza bowl',
  water: 'boat surfboard',
  harbor: 'boat',
};

/** Classes by which a place that the text names would show; [] where it names none. */
export function sceneLabels(text: string): { stem: string; labels: string[] }[] {
  const words = phraseOf(text);
  return Object.entries(SCENES)
    .filter(([name]) => ` ${words} `.includes(` ${phraseOf(name)} `))
    .map(([name, labels]) => ({
      stem: phraseOf(name),
      labels: labels.split(' ').map((label) => label.replace('-', ' ')),
    }));
}

/** Everything that a detector's class may be called, for full-text matching. */
export function namesOf(label: string): string {
  const groups = Object.entries(GROUPS).filter(([, members]) => members.split(' ').includes(label.replace(' ', '-')));
  return [(NAMES[label] ?? label).replaceAll('|', ' '), ...groups.map(([name]) => name)].join(' ');
}

const PLURAL: Record<string, string> = {
  person: 'people',
  bus: 'buses',
  couch: 'couches',
  bench: 'benches',
  knife: 'knives',
  sheep: 'sheep',
  mouse: 'mice',
  scissors: 'scissors',
  skis: 'skis',
  toothbrush: 'toothbrushes',
  sandwich: 'sandwiches',
  'wine glass': 'wine glasses',
  broccoli: 'broccoli',
  remote: 'remote controls',
};

/** "2 cats", "1 person": a class as a person says it. */
export function counted(label: string, count: number): string {
  const one = label === 'remote' ? 'remote control' : label;
  return count === 1 ? `1 ${one}` : `${count} ${PLURAL[label] ?? `${label}s`}`;
}
