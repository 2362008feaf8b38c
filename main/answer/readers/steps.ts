import { stem } from '../../language/stem.ts';
import { met, terms } from '../../language/terms.ts';
import type { Passage, Screen } from '../reading/passage.ts';
import { scoredOf } from '../reading/score.ts';
import { candidate, type Reader } from './candidate.ts';
import { itemsOf, itemText } from './lists.ts';
import { titleRows } from './table.ts';

/** What asks for a slide or a sentence, not for an item of a list. */
const PLACE =
  /\b(?:slides?|screens?|shown|said|say|says|speak\w*|heard?|heading|title|picture|scene|shot|mentioned|visible|seen?)\b/i;
/** "What comes before kneading": of a list or of the recording, the question does not say. */
const OPEN = /^what comes\b/i;
/** Share of the condition's words that an item must hold. */
const HELD = 0.5;

/** "What has to be done right after centring the clay": the item behind the one that the condition names, in a list or an order of things. */
export const readStep: Reader = ({ ask, condition, views, scored }) => {
  if (!condition || (condition.relation !== 'after' && condition.relation !== 'before')) return [];
  if (PLACE.test(ask.text) && !OPEN.test(ask.text)) return [];
  const sought = terms(condition.text).filter((term) => term.kind !== 'meta' && term.kind !== 'light');
  if (sought.length === 0 || ask.want.values.length > 0) return [];
  const titles = titleRows(views);
  return views.flatMap((view) =>
    view.screens.flatMap((screen) => {
      const { list, numbered } = itemsOf(screen, titles);
      if (list.length < 3 || (!numbered && !isOrder(screen, list))) return [];
      const shares = list.map((line) => sought.filter((term) => met(term, line.around) >= 0.7).length / sought.length);
      const own = list.map((line) => sought.filter((term) => met(term, line.own) >= 0.7).length);
      // Of lines that hold as much of it, the one that the rest of the question speaks of, too.
      const beside = list.map((line) => ask.terms.filter((term) => met(term, line.own) >= 0.7).length);
      const fits = shares.map((one, i) => (own[i]! > 0 ? one + 0.01 * beside[i]! : 0));
      const at = fits.indexOf(Math.max(...fits));
      const best = Math.min(1, fits[at]!);
      const next = list[condition.relation === 'after' ? at + 1 : at - 1];
      if (best < HELD || !next) return [];
      const item = scoredOf(scored, next);
      const about = ask.terms.filter(
        (term) => term.kind === 'content' && list.some((line) => met(term, line.around) > 0),
      );
      return [
        candidate({ ...item, score: Math.max(0.6, item.score) }, 'step', itemText(next), 0.7 + 0.25 * best, {
          support: itemText(list[at]!),
          evidence: [...next.evidence, ...list[at]!.evidence],
          accounted: [
            ...about.map((term) => term.stem),
            ...ask.terms.filter((term) => DOES.test(term.word)).map((term) => stem(term.word)),
          ],
        }),
      ];
    }),
  );
};

const DOES =
  /^(?:steps?|do|done|does|comes?|came|follows?|happens?|happened|next|order|item|programme|program|agenda|list|must|part)$/;

/** Lines of a list in an order of their own; a table's rows are in none. */
const isOrder = (screen: Screen, list: readonly Passage[]): boolean =>
  screen.title !== null && list.every((line) => line.cells.length <= 2 && line.columns.length === 0);
