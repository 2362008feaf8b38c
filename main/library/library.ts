import type { MarkedFrame } from '../../preload/contract/annotation.ts';
import type { Answer, Scope } from '../../preload/contract/answer.ts';
import type { Asset, AssetId, Filmstrip, KeyFrame, StageName, Waveform } from '../../preload/contract/asset.ts';
import type { Evidence, EvidenceKind } from '../../preload/contract/evidence.ts';
import type { NoteDraft } from '../../preload/contract/note.ts';
import type { Report, ReportVersion } from '../../preload/contract/report.ts';
import type { LaneSpans, SoundShape } from '../../preload/contract/timeline.ts';
import type { LineEdit, LostCorrection } from '../../preload/contract/transcript.ts';
import type { WireError } from '../../preload/contract/wire.ts';

/** What probe found out about a file: an asset without the parts that the library itself knows. */
export type ProbedAsset = Omit<Asset, 'state' | 'evidence' | 'addedAt' | 'paths'> & { path: string };

export type StageState = 'done' | 'pending' | 'off' | 'failed';
export interface StageRow {
  stage: StageName;
  state: StageState;
  /** Of the code and model that made it: another version runs the stage again. */
  version: string;
  reason: string | null;
}

/**
 * One unit of work, written in one transaction: after a kill either all of it is there or none.
 * A unit is named by its stage and a key (`'all'`, a key frame id, a window's start); writing the same unit again replaces what it left.
 */
export interface Checkpoint {
  assetId: AssetId;
  stage: StageName;
  unit: string;
  evidence?: Evidence[];
  keyFrames?: KeyFrame[];
  waveform?: Waveform;
  filmstrip?: Filmstrip;
  /** By evidence id: L2-normalised. */
  vectors?: { id: string; vector: Float32Array }[];
  /** Of key frames that are there already; `model` names model, revision and budget. */
  visualTokens?: { keyFrameId: string; model: string; tokens: Uint8Array }[];
  /** Of key frames that are there already: L2-normalised; `model` names model and revision. */
  pictureVectors?: { keyFrameId: string; model: string; vector: Float32Array }[];
  /** Anything that the stage needs to go on after a restart (a model's detected language, a cut's state). */
  state?: unknown;
  /** Set with the last unit. */
  finish?: { state: Exclude<StageState, 'pending'>; version: string; reason?: string };
}

export interface WordHit {
  evidenceId: string;
  /** BM25 turned so that higher is better, > 0. */
  score: number;
}
export interface VectorHit {
  evidenceId: string;
  /** Cosine, -1..1. */
  score: number;
}
export interface PicturesFound {
  /** Best first; cosine, -1..1. */
  hits: { keyFrameId: string; score: number }[];
  /** Cosines of an even sample of the whole library's pictures, whatever the scope: how near a picture lies by chance. */
  background: number[];
  /** Pictures that the sample stands for, about. */
  count: number;
}
export interface SearchFilter {
  scope: Scope;
  /** All where it is empty. */
  kinds: readonly EvidenceKind[];
  limit: number;
}

/** A job as it outlives the process. */
export interface StoredJob {
  id: string;
  path: string;
  name: string;
  assetId: AssetId | null;
  state: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  error: WireError | null;
  duplicate: boolean;
  createdAt: number;
}

/** A thumb of the person on an answer, or on one of its moments. */
export interface StoredFeedback {
  answerId: string;
  /** null: the answer as a whole. */
  momentId: string | null;
  thumb: 'up' | 'down';
  question: string;
  /** Of the question, L2-normalised; null until a model has given it. */
  vector: Float32Array | null;
  /** What the model that looks at pictures thought of the moment: how likely it was of use, 0–1; null where none looked. */
  judged: { model: string; p: number } | null;
  /** What it is about: the answer's citations, or the moment's evidence. */
  spans: { assetId: AssetId; evidenceId: string; start: number; end: number }[];
  /** ms since 1970 */
  createdAt: number;
}

