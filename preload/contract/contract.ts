import { z } from 'zod';
import { markedFrame } from './annotation.ts';
import { answer, pastTurn, scope, sentence, trace } from './answer.ts';
import { asset, assetId, filmstrip, keyFrame } from './asset.ts';
import { clipsInput, clipsMade, clipsProgress } from './clips.ts';
import { evidence, evidenceKind, moment } from './evidence.ts';
import { exportedFile, exportFormat, exportMoment } from './export.ts';
import { job } from './job.ts';
import { chosenTask, deviceChoice, deviceStatus, installProgress, modelStatus } from './model.ts';
import { noteDraft } from './note.ts';
import { report, reportDraft, reportVersion } from './report.ts';
import { paperSize, reportFormat } from './report-format.ts';
import { frameTimes, laneSpans, soundShape } from './timeline.ts';
import { transcriptCalls, transcriptChanged } from './transcript.ts';

const empty = z.object({});
const modelId = z.object({ id: z.string().min(1).max(200) });
const thumb = z.enum(['up', 'down']);
const jobIds = z.object({ jobIds: z.array(z.string()).max(10_000) });

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  author: z.string().max(200),
  layout: z.record(z.string(), z.number()),
  /** Where vision-language models run. */
  device: deviceChoice,
});
export type Settings = z.infer<typeof settings>;

