import { met, type Term } from '../../language/terms.ts';
import { SAYING, TELLING } from '../question/media-verbs.ts';
import type { AssetView } from '../reading/passage.ts';
import { overlap } from '../reading/sightings.ts';
import { isAsking } from '../reading/turns.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';

const SPEECH = new RegExp(`\\b(?:${SAYING}|${TELLING})\\b`, 'i');
const FIRST = /\b(?:(?:very )?first|opening|to begin with|at the (?:very )?(?:start|beginning))\b/i;
const LAST = /\b(?:(?:very )?last|final|finally|closing|in the end|at the (?:very )?end)\b/i;
/** What a question of order is put into, and what tells nothing of the file or the matter. */
const FRAME =
  /^(?:first|last|final|finally|very|opening|closing|begin|start|beginning|end|thing|things|words?|sentences?|remarks?|something|point|statement|line)$/;
const ASKS = /\b(?:asks?|asked|question|wants? to know|wonders?)\b/i;

/** "What does Ada say last", "the first thing that is said", "who speaks last": the first or the last of what was said, by whom it was said. */
export const readNthSaid: Reader = (input) => {
  const { ask, views } = input;
  const order = FIRST.test(ask.text) ? 'first' : LAST.test(ask.text) ? 'last' : null;
  if (!order || !SPEECH.test(ask.text) || !['what', 'which', 'quote', 'who'].includes(ask.want.kind)) return [];
  if (ask.want.values.length > 0 || /\bfirst (?:time|mention)\b|\blast time\b/i.test(ask.text)) return [];
  const rest = ask.terms.filter(
    (term) => term.kind !== 'meta' && term.kind !== 'light' && !FRAME.test(term.word) && !SPEECH.test(term.word),
  );
  return views.flatMap((view) => nthOf(input, view, rest, order) ?? []);
};

function nthOf(input: ReadInput, view: AssetView, rest: readonly Term[], order: 'first' | 'last'): Candidate | null {
  const { ask, window } = input;
  if (window && window.assetId !== view.assetId) return null;
  const stream = view.said.find((one) => one.stream.startsWith('subtitle'))?.stream ?? view.said[0]?.stream;
  const track = view.said.filter((one) => one.stream === stream && (!window || overlap(one, window) > 0));
  const speaker = track.find(
    (one) => one.speaker !== null && ask.terms.some((term) => term.stem && named(term, one.speaker!)),
  )?.speaker;
  const about = rest.filter((term) => !speaker || !named(term, speaker));
  // A name that nobody here bears means another file.
  if (ask.want.kind !== 'who' && about.some((term) => term.kind === 'name' && met(term, view.about) === 0)) return null;
  const known = about.length === 0 ? 1 : about.filter((term) => met(term, view.about) >= 0.7).length / about.length;
  if (known < 0.5 && !window) return null;
  const chosen = track.filter(
    (one) => (!speaker || one.speaker === speaker) && (!ASKS.test(ask.text) || isAsking(one)),
  );
  const passage = order === 'first' ? chosen[0] : chosen.at(-1);
  if (!passage) return null;
  const turn = chosen.filter((one) => one.evidence[0] === passage.evidence[0]);
  const who = ask.want.kind === 'who';
  if (who && !passage.speaker) return null;
  const sure = speaker || window || about.length > 0;
  return candidate(
    { passage, score: (sure ? 0.6 : 0.45) + 0.3 * known, coverage: known, cosine: 0 },
    'said',
    who
      ? passage.speaker!
      : `${passage.speaker && !speaker ? `${passage.speaker}: ` : ''}${turn.map((one) => one.text).join(' ')}`,
    0.95,
    {
      support: who ? passage.text : null,
      evidence: [...new Set(turn.flatMap((one) => one.evidence))],
      accounted: ask.terms.map((term) => term.stem),
    },
  );
}

const named = (term: Term, speaker: string): boolean =>
  speaker
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(term.word);
