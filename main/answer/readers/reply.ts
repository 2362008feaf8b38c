import { met, type Term } from '../../language/terms.ts';
import { wanted } from '../question/wants.ts';
import type { AssetView, Passage } from '../reading/passage.ts';
import { isAsking, replyTo } from '../reading/turns.ts';
import { values } from '../reading/values.ts';
import { type Candidate, candidate, type Reader } from './candidate.ts';
import { names } from './person.ts';

/** Share of the question that one asked in the recording must hold to be the same. */
const SAME = 0.5;

/** "What did Ada answer to the question about the fridge". */
const POINTS =
  /\b(?:answer|reply|replied|respon|sa(?:y|id))\w*\b.*\b(?:question|asked|asks)\b|\b(?:answer|reply|response) to\b/i;
const ANSWERS =
  /^(?:answer|answers|answered|reply|replies|replied|respond|responds|responded|response|question|asked|asks|give|gives|gave|get|gets)$/;

const isSpeaker = (term: Term, views: readonly AssetView[]): boolean =>
  views.some((view) => view.said.some(({ speaker }) => speaker?.toLowerCase() === term.word));

/** Somebody in the recording asks the same: what is replied answers it. */
export const readReply: Reader = (input) => {
  const { ask, scored, views } = input;
  const found: Candidate[] = [];
  const terms = ask.terms.filter((term) => term.kind !== 'meta' && term.kind !== 'light');
  if (terms.length === 0) return [];
  for (const item of scored.slice(0, 16)) {
    const { passage } = item;
    if (passage.mode !== 'said' || !isAsking(passage)) continue;
    const points = POINTS.test(ask.text);
    if (!points && !asksTheSame(ask.want.kind, wanted(passage.text).kind)) continue;
    const about = points ? terms.filter((term) => !ANSWERS.test(term.word) && !isSpeaker(term, input.views)) : terms;
    const share = (term: Term) => (met(term, passage.around) >= 0.7 ? 1 : met(term, passage.near) >= 0.7 ? 0.5 : 0);
    const held = about.reduce((sum, term) => sum + share(term), 0) / Math.max(1, about.length);
    if (held < SAME || terms.every((term) => met(term, passage.own) < 0.7)) continue;
    const track = (views.find((view) => view.assetId === passage.assetId)?.said ?? []).filter(
      (other) => other.stream === passage.stream,
    );
    const reply = replyTo(track, track.indexOf(passage));
    const told = reply.length > 0 ? tellReply(ask.want, reply) : null;
    if (!told) continue;
    const { at, ...rest } = told;
    found.push(
      candidate({ ...item, passage: at }, 'reply', rest.text, 0.5 + 0.4 * held, {
        support: rest.text === at.text ? null : at.text,
        evidence: [...at.evidence, ...reply.flatMap((one) => one.evidence)],
        accounted: ask.terms
          .filter((term) => met(term, passage.around) >= 0.7 || (points && ANSWERS.test(term.word)))
          .map((term) => term.stem),
      }),
    );
  }
  return found;
};

const OPEN = ['what', 'which', 'list', 'quote'];

/** What is replied to "did you call" says not who set the fire. */
function asksTheSame(one: string, other: string): boolean {
  return one === other || (OPEN.includes(one) && OPEN.includes(other)) || (one === 'which' && other === 'who');
}

/** What of a reply answers the kind of question: a name, a value, yes or no, else its first two sentences. */
function tellReply(
  want: { kind: string; values: string[]; mediaTime: boolean },
  reply: readonly Passage[],
): { text: string; at: Passage } | null {
  const [first] = reply as [Passage];
  if (want.kind === 'yesNo') {
    const said = /^(yes|yeah|yep|no|nope|never|of course|certainly|not (?:at all|really))\b/i.exec(first.text)?.[1];
    return said ? { text: /^(?:no|never)/i.test(said) ? 'No' : 'Yes', at: first } : null;
  }
  if (want.kind === 'who') {
    for (const at of reply) {
      const [name] = names(at.text);
      if (name) return { text: name, at };
    }
  }
  if (want.values.length > 0 && !want.mediaTime) {
    for (const at of reply) {
      const value = values(at.text).find((one) => want.values.includes(one.type as never));
      if (value) return { text: value.text, at };
    }
    return null;
  }
  const told = reply.slice(0, 2).map((one) => one.text);
  return { text: told.join(' '), at: first };
}
