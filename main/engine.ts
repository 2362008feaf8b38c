import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join, resolve } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import type { EventName, EventPayload } from '../preload/contract/contract.ts';
import { exportFrame } from './annotate/export-frame.ts';
import { calloutsAt, hiddenAt, shapesAt } from './annotate/marks-at.ts';
import { createAsker } from './answer/ask.ts';
import { createDecoupler } from './answer/decouple/decoupler.ts';
import { AppError } from './app-error.ts';
import { appCalls } from './calls/app-calls.ts';
import { clipStreams } from './calls/clip-calls.ts';
import { feedbackCalls } from './calls/feedback-calls.ts';
import type { CallHandlers, StreamHandlers } from './calls/handlers.ts';
import { ingestCalls } from './calls/ingest-calls.ts';
import { libraryCalls } from './calls/library-calls.ts';
import { markedFrameCalls } from './calls/marked-frame-calls.ts';
import { modelCalls, modelStreams } from './calls/model-calls.ts';
import { embedNotes, noteCalls } from './calls/note-calls.ts';
import { reportCalls } from './calls/report-calls.ts';
import { timelineCalls } from './calls/timeline-calls.ts';
import { transcriptCalls } from './calls/transcript-calls.ts';
import { freeBytes } from './export/clips/free-room.ts';
import { exportAsset } from './export/export-asset.ts';
import { createIngest } from './ingest/ingest.ts';
import { createLookAgain } from './ingest/objects/look-again.ts';
import { createRefreshVectors } from './ingest/refresh-vectors.ts';
import { clearGone, neededPaths } from './leftovers.ts';
import { openLibrary } from './library/open-library.ts';
import type { Log } from './log/log.ts';
import { startTimecode } from './media/start-timecode.ts';
import { findTools, type Tools } from './media/tools.ts';
import { createMediaFiles, type MediaFile } from './media-files.ts';
import { createModelsClient } from './models/client.ts';
import { openInstalledModels } from './models/installed-models.ts';
import type { ModelsProcess } from './models/models-process.ts';
import { createPlayedFrames } from './played-frames.ts';
import { exportReport, pictureLoader } from './report/export-report.ts';
import { paperOf } from './report/paper.ts';
import { createSystemFonts, systemFontFolders } from './report/pdf/system-fonts.ts';
import { createPreviewFigures } from './report/preview-figures.ts';
import { previewReport } from './report/preview-report.ts';
import { createWordRanker } from './retrieval/cross-encoder.ts';
import { createPictureFinder } from './retrieval/find-pictures.ts';
import { createVisual } from './retrieval/judge-moments.ts';
import { createMoves } from './retrieval/moves.ts';
import { textScorer } from './retrieval/rerank.ts';
import { createRetriever } from './retrieval/retrieve.ts';
import { searchMoments } from './retrieval/search.ts';
import { createThresholds } from './retrieval/thresholds.ts';
import { samplePaths } from './sample/sample.ts';
import { createSettings } from './settings/settings.ts';