/** A line of speech or of subtitles as it reads now, without the rest of its evidence. */
export interface Line {
  evidenceId: string;
  assetId: AssetId;
  /** s */
  start: number;
  text: string;
  speaker: string | null;
}

export interface Library {
  readonly dir: string;
  assets: {
    /** Adds the asset or, where the content is known, only the new path. */
    add(asset: ProbedAsset): { asset: Asset; isNew: boolean };
    list(): Asset[];
    get(id: AssetId): Asset | undefined;
    /** Ids of all assets, also of removed ones that can still be restored. */
    ids(): AssetId[];
    /** Paths of all assets, also of removed ones that can still be restored. */
    paths(): string[];
    setState(id: AssetId, state: Asset['state']): void;
    /** Hides the assets until `restore` or `purge`; every other read behaves as if they were gone. */
    remove(ids: readonly AssetId[]): { undo: string };
    restore(undo: string): AssetId[];
    /** Deletes for good what was removed more than `olderThan` ms ago, blobs included; gives the paths that these assets had. */
    purge(olderThan: number): string[];
    /** Deletes an asset that failed before it was whole, at once and without undo. */
    discard(id: AssetId): void;
  };
  stages: {
    list(id: AssetId): StageRow[];
    units(id: AssetId, stage: StageName): { unit: string; state: unknown }[];
    /** Throws AppError DISK_FULL where SQLite says so; nothing of the unit is then kept. */
    commit(checkpoint: Checkpoint): void;
    /** Forgets a stage and all that it wrote, so that it runs again. */
    reset(id: AssetId, stage: StageName): void;
  };
  evidence: {
    byIds(ids: readonly string[]): Evidence[];
    ofAsset(id: AssetId, kinds?: readonly EvidenceKind[]): Evidence[];
    /** Evidence whose span meets [from, to], by start. */
    within(id: AssetId, from: number, to: number, kinds?: readonly EvidenceKind[]): Evidence[];
    withoutVector(id: AssetId): Evidence[];
    counts(scope: Scope): Record<string, number>;
  };
  /** What a timeline draws. */
  lanes: {
    /** All evidence of a file by kind; kinds that the file has none of, and notes, are left out. */
    ofAsset(id: AssetId): LaneSpans[];
    sound(id: AssetId): SoundShape | null;
  };
  /** What a person wrote about files: evidence that no stage makes and none takes away. It goes with its file. */
  notes: {
    /**
     * Takes the place of the note with its id; where the words stay the same, what was embedded of them does, too.
     * @throws AppError NOT_FOUND where its file is not there, BAD_INPUT where other evidence has that id
     */
    put(note: NoteDraft & { id: string }): Evidence;
    /** @returns what was there */
    remove(id: string): Evidence | undefined;
    withoutVector(): Evidence[];
    /** L2-normalised. Does nothing where the note is gone or says something else by now. */
    setVector(note: Pick<Evidence, 'id' | 'text'>, vector: Float32Array): void;
  };
  keyFrames: {
    ofAsset(id: AssetId): KeyFrame[];
    get(id: string): KeyFrame | undefined;
  };
  visualTokens: {
    /** Packed tokens by key frame id, of those that this model has looked at. */
    of(keyFrameIds: readonly string[], model: string): Map<string, Uint8Array>;
    /** What all of them take. */
    stored(): { frames: number; bytes: number };
  };
  media: {
    waveform(id: AssetId): Waveform | null;
    filmstrip(id: AssetId): Filmstrip | null;
  };
  search: {
    /** BM25 over FTS5. Every term may match; phrases stay together. */
    words(terms: readonly string[], filter: SearchFilter): WordHit[];
    /** Bit-quantised scan, rescored by int8; vectors of assets in scope only. */
    vectors(vector: Float32Array, filter: SearchFilter): VectorHit[];
    /** Key frames by cosine of what they show to a text, a slide that came back with its first; exact. */
    pictures(vector: Float32Array, filter: { scope: Scope; model: string; limit: number }): PicturesFound;
    /** How many evidences hold each (stemmed) term, and how many there are: for term weights. */
    frequencies(terms: readonly string[]): { total: number; counts: number[] };
  };
  jobs: { list(): StoredJob[]; put(job: StoredJob): void; forget(ids: readonly string[]): void };
  answers: { put(answer: Answer): void; list(limit: number): Answer[]; get(id: string): Answer | undefined };
  /** Thumbs about files that are in the library; they go with the last of these. */
  feedback: {
    /** Takes the place of an earlier thumb on the same. @throws AppError NOT_FOUND where none of its files is there */
    put(feedback: StoredFeedback): void;
    setVector(answerId: string, momentId: string | null, vector: Float32Array): void;
    remove(answerId: string, momentId: string | null): void;
    ofAnswer(answerId: string): StoredFeedback[];
    /** Newest first. */
    list(): StoredFeedback[];
  };
  /** Pictures that a person drew on; they go with their file. */
  markedFrames: {
    /** Takes the place of the one with its id. @throws AppError NOT_FOUND where its file is not there */
    put(marked: MarkedFrame): void;
    get(id: string): MarkedFrame | undefined;
    /** By second. */
    ofAsset(id: AssetId): MarkedFrame[];
    remove(id: string): void;
  };
  /** What a person put right in lines of speech and subtitles: every read of evidence has it, what a stage wrote stays beneath. */
  transcript: {
    /**
     * All of the edits in one transaction; found by words at once, by meaning when the vector was replaced.
     * @returns edits that put it back, and the lines that changed
     * @throws AppError NOT_FOUND where a line is gone, BAD_INPUT where it is none of speech or subtitles
     */
    correct(edits: readonly LineEdit[]): { undo: LineEdit[]; changed: string[] };
    /** By file and second; all files where `assetIds` is empty. */
    lines(assetIds: readonly AssetId[]): Line[];
    /** Corrections whose line is gone, by second. */
    lost(id: AssetId): LostCorrection[];
    /** Forgets corrections whose line is gone. */
    forget(ids: readonly number[]): void;
    /** Ids of lines whose vector, if they have one, speaks of other words than they have now; at most so many. */
    stale(limit: number): string[];
  };
  reports: {
    put(report: Report): void;
    list(): Report[];
    get(id: string): Report | undefined;
    remove(id: string): void;
  };
  /** Earlier states of reports; they go with their report. */
  reportVersions: {
    /** Puts a state beside the earlier ones; beyond fifty the older ones are thinned out. */
    keep(report: Report, why: ReportVersion['why']): void;
    /** Newest first. */
    of(reportId: string): { version: number; why: ReportVersion['why']; report: Report }[];
    latest(reportId: string): { why: ReportVersion['why']; report: Report } | undefined;
    get(reportId: string, version: number): { report: Report } | undefined;
  };
  settings: { get(key: string): unknown; set(key: string, value: unknown): void };
  /** Content-addressed files beside the database. */
  blobs: {
    /** Written to a temporary name, fsynced, renamed: half a blob is never seen. */
    put(owner: AssetId, name: string, data: Uint8Array): string;
    /** Absolute path, or undefined where there is none. Names: `thumb-<keyFrameId>.jpg`, `filmstrip.jpg`, `poster.jpg`, `proxy.mp4`. */
    path(owner: AssetId, name: string): string | undefined;
    /** Where a child process may write a large file before `adopt`. */
    temporary(name: string): string;
    adopt(owner: AssetId, name: string, file: string): string;
  };
  /** PRAGMA integrity_check, foreign keys, FTS and vector tables against evidence, blobs against rows. */
  check(): { ok: boolean; problems: string[]; assets: number; evidence: number };
  close(): void;
}
