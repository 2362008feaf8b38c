import { bag, met, terms } from '../../language/terms.ts';
import { parseAsk } from '../question/ask.ts';
import type { Hop, QuestionPlan } from '../question/question-plan.ts';
import { isClear } from './is-clear.ts';
import type { ModelPlan } from './model-plan.ts';

/** A question that names no time gets none. */
const NAMES_TIME = /\d|\b(?:seconds?|minutes?|hours?|half|beginning|start|opening|end|ending|closing|first|last)\b/i;

/**
 * What the rules are sure of wins: quotes, times, "on screen", steps that they found, a clear kind of answer. The model may add words to
 * look for, things to see, and steps; it takes nothing away.
 * @param more words to look for beside the question's own
 */
export function mergePlans(rules: QuestionPlan, model: ModelPlan): { plan: QuestionPlan; more: string[] } {
  const ask = parseAsk(rules.question);
  const sure = ask.quotes.length > 0;
  const speech = sure || ask.onScreen ? rules.speech : (model.speech ?? rules.speech);
  const screen = sure ? rules.screen : (model.screen ?? rules.screen);
  const named = [...rules.objects, ...model.objects].map((name) => name.toLowerCase());
  const plan: QuestionPlan = {
    ...rules,
    speech,
    screen,
    objects: [...new Set(named)].slice(0, 8),
    relation: rules.relation ?? model.relation,
    time: rules.time ?? timeOf(model, rules.question),
    answerKind: isClear(ask) ? rules.answerKind : (model.kind ?? rules.answerKind),
    hops: rules.hops.length > 1 ? rules.hops : (stepsOf(model, rules.question) ?? rules.hops),
  };
  const known = new Set([rules.speech, rules.screen, rules.question]);
  const words = [speech, screen, model.objects.join(' ') || null].filter((one) => one !== null);
  return { plan, more: [...new Set(words)].filter((one) => !known.has(one)).slice(0, 3) };
}

function timeOf({ time }: ModelPlan, question: string): QuestionPlan['time'] {
  if (!time || !NAMES_TIME.test(question)) return null;
  const [from, to] = time;
  return from < to ? { from, to } : null;
}

/** The model's steps where they are steps of this question: in order, closed by one that is told, about nothing that was not asked. */
function stepsOf({ hops }: ModelPlan, question: string): Hop[] | null {
  if (hops.length < 2 || hops.at(-1)!.do !== 'tell' || hops.slice(0, -1).some((one) => one.do === 'tell')) return null;
  const fills = hops.filter((one) => one.do === 'fill').length;
  if (hops.some(({ ask }) => !isAbout(ask, question))) return null;
  const used = hops.map(({ ask }) => ask).join(' ');
  if (Array.from({ length: fills }, (_, i) => `#${i + 1}`).some((mark) => !used.includes(mark))) return null;
  if (
    /#\d/.test(hops[0]!.ask) ||
    [...used.matchAll(/#(\d+)/g)].some((match) => Number(match[1]) > fills || match[1] === '0')
  )
    return null;
  let filled = 0;
  return hops.map((one): Hop => {
    const phrase = one.do === 'fill' ? `#${++filled}` : null;
    return { ask: one.ask, in: one.in, role: one.do, until: null, occurrence: null, phrase, by: 'model', at: null };
  });
}

/** Names, numbers and most of the words of a step are the question's own. */
function isAbout(step: string, question: string): boolean {
  const asked = bag(question);
  const words = terms(step.replace(/#\d+/g, '')).filter((term) => term.kind !== 'meta' && term.kind !== 'light');
  const strange = words.filter((term) => met(term, asked) < 0.7);
  if (strange.some((term) => term.kind !== 'content')) return false;
  return strange.length <= words.length / 3;
}
