import { met } from '../../language/terms.ts';
import { candidate, type Reader } from './candidate.ts';

const NONE = /\b(nobody|no-?one|none|nothing|no (?=\p{L}))/iu;
const PEOPLE = /^(?:people|persons?|men|women|guests|workers|visitors|victims)$/;

/** "How many people were hurt", "nobody was hurt": none is a number, too. */
export const readNone: Reader = ({ ask, scored }) => {
  const { focus, kind } = ask.want;
  if (kind !== 'howMany' || !focus) return [];
  return scored.slice(0, 10).flatMap((item) => {
    const { passage } = item;
    const said = NONE.exec(passage.text);
    if (!said || passage.mode === 'seen') return [];
    const word = said[1]!.trim().toLowerCase();
    const after = passage.text.slice(said.index + said[0].length);
    const noun = ask.terms.find((term) => term.word === focus);
    const counts = word === 'no' ? noun && after.toLowerCase().startsWith(focus) : PEOPLE.test(focus);
    const rest = ask.terms.filter((term) => term.word !== focus && term.kind === 'content');
    if (!counts || !rest.every((term) => met(term, passage.own) >= 0.7)) return [];
    const text = word === 'no' ? `No ${focus}` : word;
    return [candidate(item, 'none', text, 0.8, { support: passage.text, accounted: noun ? [noun.stem] : [] })];
  });
};
