import { installableModels } from '../../native-models/catalog/installable-models.ts';
import type { Device } from '../../native-models/protocol.ts';
import { type Choice, readChoice, writeChoice } from '../../native-models/store/choice.ts';
import { clearLeftovers } from '../../native-models/store/clear-leftovers.ts';
import { hubCacheDir } from '../../native-models/store/hf-cache.ts';
import { hubFrom } from '../../native-models/store/hub-address.ts';
import { importModel } from '../../native-models/store/import-model.ts';
import { installModel } from '../../native-models/store/install-model.ts';
import { readStore, readStored, type StoredModel } from '../../native-models/store/installed.ts';
import { type ListedModel, listModels } from '../../native-models/store/list-models.ts';
import { removeModel } from '../../native-models/store/remove-model.ts';
import type { Patience } from '../../native-models/store/retry.ts';
import { StoreError } from '../../native-models/store/store-error.ts';
import { watchStore } from '../../native-models/store/watch-store.ts';
import type { ChosenTask, InstallProgress, ModelStatus } from '../../preload/contract/model.ts';
import { AppError } from '../app-error.ts';
import { type InstalledModel, installedModel } from './installed-model.ts';
import { createShared } from './shared-work.ts';

export type { InstalledModel };

export interface ModelLibrary {
  /** @param o.hash reads every byte of every model */
  list(o?: { hash?: boolean }): Promise<ModelStatus[]>;
  /** Fetches a model from the hub, or goes on fetching it; at once where it is installed and whole. An abort keeps what came. */
  install(id: string, o: { signal: AbortSignal; onProgress(progress: InstallProgress): void }): Promise<ModelStatus>;
  /** Copies a model in. @param path its folder, or a repository (owner/name) in the Hugging Face cache */
  import(path: string, o?: { id?: string }): Promise<ModelStatus>;
  /** Deletes an installed model, or what was fetched of one so far. */
  remove(id: string): Promise<void>;
  /** @param id null turns the task off */
  use(task: ChosenTask, id: string | null): Promise<void>;
  /** The chosen model, where it is whole; from memory. */
  active(task: ChosenTask): InstalledModel | undefined;
  /** Told after each change, those of other processes included where the disk tells. */
  onChange(listener: () => void): () => void;
}

export interface ModelLibraryOptions {
  /** Folder of the embedded weights. */
  weightsDir: string;
  /** One folder for the whole machine. */
  modelsDir: string;
  /** Ends the use of a model before its files go. */
  giveUp?(id: string): Promise<void>;
  /** Devices that a model is fetched for. */
  devices?(): Promise<readonly Device[]>;
  /** How fast a model was seen to be here. */
  speedOf?(id: string, revision: string): ModelStatus['speed'];
  /** HF_ENDPOINT, HF_TOKEN, HF_HOME … */
  env?: NodeJS.ProcessEnv;
  patience?: Patience;
  now?(): number;
}

/**
 * Opens the models of this machine. Their files are compared by size; what is not whole is listed and never handed out. Its methods throw
 * AppError with the store's sentences.
 */
