/** Irregular forms that no suffix rule reaches. */
const IRREGULAR: Record<string, string> = Object.fromEntries(
  `wrote written writes:write; gave given:give; said says:say; told:tell; went gone goes:go; took taken:take; came:come;
  saw seen:see; got gotten:get; made:make; found:find; kept:keep; left leaves:leave; met:meet; paid:pay; sent:send; sold:sell; bought:buy;
  brought:bring; built:build; began begun:begin; spoke spoken:speak; chose chosen:choose; drove driven:drive; ate eaten:eat;
  fell fallen:fall; grew grown:grow; held:hold; knew known:know; lost:lose; put:put; ran:run; rose risen:rise; sat:sit;
  shown:show; stood:stand; taught:teach; thought:think; threw thrown:throw; understood:understand; wore worn:wear; won:win; broke broken:break;
  led:lead; lay lain lying lies:lie; lent:lend; spent:spend; hung:hang; cut cutting:cut; drew drawn:draw; flew flown:fly; heard:hear;
  hid hidden:hide; rang rung:ring; sang sung:sing; slept:sleep; stole stolen:steal; swam swum:swim; fed:feed; froze frozen:freeze;
  men:man; women:woman; children:child; people:person; persons:person; feet:foot; teeth:tooth; mice:mouse; geese:goose;
  knives:knife; lives:life; wolves:wolf; shelves:shelf; halves:half; thirds:third; oxen:ox; dying dies died:die;
  colour colours coloured colored colors:color; centre centres centred centring centering:center; metre metres:meter; litre litres:liter; grey:gray; harbours harbour harbors:harbor;
  largest larger:large; biggest bigger:big; highest higher:high; lowest lower:low; smallest smaller:small; longest longer:long; shortest shorter:short;
  best better:good; worst worse:bad; cheapest cheaper:cheap; earliest earlier:early; latest later:late; news:news; series:series; used uses using:use; bus buses:bus; gas gases:gas`
    .split(';')
    .flatMap((group) => {
      const [forms, base] = group.trim().split(':') as [string, string];
      return forms.split(/\s+/).map((form) => [form, base]);
    }),
);

const DOUBLED = /([bdgklmnprtvz])\1$/;

/**
 * A light English stemmer: plural, -ed, -ing, -ly and irregular forms, so that what a reader takes for one word
 * meets. Gentler than Porter's: "universe" and "university" stay apart.
 * @param word folded (see `fold`)
 */
export function stem(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular === word ? word : regular(irregular);
  return regular(word);
}

function regular(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let base = word;
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(base)) base = base.slice(0, -2);
  else if (base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1);
  if (base.endsWith('ied') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/[^aeiou]ed$|[aeiou][^aeiou]ed$/.test(base) && base.length > 4) base = undouble(base.slice(0, -2));
  else if (base.endsWith('ing') && base.length > 5 && /[aeiouy]/.test(base.slice(0, -3)))
    base = undouble(base.slice(0, -3));
  if (base.endsWith('ly') && base.length > 5) base = base.slice(0, -2);
  if (base.endsWith('e') && base.length > 3) base = base.slice(0, -1);
  if (base.endsWith('i') && base.length > 3) base = `${base.slice(0, -1)}y`;
  return base;
}

function undouble(base: string): string {
  return DOUBLED.test(base) && base.length > 3 && !/ll$/.test(base) ? base.slice(0, -1) : base;
}