/** Everything that the renderer can ask of main: one object, from which router, client and tests take their types. */
export const contract = {
  calls: {
    'app.info': {
      input: empty,
      output: z.object({
        version: z.string(),
        library: z.string(),
        /** What is missing and the command that mends it; [] when all is well. */
        problems: z.array(z.object({ what: z.string(), fix: z.string() })),
        /** What is kept of the pictures that a model has looked at. */
        visual: z.object({ frames: z.number().int(), bytes: z.number().int() }),
      }),
    },
    'library.list': { input: empty, output: z.array(asset) },
    'library.asset': {
      input: z.object({ assetId }),
      output: z.object({
        asset,
        keyFrames: z.array(keyFrame),
        filmstrip: filmstrip.nullable(),
        stages: z.array(
          z.object({
            stage: z.string(),
            state: z.enum(['done', 'pending', 'off', 'failed']),
            reason: z.string().nullable(),
          }),
        ),
      }),
    },
    'library.evidence': {
      /** `from` and `to` in s: what meets that span; all where they are left out. */
      input: z.object({
        assetId,
        kinds: z.array(evidenceKind).optional(),
        from: z.number().optional(),
        to: z.number().optional(),
      }),
      output: z.array(evidence),
    },
    /** What the lanes of a timeline show, notes left out: they come and go while one looks (`notes.of`). */
    'timeline.lanes': { input: z.object({ assetId }), output: z.array(laneSpans) },
    'timeline.sound': { input: z.object({ assetId }), output: soundShape.nullable() },
    /** Of some seconds around `at`; for a variable rate nothing else tells where the next frame is. */
    'timeline.frames': { input: z.object({ assetId, at: z.number().min(0) }), output: frameTimes },
    'notes.of': { input: z.object({ assetId }), output: z.array(evidence) },
    /** Words find it at once, meaning as soon as the model has read it. */
    'notes.save': { input: noteDraft, output: evidence },
    'notes.remove': { input: z.object({ id: z.string() }), output: empty },
    'library.remove': {
      input: z.object({ assetIds: z.array(assetId).min(1) }),
      output: z.object({ undo: z.string() }),
    },
    'library.undo': { input: z.object({ undo: z.string() }), output: z.object({ assetIds: z.array(assetId) }) },
    'library.check': {
      input: empty,
      output: z.object({ ok: z.boolean(), problems: z.array(z.string()), assets: z.number(), evidence: z.number() }),
    },
    /** Subtitles, a spreadsheet of the evidence, or markers for an editor. */
    'library.export': {
      input: z.object({
        assetId,
        format: exportFormat,
        /** Spans to mark; [] stands for the file's notes, or the headings that it shows. */
        moments: z.array(exportMoment).max(10_000).default([]),
      }),
      output: exportedFile,
    },
    'ingest.add': {
      /** Files and folders; folders are walked. */
      input: z.object({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }),
      output: z.object({ jobs: z.array(job), skipped: z.array(z.object({ path: z.string(), reason: z.string() })) }),
    },
    'ingest.sample': { input: empty, output: z.object({ jobs: z.array(job) }) },
    'ingest.jobs': { input: empty, output: z.array(job) },
    'ingest.pause': { input: jobIds, output: empty },
    'ingest.resume': { input: jobIds, output: empty },
    'ingest.cancel': { input: jobIds, output: empty },
    'ingest.retry': { input: jobIds, output: empty },
    /** Forgets finished, failed and cancelled jobs; assets stay. */
    'ingest.clear': { input: jobIds, output: empty },
    'search.run': {
      input: z.object({
        query: z.string().trim().min(1).max(1000),
        kinds: z.array(evidenceKind).default([]),
        scope: scope.default({ assetIds: [] }),
        limit: z.number().int().min(1).max(200).default(30),
      }),
      output: z.object({ moments: z.array(moment), ms: z.number() }),
    },
    'answers.list': {
      input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
      output: z.array(answer),
    },
    /** The person's thumbs on an answer and on its moments; `momentId` null is the answer as a whole. */
    'feedback.of': {
      input: z.object({ answerId: z.string().min(1).max(200) }),
      output: z.array(z.object({ momentId: z.string().nullable(), thumb })),
    },
    /** Takes the place of an earlier thumb on the same; null takes it back. */
    'feedback.set': {
      input: z.object({
        answerId: z.string().min(1).max(200),
        momentId: z.string().min(1).max(200).nullable().default(null),
        thumb: thumb.nullable(),
      }),
      output: empty,
    },
    /** Pictures that a person drew on, by second. */
    'marks.of': { input: z.object({ assetId }), output: z.array(markedFrame) },
    /** Takes the place of the one with its id. */
    'marks.save': { input: markedFrame.omit({ updatedAt: true }), output: markedFrame },
    'marks.remove': { input: z.object({ id: z.string() }), output: empty },
    /** The picture at its own resolution with what is drawn on it, as a file. */
    'marks.export': {
      input: z.object({ id: z.string(), format: z.enum(['png', 'jpg']).default('png') }),
      output: exportedFile,
    },
    ...transcriptCalls,
    'reports.list': { input: empty, output: z.array(report) },
    'reports.save': {
      input: reportDraft.extend({
        id: z.string().optional(),
        /** The first time since it was opened: what it was before stays among its versions. */
        opened: z.boolean().default(false),
      }),
      output: report,
    },
    /** The page that an export would write, its pictures as media paths. */
    'reports.preview': { input: reportDraft, output: z.object({ html: z.string() }) },
    /** Newest first. */
    'reports.versions': { input: z.object({ id: z.string() }), output: z.array(reportVersion) },
    'reports.restore': { input: z.object({ id: z.string(), version: z.number().int() }), output: report },
    'reports.remove': { input: z.object({ id: z.string() }), output: empty },
    'reports.export': {
      input: z.object({
        id: z.string(),
        format: reportFormat,
        /** Times lead to the media, which the person puts beside the report. */
        beside: z.boolean().default(false),
        /** Left out, what the system's region prints on. */
        paper: paperSize.optional(),
      }),
      output: exportedFile,
    },
    /** Embedded, installed and installable models. `hash` reads every byte: seconds for each gigabyte. */
    'models.list': { input: z.object({ hash: z.boolean().default(false) }), output: z.array(modelStatus) },
    /** A model's folder, or a repository (owner/name) that lies in the Hugging Face cache; a copy is made. Not from a browser. */
    'models.import': {
      input: z.object({ path: z.string().min(1).max(4096), id: z.string().min(1).max(100).optional() }),
      output: modelStatus,
    },
    'models.remove': { input: modelId, output: empty },
    /** null turns the task off. */
    'models.use': { input: z.object({ task: chosenTask, id: z.string().nullable() }), output: empty },
    /** Tries each device with a small model; the answer of the first time is kept. */
    'models.devices': { input: empty, output: z.array(deviceStatus) },
    'settings.get': { input: empty, output: settings },
    'settings.set': { input: settings.partial(), output: settings },
    /** Opens the folder that holds an exported file, where the shell can. */
    'shell.reveal': { input: z.object({ path: z.string() }), output: z.object({ done: z.boolean() }) },
  },
  streams: {
    'ask.run': {
      input: z.object({
        question: z.string().trim().min(1).max(2000),
        scope: scope.default({ assetIds: [] }),
        /** What was asked and answered before it, oldest first: what "that" and "and then?" point at. */
        turns: z.array(pastTurn).max(4).optional(),
      }),
      event: z.discriminatedUnion('type', [
        z.object({ type: z.literal('stage'), name: z.string() }),
        z.object({ type: z.literal('moments'), moments: z.array(moment) }),
        z.object({ type: z.literal('sentence'), sentence }),
        z.object({ type: z.literal('trace'), trace }),
      ]),
      output: answer,
    },
    /** Cuts moments out of their files, as files of their own or one behind the other. Cancelled, it leaves nothing. */
    'clips.export': { input: clipsInput, event: clipsProgress, output: clipsMade },
    /** Fetches a model of the list from the Hugging Face hub. Cancelled, it keeps what came, and the next time goes on from there. */
    'models.install': { input: modelId, event: installProgress, output: modelStatus },
  },
  events: {
    'jobs.changed': z.object({ jobs: z.array(job) }),
    'library.changed': z.object({ assetIds: z.array(assetId) }),
    /** Pictures of these files were drawn on, or a drawing went. */
    'marks.changed': z.object({ assetIds: z.array(assetId) }),
    'transcript.changed': transcriptChanged,
    /** Notes of a file came, went or changed; nothing else of it did. */
    'notes.changed': z.object({ assetId }),
    /** Models came, went, or were chosen: list them again. */
    'models.changed': empty,
  },
} as const;

type Contract = typeof contract;
export type CallName = keyof Contract['calls'];
export type StreamName = keyof Contract['streams'];
export type EventName = keyof Contract['events'];
export type CallInput<N extends CallName> = z.input<Contract['calls'][N]['input']>;
export type CallParsed<N extends CallName> = z.output<Contract['calls'][N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract['calls'][N]['output']>;
export type StreamInput<N extends StreamName> = z.input<Contract['streams'][N]['input']>;
export type StreamParsed<N extends StreamName> = z.output<Contract['streams'][N]['input']>;
export type StreamEvent<N extends StreamName> = z.output<Contract['streams'][N]['event']>;
export type StreamOutput<N extends StreamName> = z.output<Contract['streams'][N]['output']>;
export type EventPayload<N extends EventName> = z.output<Contract['events'][N]>;
