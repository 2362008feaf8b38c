/** Words that a model folder of the tests knows as one token, so that prompts are about as long as a trained tokenizer makes them. */
export const WORDS: ReadonlySet<string> = new Set(
  `Yes No yes no User Assistant user assistant System system helpful Question Answer Frame Describe Is Which When Where What Who How Why Does Do Are Can the The a A an
  this This that these those it its is are was were be been being do does did has have had will would can could should may might must
  not and or but if then than as at by for from in into of off on onto out over to under up down with without within about after
  before between during through while when where which who what why how here there now soon later again once
  I you he she they we me him her them us my your his their our one two three four five six seven eight nine ten first second third last next
  all any each every some many much more most few other another such only own same so too very just also both
  answer answering answers briefly useful question questions frame frames text texts image images picture pictures video videos moment moments time
  second seconds minute minutes clip scene screen slide slides page pages title table chart graph diagram map list line lines word words number numbers
  letter letters name names person people man woman child face hand hands head eye eyes hair shirt dog cat bird car bus road street house room door window wall
  floor desk chair phone computer keyboard camera light sun sky cloud tree flower water river sea mountain food cup plate book paper pen board
  red green blue yellow orange purple pink cyan black white grey brown small large big little tall short long high low left right top bottom middle
  centre near far inside outside behind front circle square triangle star cross ring heart arrow bar shape shapes colour colours
  show shows shown see seen look looks find found appear appears disappear say says said speak speaks speaking talk talks talking ask asked tell told
  hold holding sit sitting stand standing walk walking run running open opens close closes move moves moving turn turns start starts end ends happen happens
  write writes written read reads point points explain explains mention mentions use uses used make makes made give gives given take takes go goes come comes
  get gets put keep let help helps want need know think mean show happen work works play plays change changes grow grows rise rises fall falls
  year month week day morning evening night today meeting project plan budget cost costs price sales team company product customer data result results
  model system design test tests code file files error report summary step steps part parts side way thing things place world life problem idea`.split(
    /\s+/,
  ),
);
