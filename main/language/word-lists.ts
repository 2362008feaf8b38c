import { stem } from './stem.ts';

const list = (text: string) => new Set(text.trim().split(/\s+/));
const stemmed = (text: string) => new Set([...list(text)].map(stem));

/** Words without content of their own. */
export const STOP_WORDS = list(`
a an the this that these those some any each every all both either neither no not only just also very too so as than then there here
i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself itself themselves one ones
who whom whose what which where when why how
am is are was were be been being do does did done doing have has had having will would shall should can could may might must ought
and or but nor if because while whereas although though unless until since
of in on at to from by for with about into onto over under between among through during before after above below up down off out
within without against near along across behind beside besides around per via
much many more most less least few several other another such same own
again back always once twice ever never already still yet even please whether however therefore according
s t re ve ll d m dont someone somebody everyone everybody anyone anybody something anything everything nothing else ok okay
ive youve weve theyve youd theyd youre theyre hes shes whos wheres hows havent hasnt hadnt shouldnt mustnt neednt
doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt thats whats im
`);

/** Verbs and nouns so common that their absence from a passage says little. Stems. */
export const LIGHT_STEMS = stemmed(`
get give take make go come put use lie stand sit work let keep set turn call look happen exist need have do be begin start
thing kind sort type way part lot number amount exact exactly name long high deep wide tall far fast large big small old heavy strong
place person peopl someone somebody anybody nobody call list hold held do want ask
expect due actual notice proper inside idea find know possible possibly enough able different certain act wonder
remember seem mean
`);

/** Words that speak of the recording itself rather than of what it is about. Stems. */
const META_STEMS = stemmed(`
talk video clip film movie recording record footage presentation lecture slide screen picture image photo photograph frame scene shot
speaker presenter narrator voice audio sound subtitle caption transcript heading title headline text word sentence
say speak tell mention talk describ explain state show display see visibl appear shown hear write read written present
second minute moment file middle end side letter line row column
`);

/** The beginning is one of the recording; what begins may be anything. */
export const isMeta = ({ word, stem: base }: { word: string; stem: string }): boolean =>
  META_STEMS.has(base) || word === 'beginning';

const GROUPS = `
price cost charge fee rate fare ask want quote amount pay expense
begin start commence open launch kick
end finish stop close conclude
buy purchase acquire order
say tell state mention remark claim note
write author record compose pen composer writer
talk lecture presentation speech session
give hold present deliver host
meet meeting gather convene assemble
decide decision agree choose pick select settle
phone telephone call ring dial mobile
show display present exhibit
large big great huge
small little tiny low
tall high height elevation altitude
long length duration
wide width broad
deep depth
heavy weight weigh mass
fast speed quick rapid velocity
old age
strong strength force power
warm hot heat temperature cold cool
big size large
job contract order assignment task work
firm company business contractor supplier vendor
child kid
shop store
car automobile vehicle
bike bicycle
picture photo image photograph
money cash
grandmother gran grandma granny
grandfather grandad grandpa
refrigerator fridge
route path track trail
outing trip excursion journey
step stage
fashion style
climb ascent uphill
punishment penalty
actor player cast
own possess
reserve book
guide lead
pupil student learner
teach taught lesson course
danger risk hazard
regard consider think
memorise memorize learn
discover discovery find
signature sign
preside chair
wind windy
rain rainy rainfall
plant grow
harvest pick
mild weak gentle
harbour harbor port
puncture flat
licence license permit
couch sofa
answer reply response
help assist support
fix repair mend
need require must necessary
important key essential
leader head chief boss chair
teacher instructor tutor
doctor physician
professor prof
worker employee staff
build construct make create
break damage
leak drip
safe safety secure
clean wash cleaning
room hall
street road
town city village place
country nation
increase rise grow growth
decrease drop fall decline reduce
earn income revenue
profit gain
share proportion fraction percentage percent part
apart distance gap interval spacing separation
kitchen cook cooking chef
number figure count total
reference ref code identifier id
email mail
date day
agenda item point programme program
script code function program
warranty guarantee
depart leave departure
arrive arrival reach
last final
next following
first initial
famous renowned known
quick brief short
error mistake fault
rule law regulation
closed close shut
mix stir blend combine
bake roast
add put
move shift carry bring
send ship post
allow permit let
forbid ban prohibit
avoid prevent
like enjoy
child kid
visitor guest
ticket admission entry
lift elevator
holiday vacation
autumn fall
film movie
rubbish trash garbage
ill sick
kill death die dead victim casualty
remain left rest
return come
happen occur
change alter vary
print output return
result outcome
euro eur
dollar usd
pound gbp
minute min
hour hr
second sec
gram g
kilogram kilo kg
kilometer km
centimeter cm
millimeter mm
liter l
`;

const groupsOf = new Map<string, Set<number>>();
GROUPS.trim()
  .split('\n')
  .forEach((line, index) => {
    for (const word of line.trim().split(/\s+/)) {
      for (const form of [word, stem(word)]) groupsOf.set(form, (groupsOf.get(form) ?? new Set<number>()).add(index));
    }
  });

/** Groups of near-synonyms that a base form belongs to. The lexicon holds base forms: look up words and stems both. */
export function synonymGroups(word: string): ReadonlySet<number> | undefined {
  return groupsOf.get(word);
}

/** Kinds of which members exclude each other: Saturday is no evidence for Sunday, however near their vectors lie. */
export const CONTRASTS: readonly ReadonlySet<string>[] = [
  list('monday tuesday wednesday thursday friday saturday sunday'),
  list('january february march april may june july august september october november december'),
  list('spring summer autumn winter'),
  list('morning afternoon evening night noon midnight'),
  list('red green blue yellow orange purple pink black white brown grey gray'),
  list('north south east west'),
  list('left right'),
  list('hourly daily weekly monthly quarterly yearly annual'),
  list('child adult senior student'),
  list('high low'),
  list('hot cold warm cool'),
  list('open closed'),
  list('first second third fourth fifth sixth seventh eighth ninth tenth last'),
  list('minimum maximum'),
  list('male female man woman boy girl'),
  list('yesterday today tomorrow'),
  list('largest smallest highest lowest longest shortest cheapest earliest latest'),
];

const ROLES = list(
  'speaker speakers presenter narrator lecturer teacher host guest caller customer client agent witness interviewer interviewee anchor reporter expert instructor',
);

const GENRES = list(
  'lesson class course lecture talk play rehearsal film movie documentary race meeting session evening tour trip show concert tutorial workshop webinar interview episode programme program seminar training podcast news bulletin broadcast report story guide visit',
);

/** What kind of recording or event it is: the recording itself seldom says so. */
export const isGenre = (word: string): boolean => GENRES.has(word);

/** Who speaks in a recording is seldom called so by what is said. */
export const isRole = (word: string): boolean => ROLES.has(word);
