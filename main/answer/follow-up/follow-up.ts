import type { PastTurn } from '../../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../../preload/contract/evidence.ts';
import { capital } from '../../language/capital.ts';
import { clock } from '../../language/clock.ts';
import { namedObjects } from '../../language/object-names.ts';
import { counted } from '../../language/object-plurals.ts';
import type { Hop } from '../question/question-plan.ts';
import { wanted } from '../question/wants.ts';
import { mainFor, placedAt, placeOf } from './place.ts';
import { fragmentOf, substitute } from './substitute.ts';
import { openPronoun, withTopic } from './topic.ts';

/** What a follow-up means. */
export interface FollowUp {
  /** Stands by itself. */
  question: string;
  /** The same in words, with the place that it points at. */
  told: string;
  why: string;
  /** The place at which the question is to be answered. */
  lead: Hop | null;
  /** Files to look in; null where the scope stays as it is. */
  assetIds: string[] | null;
  /** False where a model that knows the conversation may know better. */
  sure: boolean;
}

export interface Conversation {
  /** Oldest first. */
  turns: readonly PastTurn[];
  /** Files in scope. */
  assetIds: readonly string[];
  nameOf(assetId: string): string;
  kindOf(evidenceId: string): EvidenceKind | null;
}

/** A file that there is not: what is sought there is not found. */
const NO_FILE = { assetId: '', evidenceId: '', start: 0, end: 0 };
const OTHER_FILE =
  /,?\s*\b(?:(?:what|how) about )?(?:in |on |from |of )?(?:the|any) other (?:videos?|files?|recordings?|clips?|talks?|films?|images?|photos?)\b/i;
const HOW_MANY =
  /^how many(?: (?:of )?(?:them|those|these|they))?(?: (?:are|were) (?:there|they|shown|seen)| (?:do|did|can) (?:you|we|i) see)?$/i;

/**
 * What a question means in its conversation, by rules: pronouns, ellipsis, places that an answer pointed at.
 * @returns null where it stands by itself; 'open' where it does not and the rules cannot tell what it means
 */
export function followUp(question: string, conversation: Conversation): FollowUp | 'open' | null {
  const last = conversation.turns.at(-1);
  const text = question.trim();
  if (!last) return placedAt(text)?.points ? nowhere(text) : null;
  return (
    atPlace(text, conversation) ??
    inOtherFile(text, last, conversation) ??
    howMany(text, last, conversation) ??
    reworded(text, last)
  );
}

function atPlace(text: string, { turns, nameOf, kindOf }: Conversation): FollowUp | 'open' | null {
  const placed = placedAt(text);
  if (!placed) return null;
  const place = placeOf(turns);
  if (!place) return placed.points ? nowhere(text) : 'open';
  const { relation } = placed;
  const { text: answered, ...at } = place;
  const question = placed.main ?? mainFor(kindOf(at.evidenceId));
  const second = clock(relation === 'after' ? at.end : at.start);
  const where = `${relation === 'during' ? 'at' : relation} ${second} in ${nameOf(at.assetId)}`;
  const ask = answered.split(' — ')[0]!.slice(0, 120).trim() || where;
  return {
    question,
    told: `${question.replace(/\?$/, '')} ${where}?`,
    why: 'it points at the place of the last answer',
    lead: { ask, in: null, role: relation, until: null, occurrence: null, phrase: null, by: 'rules', at },
    assetIds: null,
    sure: true,
  };
}

/** "Who said so?" where nothing was answered: whoever speaks anywhere did not say what nobody was told. */
const nowhere = (question: string): FollowUp => ({
  question,
  told: question,
  why: 'it points at an answer, and there is none before it',
  lead: leadTo('the answer before', 'during'),
  assetIds: null,
  sure: false,
});

/** A step that finds nothing. */
const leadTo = (ask: string, role: Hop['role']): Hop => ({
  ask,
  in: null,
  role,
  until: null,
  occurrence: null,
  phrase: null,
  by: 'rules',
  at: NO_FILE,
});

function inOtherFile(text: string, last: PastTurn, { assetIds, nameOf }: Conversation): FollowUp | 'open' | null {
  if (!OTHER_FILE.test(text)) return null;
  const cited = new Set(last.sentences.flatMap(({ citations }) => citations.map((one) => one.assetId)));
  if (cited.size === 0) return 'open';
  const rest = text
    .replace(OTHER_FILE, '')
    .replace(/^(?:and|but|so)\b[,\s]*/i, '')
    .replace(/[\s?]+$/, '')
    .trim();
  const own = rest === '' ? null : `${capital(rest)}?`;
  const question = own ? (withTopic(own, last) ?? own) : last.question;
  const others = assetIds.filter((id) => !cited.has(id));
  const where = others.length === 1 ? `in ${nameOf(others[0]!)}` : 'in the other files';
  return {
    question,
    told: `${question.replace(/\?$/, '')} ${where}?`,
    why: others.length > 0 ? 'it asks for other files than the last answer' : 'there is no other file where to look',
    lead: others.length > 0 ? null : leadTo('another file', 'file'),
    assetIds: others.length > 0 ? others : null,
    sure: true,
  };
}

function howMany(text: string, last: PastTurn, { assetIds }: Conversation): FollowUp | 'open' | null {
  if (!HOW_MANY.test(text.replace(/^(?:and|but|so)\b[,\s]*/i, '').replace(/[\s?]+$/, ''))) return null;
  const [thing] = [...last.sentences.map((one) => one.text.split(' — ')[0]!), last.question].flatMap(namedObjects);
  const noun =
    thing && !thing.group
      ? counted(2, thing.labels[0]!).replace(/^\S+ /, '')
      : (thing?.word ?? wanted(last.question).focus);
  if (!noun) return 'open';
  const cited = last.sentences.flatMap(({ citations }) => citations.map((one) => one.assetId));
  const files = [...new Set(cited)].filter((id) => assetIds.includes(id));
  const question = `How many ${noun} are there?`;
  return { ...plain(question, `“${noun}” were spoken of`), assetIds: files.length > 0 ? files : null };
}

function reworded(text: string, last: PastTurn): FollowUp | 'open' | null {
  const fragment = fragmentOf(text);
  if (fragment) {
    const question = substitute(last.question, fragment);
    return question ? plain(question, 'it asks the last question of something else') : 'open';
  }
  if (!openPronoun(text)) return null;
  const question = withTopic(
    text.replace(/^(?:and|but|so)\b[,\s]*/i, (lead) => lead && ''),
    last,
  );
  return question ? plain(capital(question), 'it speaks of what the last question was about') : 'open';
}
const plain = (question: string, why: string): FollowUp => ({
  question,
  told: question,
  why,
  lead: null,
  assetIds: null,
  sure: false,
});
