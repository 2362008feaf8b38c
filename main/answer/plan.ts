import type { Plan } from '../../preload/contract/answer.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import type { Ask } from './question/ask.ts';
import type { Condition } from './question/condition.ts';

/** Kinds to search for a question, with their weight. */
export function kindsFor(ask: Ask): Partial<Record<EvidenceKind, number>> {
  return {
    speech: ask.modes.said,
    subtitle: ask.modes.said,
    text: ask.modes.shown,
    object: ask.modes.seen,
    caption: 0.6,
    note: 0.5,
  };
}

const KINDS_OF: Record<string, EvidenceKind[]> = {
  said: ['speech', 'subtitle'],
  shown: ['text'],
  seen: ['object', 'caption'],
};

/** The plan as the trace shows it. */
export function planOf(
  ask: Ask,
  condition: Condition | null,
  bridge: string | null,
  scope: { from?: number; to?: number },
): Plan {
  const all: EvidenceKind[] = ['speech', 'subtitle', 'text', 'object'];
  const steps: Plan['steps'] = [];
  if (condition)
    steps.push({
      find: condition.text,
      in: condition.mode ? KINDS_OF[condition.mode]! : all,
      relation: condition.relation,
    });
  if (condition?.until)
    steps.push({ find: condition.until, in: condition.mode ? KINDS_OF[condition.mode]! : all, relation: 'until' });
  if (bridge) steps.push({ find: bridge, in: all, relation: 'bridge' });
  steps.push({ find: ask.text, in: all.filter((kind) => (kindsFor(ask)[kind] ?? 0) >= 0.9), relation: 'answer' });
  const { from = 0, to = Number.POSITIVE_INFINITY } = scope;
  // A scope of which nothing is left has no seconds to show.
  const timed = (scope.from !== undefined || scope.to !== undefined) && from <= to;
  return {
    by: 'rules',
    answerKind: ask.want.kind,
    kinds: kindsFor(ask) as Record<string, number>,
    keywords: ask.terms.filter((term) => term.kind !== 'meta').map((term) => term.word),
    objects: [...new Set(ask.objects.flatMap((object) => object.labels))],
    steps,
    time: timed ? { relation: 'within', from: scope.from ?? null, to: scope.to ?? null } : null,
  };
}
