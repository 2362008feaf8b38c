import { type Ask, parseAsk } from './ask.ts';
import { splitCondition } from './condition.ts';
import { asQuestion, fileClause, heldParts } from './file-parts.ts';
import { bridgeOf, splitParts } from './parts.ts';
import type { Hop, QuestionPlan } from './question-plan.ts';
import { plainQuestion } from './wrapping.ts';

const RELATION =
  /\b(?:left of|right of|beside|next to|behind|in front of|on top of|under(?:neath)?|between|near|closest to)\b/i;
const LOCATION = /^where\b|\b(?:on the (?:left|right)|in the (?:middle|corner|background|foreground))\b/i;

/**
 * Takes a question apart by rules, without a model.
 * @param question without its clock range
 * @param time that range, s
 */
export function planByRules(question: string, time: QuestionPlan['time'] = null): QuestionPlan {
  const hops = splitParts(plainQuestion(asQuestion(question))).flatMap(hopsOf);
  const found = hops.filter((one) => one.role !== 'tell' && one.role !== 'fill');
  const tell = hops.find((one) => one.role === 'tell')!;
  const ask = parseAsk(tell.ask);
  const looked = (mode: Hop['in']) => found.find((one) => one.in === mode)?.ask;
  const keywords = ask.terms.filter((term) => term.kind !== 'meta').map((term) => term.word);
  const own = keywords.join(' ') || null;
  return {
    question,
    speech: looked('said') ?? (ask.onScreen ? null : own),
    screen: looked('shown') ?? own,
    objects: [...new Set(hops.flatMap((one) => parseAsk(one.ask).objects).map((object) => object.word))].slice(0, 8),
    relation: relationOf(ask),
    time,
    answerKind: ask.want.kind,
    hops,
  };
}

function hopsOf(part: string): Hop[] {
  const held = heldParts(part);
  if (held) return [...held.map((one) => step(one.text, 'holds', one.mode)), step(part, 'tell')];
  const inFile = fileClause(part);
  const { main, condition } = splitCondition(inFile?.main ?? part);
  const leads = inFile ? [step(fileText(inFile.clause), 'file', splitMode(inFile.clause))] : [];
  if (condition) {
    const { relation, text, mode, until, occurrence } = condition;
    return [...leads, { ...step(text, relation, mode), until, occurrence }, step(main, 'tell')];
  }
  const bridge = bridgeOf(main);
  if (bridge) leads.push({ ...step(bridge.question, 'fill'), phrase: bridge.phrase });
  return [...leads, step(main, 'tell')];
}

const step = (ask: string, role: Hop['role'], mode: Hop['in'] = null): Hop => {
  return { ask, in: mode, role, until: null, occurrence: null, phrase: null, by: 'rules', at: null };
};

/** The clause read as the condition that it would be behind "when". */
const clauseOf = (clause: string) => splitCondition(`What is shown when ${clause}?`).condition;
const fileText = (clause: string): string => clauseOf(clause)?.text ?? clause;
const splitMode = (clause: string): Hop['in'] => clauseOf(clause)?.mode ?? null;

/** Video-RAG's three kinds of scene description. */
function relationOf(ask: Ask): QuestionPlan['relation'] {
  if (ask.objects.length === 0) return null;
  if (ask.want.kind === 'howMany') return 'number';
  if (RELATION.test(ask.text)) return 'relation';
  return LOCATION.test(ask.text) ? 'location' : null;
}
