/*
 * What people call the classes of COCO, in British and American English. Phrases are parted by commas and stand in the singular; plurals are made
 * by `object-plurals.ts`. Words with other senses ("mouse", "glass") are weighed by `object-senses.ts`.
 */

export interface ClassWords {
  /** Other words for just this. */
  same: string;
  /**
   * Words for a part of it: whoever sees a person does not yet see a waiter. A sighting of the class neither bears them out nor denies them.
   */
  narrower: string;
}

const words = (same: string, narrower = ''): ClassWords => ({ same, narrower });

/** The 80 classes by COCO's own names, in its order. */
export const classWords: Record<string, ClassWords> = {
  person: words(
    'human, human being, somebody, someone, anybody, anyone, everybody, everyone',
    'crowd, man, woman, child, kid, boy, girl, baby, toddler, guy, lady, gentleman, pedestrian, passer-by, cook, chef, worker, player, rider, cyclist, waiter, waitress, policeman, policewoman, driver, passenger, skier, surfer, student, teacher, soldier, farmer, teenager, adult, tourist, commuter, shopper, astronaut',
  ),
  bicycle: words('bike, pushbike, push bike, pedal cycle', 'mountain bike, racing bike, tandem'),
  car: words(
    'automobile, motor car, motorcar',
    'cab, taxi, saloon, sedan, estate car, hatchback, convertible, suv, jeep',
  ),
  motorcycle: words('motorbike, motor bike, motor cycle', 'scooter, moped, vespa'),
  airplane: words('aeroplane, plane, aircraft, airliner', 'jet, fighter jet, jumbo jet'),
  bus: words('omnibus, motor coach', 'coach, minibus, double decker, double-decker, school bus'),
  train: words('railway train', 'tram, locomotive, subway train, underground train'),
  truck: words('lorry', 'pickup, pick-up, van, pickup truck, pick-up truck, fire engine, fire truck'),
  boat: words(
    '',
    'ship, ferry, yacht, canoe, kayak, dinghy, sailboat, sailing boat, rowing boat, rowboat, barge, vessel',
  ),
  'traffic light': words('traffic signal, stoplight, stop light, traffic lamp'),
  'fire hydrant': words('hydrant, fireplug, fire plug'),
  'stop sign': words(''),
  'parking meter': words(''),
  bench: words('', 'park bench'),
  bird: words(
    '',
    'duck, pigeon, gull, seagull, goose, swan, chicken, hen, owl, eagle, parrot, crow, sparrow, robin, penguin, pelican, heron',
  ),
  cat: words('pussycat, housecat', 'kitten, tabby'),
  dog: words('hound', 'puppy, pup, terrier, labrador, husky, poodle, dachshund, collie'),
  horse: words('', 'pony, foal, mare, stallion'),
  sheep: words('', 'lamb, ewe'),
  cow: words('cattle', 'bull, calf, ox, heifer'),
  elephant: words(''),
  bear: words('', 'polar bear, brown bear, grizzly, grizzly bear, black bear'),
  zebra: words(''),
  giraffe: words(''),
  backpack: words('rucksack, knapsack', 'school bag, schoolbag'),
  umbrella: words('brolly', 'parasol'),
  handbag: words('purse', 'shoulder bag, clutch bag'),
  tie: words('necktie', 'bow tie'),
  suitcase: words('luggage, baggage', 'trolley case, travel bag'),
  frisbee: words('flying disc, flying disk'),
  skis: words('ski, pair of skis'),
  snowboard: words(''),
  'sports ball': words(
    'ball',
    'football, soccer ball, basketball, tennis ball, volleyball, rugby ball, golf ball, beach ball',
  ),
  kite: words(''),
  'baseball bat': words('bat'),
  'baseball glove': words('baseball mitt, catcher mitt'),
  skateboard: words('', 'longboard'),
  surfboard: words('surf board', 'bodyboard, paddleboard, paddle board'),
  'tennis racket': words('tennis racquet, racket, racquet'),
  bottle: words('', 'wine bottle, water bottle, beer bottle, flask'),
  'wine glass': words('wineglass, glass of wine', 'champagne glass, champagne flute, goblet'),
  cup: words('', 'mug, teacup, coffee cup, paper cup, tumbler, beaker'),
  fork: words(''),
  knife: words('', 'bread knife, kitchen knife'),
  spoon: words('', 'teaspoon, tablespoon, soup spoon, ladle'),
  bowl: words('', 'salad bowl, soup bowl'),
  banana: words(''),
  apple: words(''),
  sandwich: words('', 'burger, hamburger, cheeseburger, toastie, baguette'),
  orange: words('', 'mandarin, tangerine, satsuma, clementine'),
  broccoli: words('head of broccoli'),
  carrot: words(''),
  'hot dog': words('hotdog', 'frankfurter'),
  pizza: words(''),
  donut: words('doughnut'),
  cake: words('', 'birthday cake, wedding cake, cupcake, cheesecake, gateau'),
  chair: words('', 'armchair, rocking chair, deckchair, office chair, high chair'),
  couch: words('sofa, settee'),
  'potted plant': words('pot plant, houseplant, house plant, indoor plant, plant'),
  bed: words('', 'double bed, bunk bed, bunk'),
  'dining table': words('', 'kitchen table, dinner table, wooden table, round table, coffee table'),
  toilet: words('lavatory, loo, wc'),
  tv: words(
    'television, telly, tv set, television set, tv screen, television screen, computer screen, computer monitor, monitor, flat screen, screen',
  ),
  laptop: words('laptop computer, notebook computer', 'macbook, chromebook'),
  mouse: words('computer mouse, pc mouse, wireless mouse'),
  remote: words('remote control, remote controller, tv remote, television remote, zapper'),
  keyboard: words('computer keyboard'),
  'cell phone': words(
    'cellphone, cellular phone, mobile phone, mobile, handset, phone, telephone',
    'smartphone, smart phone, iphone',
  ),
  microwave: words('microwave oven'),
  oven: words('cooker, stove'),
  toaster: words(''),
  sink: words('washbasin, wash basin, washbowl'),
  refrigerator: words('fridge, icebox', 'fridge-freezer'),
  book: words('', 'paperback, hardback, textbook, cookbook'),
  clock: words('', 'wall clock, alarm clock'),
  vase: words('flower vase'),
  scissors: words('pair of scissors, scissor'),
  'teddy bear': words('teddy, toy bear, stuffed bear, cuddly bear', 'stuffed animal, soft toy'),
  'hair drier': words('hair dryer, hairdryer, hairdrier, blow dryer, blow-dryer'),
  toothbrush: words('tooth brush'),
};