export async function openModelLibrary(
  options: ModelLibraryOptions,
): Promise<ModelLibrary & { close(): Promise<void> }> {
  const { weightsDir, modelsDir, giveUp = async () => {}, devices = async () => ['cpu'] as const } = options;
  const { env = process.env, patience, now = Date.now, speedOf = () => null } = options;
  const listeners = new Set<() => void>();
  const installing = createShared<InstallProgress, void>();
  const cacheDir = hubCacheDir(env);
  let stored: StoredModel[] = [];
  let choice: Choice = {};
  let known = '';
  let looking = Promise.resolve(false);
  let stopWatching: (() => void) | undefined;

  /** Reads the disk anew, one reading after the other, so that the last word is the newest. @returns whether anything is different */
  function look(): Promise<boolean> {
    looking = looking.catch(() => false).then(read);
    return looking;
  }

  async function read(): Promise<boolean> {
    [stored, choice] = await Promise.all([readStore(modelsDir), readChoice(modelsDir)]);
    stopWatching ??= watchStore(modelsDir, () => void follow());
    const before = known;
    known = JSON.stringify([stored, choice]);
    return known !== before;
  }

  /** Another process may have done something. */
  async function follow(): Promise<void> {
    // What cannot be read now is seen at the next list.
    if (await look().catch(() => false)) tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  async function changed(): Promise<void> {
    await look();
    tell();
  }

  /** Who was first stays in use until somebody chooses. */
  function activeId(task: ChosenTask): string | null | undefined {
    if (choice[task] !== undefined) return choice[task];
    return stored.find(({ state, manifest }) => state === 'ready' && manifest?.task === task)?.id;
  }

  function statusOf(model: ListedModel): ModelStatus {
    const chosen = model.embedded || activeId(model.task as ChosenTask) === model.id;
    const active = chosen && model.state === 'ready';
    if (!installing.isRunning(model.id)) {
      return { ...model, active, speed: model.revision === null ? null : speedOf(model.id, model.revision) };
    }
    const { total: size, received: downloaded } = installing.latest(model.id) ?? {
      total: model.size,
      received: model.downloaded,
    };
    return { ...model, active, speed: null, state: 'installing', reason: null, size, downloaded };
  }

  async function list({ hash = false } = {}): Promise<ModelStatus[]> {
    const models = await listModels({ weightsDir, modelsDir, cacheDir, hash });
    if (await look()) tell();
    return models.map(statusOf);
  }

  /** Who installs a model a second time has a reason to. */
  async function isUndamaged(id: string): Promise<boolean> {
    return (await readStored(modelsDir, id, { hash: true }))?.state === 'ready';
  }

  async function statusById(id: string): Promise<ModelStatus> {
    const status = (await list()).find((model) => model.id === id);
    if (status !== undefined) return status;
    throw new AppError('NOT_FOUND', `There is no model “${id}”: “cuepoint models list” shows which there are.`);
  }

  async function fetchModel(id: string, signal: AbortSignal, onProgress: (progress: InstallProgress) => void) {
    const entry = installableModels.find((candidate) => candidate.id === id);
    if (entry === undefined) throw new AppError('UNSUPPORTED', `${id} does not come from the hub: import it again.`);
    tell();
    try {
      const hub = hubFrom(env);
      const common = { modelsDir, cacheDir, signal, onProgress, now, patience };
      const { task } = await installModel({ hub, entry, devices: await devices(), ...common });
      await keepFirst(task, id);
    } finally {
      // Once it is no longer listed as going on.
      setImmediate(() => void changed().catch(tell));
    }
  }

  /** Who was first stays in use, also when its folder's time says otherwise later. */
  async function keepFirst(task: ChosenTask, id: string): Promise<void> {
    await look();
    if (choice[task] === undefined && activeId(task) === id) await writeChoice(modelsDir, task, id);
  }

  await clearLeftovers(modelsDir);
  // A folder that cannot be read is told of when models are listed; it keeps nobody from the recordings.
  await follow();

  return {
    list: (o) => asAppError(() => list(o)),
    install: (id, { signal, onProgress }) =>
      asAppError(async () => {
        const { state, embedded } = await statusById(id);
        const isWhole = embedded || (state === 'ready' && (await isUndamaged(id)));
        if (!isWhole) {
          await installing.join(id, { signal, onEvent: onProgress }, (own, emit) => fetchModel(id, own, emit));
        }
        return statusById(id);
      }),
    import: (path, o = {}) =>
      asAppError(async () => {
        const { id, task } = await importModel(path, cacheDir, { modelsDir, id: o.id, now });
        await keepFirst(task, id);
        await changed();
        return statusById(id);
      }),
    remove: (id) =>
      asAppError(async () => {
        const { embedded, task } = await statusById(id);
        if (embedded) throw new AppError('BAD_INPUT', `${id} comes with Cuepoint and cannot be removed.`);
        await giveUp(id);
        if (!(await removeModel(modelsDir, id))) throw new AppError('NOT_FOUND', `${id} is not installed.`);
        const chosen = task as ChosenTask;
        if ((await readChoice(modelsDir))[chosen] === id) await writeChoice(modelsDir, chosen, undefined);
        await changed();
      }),
    use: (task, id) =>
      asAppError(async () => {
        if (id !== null) requireUsable(await statusById(id), task);
        await writeChoice(modelsDir, task, id);
        await changed();
      }),
    active(task) {
      const id = activeId(task);
      const model = stored.find((candidate) => candidate.id === id);
      return model?.state === 'ready' && model.manifest?.task === task ? installedModel(model) : undefined;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      stopWatching?.();
      await installing.stop();
    },
  };
}

function requireUsable({ id, task, state, reason }: ModelStatus, wanted: ChosenTask): void {
  if (task !== wanted) throw new AppError('BAD_INPUT', `${id} is for another task (${task}): choose another model.`);
  if (state === 'ready') return;
  const here = state === 'missing' || state === 'broken';
  throw new AppError(
    'MODEL_MISSING',
    here && reason !== null ? reason : `${id} is not installed: “cuepoint models install ${id}” gets it.`,
  );
}

/** The store's errors as main's, with the same code and sentence. */
async function asAppError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError) throw new AppError(error.code, error.message, error);
    throw error;
  }
}
