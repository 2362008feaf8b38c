import { z } from 'zod';
import { assetId } from './asset.ts';
import { box, evidenceKind, moment } from './evidence.ts';
import { device } from './model.ts';

/** Where to look: all files when `assetIds` is empty; `from`, `to` in s cut one file. */
export const scope = z.object({
  assetIds: z.array(assetId).max(5000).default([]),
  from: z.number().nonnegative().optional(),
  to: z.number().nonnegative().optional(),
});
export type Scope = z.infer<typeof scope>;

/** A link from a sentence to the evidence that it rests on. Made from evidence ids only, never from generated text. */
export const citation = z.object({
  evidenceId: z.string(),
  assetId,
  assetName: z.string(),
  kind: evidenceKind,
  /** s */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  box: box.nullable(),
  keyFrameId: z.string().nullable(),
});
export type Citation = z.infer<typeof citation>;

export const sentence = z.object({ text: z.string(), citations: z.array(citation).min(1) });
export type Sentence = z.infer<typeof sentence>;

/** What decoupling made of the question (Video-RAG, section 3.2), by rules or by a model. */
export const plan = z.object({
  by: z.enum(['rules', 'model']),
  answerKind: z.enum(['who', 'what', 'which', 'where', 'when', 'why', 'howMany', 'howMuch', 'yesNo', 'list', 'quote']),
  /** Kinds that are searched, with their weight. */
  kinds: z.record(z.string(), z.number()),
  /** Words that must be found, without question words. */
  keywords: z.array(z.string()),
  /** Object classes that the question names. */
  objects: z.array(z.string()),
  /** Steps in the order they run; more than one for a question with several hops. */
  steps: z.array(z.object({ find: z.string(), in: z.array(evidenceKind), relation: z.string() })),
  time: z.object({ relation: z.string(), from: z.number().nullable(), to: z.number().nullable() }).nullable(),
});
export type Plan = z.infer<typeof plan>;

/** An earlier question of the conversation with what was answered; `question` as it was understood. */
export const pastTurn = z.object({
  question: z.string().trim().min(1).max(2000),
  sentences: z
    .array(
      z.object({
        text: z.string().max(4000),
        citations: z
          .array(
            z.object({
              evidenceId: z.string().max(200),
              assetId,
              /** s */
              start: z.number().nonnegative(),
              end: z.number().nonnegative(),
            }),
          )
          .max(8),
      }),
    )
    .max(8),
});
export type PastTurn = z.infer<typeof pastTurn>;

/** One step to the answer: what was looked for or asked, and what was found where. */
export const traceHop = z.object({
  ask: z.string(),
  by: z.enum(['rules', 'model']),
  /** What is done with it: `during`, `after`, `before`, `between`, `file`, `holds`, `fill` lead on, `tell` is told. */
  role: z.string(),
  /** null where nothing was found. */
  found: z.object({ text: z.string(), assetId, kind: evidenceKind, start: z.number(), end: z.number() }).nullable(),
});
export type TraceHop = z.infer<typeof traceHop>;

/** How an answer was found: shown under "How this was found" and printed by the CLI. */
export const trace = z.object({
  route: z.string(),
  plan,
  hits: z.array(
    z.object({
      momentId: z.string(),
      assetId,
      start: z.number(),
      end: z.number(),
      text: z.string(),
      before: z.number(),
      after: z.number(),
      /** P(Yes) of the model that looked at the moment's picture; null where none did. */
      p: z.number().nullable().default(null),
      /** Tokens that it read for this moment. */
      tokens: z.number().int().nullable().default(null),
    }),
  ),
  reranker: z.object({
    name: z.string(),
    note: z.string().nullable(),
    /** Where the model ran; null where no model ranked. */
    device: device.nullable().default(null),
    /** How many moments it looked at. */
    looked: z.number().int().default(0),
  }),
  dropped: z.array(z.object({ text: z.string(), why: z.string() })),
  stages: z.array(z.object({ name: z.string(), ms: z.number() })),
  /** Whether rules alone read the question or a model helped, why, and what asking it took. Left out by versions that had no model. */
  decoupled: z.object({ by: z.enum(['rules', 'both']), why: z.string(), ms: z.number() }).optional(),
  /** What a follow-up was taken to mean; left out where the question stood by itself. */
  understood: z.object({ question: z.string(), why: z.string(), by: z.enum(['rules', 'model']) }).optional(),
  /** The steps in the order they ran; left out where there was one only. */
  hops: z.array(traceHop).optional(),
});
export type Trace = z.infer<typeof trace>;

export const answer = z.object({
  id: z.string(),
  question: z.string(),
  scope,
  status: z.enum(['answered', 'notFound', 'stopped']),
  sentences: z.array(sentence),
  /** Ranked moments; for `notFound` the nearest ones, offered as such. */
  moments: z.array(moment),
  trace,
  createdAt: z.number().describe('ms since 1970'),
});
export type Answer = z.infer<typeof answer>;