/** Everything the shells serve: one engine, whichever window it is shown in. */
export interface Engine {
  readonly libraryDir: string;
  readonly calls: CallHandlers;
  readonly streams: StreamHandlers;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Files that an asset (a removed one that can come back, too) or a job that is not done still needs. */
  neededPaths(): string[];
  /** A file behind a MediaPath, or undefined where there is none. */
  mediaFile(path: string): Promise<MediaFile | undefined>;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface EngineOptions {
  libraryDir: string;
  /** Folder of the embedded weights. */
  weightsDir: string;
  /** Folder of the installed models: one for the whole machine. */
  modelsDir: string;
  /** Folder of the sample media. */
  sampleDir: string;
  /** Starts the models process: a child process under Node, a utility process under Electron. */
  forkModels(): ModelsProcess;
  log: Log;
  /** Beside the process that owns the library: reads and asks, takes nothing in. */
  readOnly?: boolean;
  /** Shows a file in the system's file manager. */
  reveal?(path: string): Promise<boolean>;
}

/** ms without work after which the models' memory is given back. */
const MODELS_IDLE = 60_000;
/** Removed assets can be brought back for so long, ms. */
const UNDO_FOR = 10 * 60_000;

/**
 * Builds the engine: library, models, ingest, retrieval, answers and reports, each given what it needs.
 * Without ffmpeg it opens all the same; only taking files in is then refused, with the command that mends it.
 * @throws AppError as `openLibrary` does.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { log, readOnly = false } = options;
  // Paths are stored and compared: they must not depend on where this process was started.
  const libraryDir = resolve(options.libraryDir);
  const library = openLibrary(libraryDir, { log, readOnly });
  const settings = createSettings(library.settings);
  const installed = await openInstalledModels({
    weightsDir: options.weightsDir,
    modelsDir: resolve(options.modelsDir),
    fork: options.forkModels,
    device: () => settings.get().device,
  }).catch((error) => {
    library.close();
    throw error;
  });
  const events = new EventEmitter().setMaxListeners(0);
  const publish = <N extends EventName>(name: N, payload: EventPayload<N>) => events.emit(name, payload);
  const models = createModelsClient({ fork: options.forkModels, idleMs: MODELS_IDLE, log, onStatus: () => {} });
  const tools = createToolbox();
  const ingest = readOnly
    ? new AppError('LIBRARY_BUSY', 'Another Cuepoint has this library open: add files there, or close it first.')
    : createIngest({
        library,
        models,
        tools,
        chosen: installed.chosen,
        log,
        onJobs: (jobs) => publish('jobs.changed', { jobs }),
        onLibrary: (assetIds) => publish('library.changed', { assetIds }),
      });
  installed.library.onChange(() => {
    publish('models.changed', {});
    if (!(ingest instanceof AppError)) ingest.recheck();
  });
  const clock = () => performance.now();
  const now = () => Date.now();
  const reportsDir = join(libraryDir, 'reports');
  const framesDir = join(libraryDir, 'cache', 'frames');
  const media = createMediaFiles({
    library,
    tools,
    reportsDir,
    cacheDir: framesDir,
  });
  const reportContext = {
    ...{ library, frameAt: media.frame, appVersion: packageJson.version, now },
    paper: paperOf(process, Intl.DateTimeFormat().resolvedOptions().locale),
    systemFonts: createSystemFonts(systemFontFolders()),
  };
  const figures = createPreviewFigures({
    library,
    loadPicture: pictureLoader(reportContext),
    isThere: media.isThere,
    cacheDir: framesDir,
  });
  const chosen = installed.chosen(models);
  const vlm = () => chosen().vlm;
  const findPictures = createPictureFinder({ library, clip: () => chosen().clip, log });
  const textModels = installed.textModels(models);
  const reranker = createWordRanker({ crossEncoder: textModels.crossEncoder, log });
  const retrieve = createRetriever({ library, models, reranker, findPictures, clock });
  // Search answers while one types: it does not wait for a model that reads moments one by one.
  const search = createRetriever({ library, models, reranker: textScorer, findPictures, clock });
  const thresholds = createThresholds(library, log);
  const visual = createVisual({ library, vlm, findPictures, thresholdOf: thresholds.of, log });
  const decouple = createDecoupler({ writer: vlm, clock });
  const look = readOnly
    ? undefined
    : createLookAgain({
        library,
        models,
        openDetector: installed.openDetector(models),
        pictureAt: (id, time, signal) => media.picture(id, time, { maxWidth: 1920, signal }),
        onFound: (assetId) => publish('library.changed', { assetIds: [assetId] }),
      });
  const movesOf = createMoves({ library, models });
  const ask = createAsker({
    library,
    models,
    retrieve,
    visual,
    decouple,
    look,
    reader: textModels.reader,
    movesOf,
    now,
    newId: randomUUID,
  });
  // A file that has moved away is marked all the same, from 0 on.
  const timecodeOf = async (id: string) =>
    media
      .original(id)
      .then(async (path) => startTimecode(await tools(), path))
      .catch(() => null);
  const purge = (): void => {
    try {
      clearGone(library, { inbox: join(libraryDir, 'inbox'), frames: framesDir }, UNDO_FOR);
    } catch (error) {
      // A full or unplugged disk: the next round, or the next start, finds the same work.
      log.warn({ err: error }, 'removed files could not be cleared');
    }
  };
  const purging = readOnly ? undefined : setInterval(purge, UNDO_FOR).unref();
  if (!readOnly) purge();
  if (!(ingest instanceof AppError)) ingest.start();
  const refreshVectors = createRefreshVectors({ library, models, log });
  if (!readOnly) refreshVectors.wake();
  if (!readOnly) void embedNotes({ library, models });

  return {
    libraryDir,
    calls: {
      ...appCalls({
        version: packageJson.version,
        libraryDir,
        problems: () => toolProblems(tools),
        visual: library.visualTokens.stored,
        settings,
        reveal: options.reveal ?? (async () => false),
      }),
      ...libraryCalls(
        library,
        ingest,
        (assetIds) => publish('library.changed', { assetIds }),
        async (what) => {
          const startTimecode = await timecodeOf(what.asset.id);
          return exportAsset({ ...what, startTimecode, appVersion: packageJson.version, outDir: reportsDir });
        },
      ),
      ...ingestCalls(ingest, samplePaths(options.sampleDir)),
      ...modelCalls(installed.library, installed.probe),
      ...feedbackCalls({ library, models, now }),
      ...markedFrameCalls({
        library,
        now,
        changed: (assetId) => publish('marks.changed', { assetIds: [assetId] }),
        exportFrame: async (asset, { at }, format) =>
          exportFrame({
            ...{ asset, at, format, picture: await media.picture(asset.id, at) },
            ...{ hidden: hiddenAt(library, asset.id, at, at), shapes: shapesAt(library, asset.id, at) },
            ...{ callouts: calloutsAt(library, asset.id, at), appVersion: packageJson.version, outDir: reportsDir },
          }),
      }),
      ...transcriptCalls({
        library,
        changed(what) {
          publish('transcript.changed', what);
          refreshVectors.wake();
        },
      }),
      ...timelineCalls({ library, framesAround: createPlayedFrames({ files: media, tools }) }),
      ...noteCalls({
        library,
        models,
        newId: randomUUID,
        changed: (assetId) => publish('notes.changed', { assetId }),
      }),
      ...reportCalls({
        library,
        now,
        exportReport: (report, format, how) => exportReport(reportContext, report, format, reportsDir, how),
        previewReport: (draft) =>
          previewReport(
            library,
            draft,
            { appVersion: packageJson.version, now: now(), calloutsAt: (id, at) => calloutsAt(library, id, at) },
            figures.place,
          ),
      }),
      'search.run': (input) => searchMoments({ retrieve: search, movesOf, clock }, input, new AbortController().signal),
    },
    streams: {
      ...modelStreams(installed.library),
      ...clipStreams({
        library,
        tools,
        original: media.original,
        freeBytes,
        appVersion: packageJson.version,
        outDir: reportsDir,
      }),
      'ask.run': async (input, context) => {
        const answer = await ask(input, context);
        if (!readOnly) {
          library.answers.put(answer);
          if (answer.status !== 'stopped') thresholds.learn(vlm());
        }
        return answer;
      },
    },
    on(name, listener) {
      events.on(name, listener);
      return () => events.off(name, listener);
    },
    neededPaths: () => neededPaths(library),
    async mediaFile(path) {
      const [kind, assetId = '', digest = ''] = path.split('/');
      if (kind !== 'figure') return media.find(path);
      const file = await figures.find(assetId, digest);
      return file === undefined ? undefined : { file, mime: 'image/jpeg' };
    },
    async idle() {
      if (!(ingest instanceof AppError)) await ingest.idle();
      await refreshVectors.idle();
    },
    async close() {
      clearInterval(purging);
      thresholds.close();
      if (!(ingest instanceof AppError)) await ingest.close();
      await refreshVectors.close();
      await models.close();
      await installed.close();
      library.close();
    },
  };
}

/** Looks for ffmpeg until it was found once, so that installing it mends a running app. */
function createToolbox(): () => Promise<Tools> {
  let found: Tools | undefined;
  return async () => {
    found ??= await findTools({ env: process.env, platform: process.platform });
    return found;
  };
}

async function toolProblems(tools: () => Promise<Tools>): Promise<{ what: string; fix: string }[]> {
  try {
    await tools();
    return [];
  } catch (error) {
    if (error instanceof AppError) return [{ what: 'ffmpeg', fix: error.message }];
    throw error;
  }
}