/** Words for several classes, with their members. What COCO lacks (a tram, a fish) is not among them. */
export const groupWords: Record<string, string> = {
  animal: 'bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe',
  creature: 'bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe',
  pet: 'cat, dog, bird',
  livestock: 'horse, sheep, cow',
  'farm animal': 'horse, sheep, cow',
  'wild animal': 'elephant, bear, zebra, giraffe',
  vehicle: 'bicycle, car, motorcycle, airplane, bus, train, truck, boat',
  'motor vehicle': 'car, motorcycle, bus, truck',
  'two-wheeler': 'bicycle, motorcycle',
  furniture: 'bench, chair, couch, bed, dining table',
  fruit: 'banana, apple, orange',
  vegetable: 'broccoli, carrot',
  food: 'banana, apple, sandwich, orange, broccoli, carrot, hot dog, pizza, donut, cake',
  tableware: 'wine glass, cup, fork, knife, spoon, bowl, bottle',
  cutlery: 'fork, knife, spoon',
  silverware: 'fork, knife, spoon',
  crockery: 'cup, bowl',
  bag: 'backpack, handbag, suitcase',
  'drinking glass': 'wine glass, cup',
  glass: 'wine glass, cup',
  appliance: 'microwave, oven, toaster, refrigerator, hair drier',
  device: 'tv, laptop, remote, cell phone, keyboard, mouse',
  gadget: 'tv, laptop, remote, cell phone, keyboard, mouse',
  computer: 'laptop',
  object: '',
};
