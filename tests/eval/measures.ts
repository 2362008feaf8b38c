import type { Outcome } from './score.ts';

/** Figures that are a mean over questions: what each question gives, undefined where the figure does not apply to it. */
export const measures = {
  recall1: (one) => number(one.recall1),
  recall5: (one) => number(one.recall5),
  answerAccuracy: (one) => number(one.right),
  answerAccuracy12: (one) => number(one.right12),
  rightAndCited: (one) => number(one.rightAndCited),
  citationPrecision: (one) => one.citationPrecision ?? undefined,
  citationRecall: (one) => one.citationRecall ?? undefined,
  abstention: (one) => (isAnswerable(one) ? undefined : Number(one.abstained)),
  falseAbstention: (one) => (isAnswerable(one) ? Number(one.abstained) : undefined),
  /** An answer that is not right: worse than none. */
  invented: (one) => Number(!one.abstained && one.right !== true),
} satisfies Record<string, (one: Outcome) => number | undefined>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as MeasureName[];

/** Where less is better. */
export const lessIsBetter: ReadonlySet<MeasureName> = new Set(['falseAbstention', 'invented']);

/** Values of a figure over the questions that it applies to. */
export function valuesOf(name: MeasureName, outcomes: readonly Outcome[]): number[] {
  return outcomes.map(measures[name]).filter((value) => value !== undefined);
}

const isAnswerable = (one: Outcome): boolean => one.recall1 !== null;
const number = (value: boolean | null): number | undefined => (value === null ? undefined : Number(value));
