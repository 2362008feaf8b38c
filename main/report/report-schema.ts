import { z } from 'zod';
import { annotation } from '../../preload/contract/annotation.ts';
import { assetId, assetKind } from '../../preload/contract/asset.ts';
import { box, evidenceKind } from '../../preload/contract/evidence.ts';
import { drawnBox, reportTemplate } from '../../preload/contract/report.ts';

/*
 * The shape of a report as JSON, for people who check it and for programs. docs/report.schema.json is made of this; a change that old
 * readers could not follow makes it another version.
 */

const seconds = z.number().min(0).describe('seconds from the start of the file');

const place = z
  .object({
    source: z.number().int().min(1).describe('number of the file in `sources`'),
    fileName: z.string(),
    start: seconds.nullable(),
    end: seconds.nullable(),
  })
  .meta({ id: 'place', description: 'a span of a file; a still picture has no times' });

const madeBy = z
  .object({ stage: z.string(), model: z.string(), version: z.string() })
  .meta({ id: 'madeBy', description: 'the stage of reading a file, and the model that did it' });

const region = box.meta({ id: 'box', description: 'x, y, width and height in fractions of the upright picture' });

const withheld = z.boolean().describe('whether it is hidden in the picture; `text` then says so instead of quoting it');

const quote = z
  .object({
    number: z.number().int().min(1).nullable().describe('what sentences refer to it by'),
    evidence: z.string().describe('its id in `evidence`'),
    kind: evidenceKind,
    withheld,
    text: z.string(),
    context: z.string().nullable().describe('who says it, or the heading that it stands under'),
    speaker: z.string().nullable(),
    place,
    madeBy: madeBy.nullable().describe('what made it out; null where the library holds it no more'),
  })
  .meta({ id: 'quote' });

const figure = z
  .object({
    source: z.number().int().min(1),
    at: seconds.describe('second of the picture; 0 for a still picture'),
    picture: z
      .object({
        file: z.string().describe('path of the JPEG beside this file, with / between its parts'),
        sha256: assetId,
        width: z.number().int(),
        height: z.number().int(),
      })
      .nullable(),
    missing: z.string().nullable().describe('why there is no picture'),
    boxes: z.array(drawnBox).describe('what the report marks in the picture, in fractions of it'),
    annotations: z
      .array(annotation.meta({ id: 'annotation' }))
      .describe('what a person drew on it or hid in it, as vectors'),
  })
  .meta({ id: 'figure' });

const headed = { id: z.string(), level: z.number().int().describe('of its heading; the title has 1') };

const moment = z
  .object({
    kind: z.literal('moment'),
    ...headed,
    exhibit: z.number().int().min(1).nullable(),
    place,
    figure: figure.nullable(),
    quotes: z.array(quote),
    more: z.number().int().min(0).describe('quotes that were left out'),
    note: z.string(),
  })
  .meta({ id: 'moment' });

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), ...headed, text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('answer'),
    ...headed,
    question: z.string(),
    status: z.enum(['answered', 'notFound', 'stopped']),
    sentences: z.array(
      z.object({ text: z.string(), references: z.array(z.object({ quote: z.number().int().min(1), place })) }),
    ),
    nearest: z.array(place).describe('what came closest where nothing was found'),
    note: z.string(),
  }),
  moment,
  z.object({ kind: z.literal('moments'), moments: z.array(moment) }),
  z.object({
    kind: z.literal('decisions'),
    decisions: z.array(z.object({ text: z.string(), place: place.nullable() })),
  }),
]);

export const reportJson = z
  .object({
    $schema: z.literal('urn:cuepoint:report:1'),
    title: z.string(),
    author: z.string(),
    date: z.string().describe('as the report prints it'),
    template: reportTemplate,
    exportedAt: z.iso.datetime(),
    app: z.object({ name: z.literal('Cuepoint'), version: z.string() }),
    blocks: z.array(block),
    evidence: z
      .array(
        z.object({
          id: z.string(),
          source: z.number().int().min(1),
          kind: evidenceKind,
          start: seconds,
          end: seconds,
          withheld,
          text: z.string(),
          box: region.nullable(),
          confidence: z.number(),
          madeBy,
        }),
      )
      .describe('what is quoted, as the library holds it'),
    sources: z.array(
      z.object({
        number: z.number().int().min(1),
        name: z.string(),
        sha256: assetId.describe('of the file’s content'),
        kind: assetKind.nullable().describe('null where the file is no longer in the library'),
        duration: seconds.nullable(),
        bytes: z.number().int().nullable(),
        mediaType: z.string().nullable(),
      }),
    ),
    models: z.array(madeBy),
  })
  .meta({
    title: 'A Cuepoint report',
    description:
      'What a report says, what it rests on, and how to check that: files by their SHA-256, times in seconds.',
  });
export type ReportJson = z.infer<typeof reportJson>;

/** The same as JSON Schema (2020-12). */
export function reportJsonSchema(): object {
  return { $id: 'urn:cuepoint:report:1', ...z.toJSONSchema(reportJson) };
}
