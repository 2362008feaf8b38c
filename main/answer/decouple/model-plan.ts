import { z } from 'zod';
import { plan } from '../../../preload/contract/answer.ts';
import { firstObject } from './first-object.ts';

const text = (most: number) => z.string().trim().max(most);
/** Small models write "" or "none" for what there is not. */
const maybe = (most: number) =>
  text(most)
    .nullish()
    .transform((value) => (!value || /^(?:none|null|n\/a)$/i.test(value) ? null : value));

const places = { speech: 'said', screen: 'shown', picture: 'seen' } as const;

/** What a model is asked to write. */
const modelPlan = z.object({
  /** A follow-up as a question that stands by itself. */
  question: maybe(300),
  speech: maybe(200),
  screen: maybe(200),
  objects: z
    .array(text(40).min(1))
    .max(8)
    .nullish()
    .transform((list) => list ?? []),
  relation: z
    .enum(['location', 'number', 'relation'])
    .nullish()
    .transform((value) => value ?? null),
  /** [from, to] in s */
  time: z
    .tuple([z.number().nonnegative().max(1e6), z.number().nonnegative().max(1e6)])
    .nullish()
    .transform((value) => value ?? null),
  kind: plan.shape.answerKind.nullish().transform((value) => value ?? null),
  hops: z
    .array(
      z.object({
        ask: text(200).min(1),
        in: z
          .enum(['speech', 'screen', 'picture'])
          .nullish()
          .transform((value) => (value ? places[value] : null)),
        do: z.enum(['during', 'after', 'before', 'file', 'fill', 'tell']),
      }),
    )
    .max(4)
    .nullish()
    .transform((list) => list ?? []),
});
export type ModelPlan = z.infer<typeof modelPlan>;

/** @returns the plan in what a model wrote, or in one line why there is none: it can be told so */
export function readModelPlan(written: string): { plan: ModelPlan } | { problem: string } {
  const object = firstObject(written);
  if (object === null) return { problem: 'there is no whole JSON object' };
  let value: unknown;
  try {
    value = JSON.parse(object);
  } catch (error) {
    return { problem: `it is not JSON: ${(error as Error).message.slice(0, 120)}` };
  }
  const parsed = modelPlan.safeParse(value);
  if (parsed.success) return { plan: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: `${issue!.path.join('.') || 'the object'}: ${issue!.message.slice(0, 120)}` };
}
