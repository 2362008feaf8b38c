import { toast } from 'sonner';
import { create } from 'zustand';
import type { ChosenTask, InstallProgress, ModelStatus } from '../../../preload/contract/model.ts';
import { BridgeError } from '../../api/bridge-error.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { strings } from './strings.ts';

interface Install {
  name: string;
  /** null until the hub has answered. */
  progress: InstallProgress | null;
  /** Was asked to stop and winds down. */
  pausing: boolean;
}

interface Models {
  /** Installations that this window began, by model. */
  installs: Readonly<Record<string, Install>>;
  /** What went wrong with a model's last action, by model: it is said beside it. */
  troubles: Readonly<Record<string, string>>;
  /** Models that are being removed or chosen. */
  busy: ReadonlySet<string>;
}

/** What happens with models now; kept outside the page, which may be closed meanwhile. */
export const useModelWork = create<Models>(() => ({ installs: {}, troubles: {}, busy: new Set() }));

const running = new Map<string, AbortController>();

function without<T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> {
  const { [id]: _gone, ...rest } = record;
  return rest;
}

function setInstall(id: string, part: Partial<Install>): void {
  useModelWork.setState(({ installs }) => {
    const known = installs[id];
    return known ? { installs: { ...installs, [id]: { ...known, ...part } } } : {};
  });
}

const setTrouble = (id: string, error: unknown): void =>
  useModelWork.setState(({ troubles }) => ({ troubles: { ...troubles, [id]: errorText(error) } }));

const forgetTrouble = (id: string): void =>
  useModelWork.setState(({ troubles }) => ({ troubles: without(troubles, id) }));

const listAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.models });

/** Fetches a model, or goes on with what came of it. Says when it is there; what fails is said beside the model. */
export async function installModel({ id, name }: Pick<ModelStatus, 'id' | 'name'>): Promise<void> {
  if (running.has(id)) return;
  const stop = new AbortController();
  running.set(id, stop);
  forgetTrouble(id);
  useModelWork.setState(({ installs }) => ({
    installs: { ...installs, [id]: { name, progress: null, pausing: false } },
  }));
  try {
    const model = await client.stream(
      'models.install',
      { id },
      { signal: stop.signal, onEvent: (progress) => setInstall(id, { progress }) },
    );
    toast(strings.installed(name, model.active));
  } catch (error) {
    // Pausing is what the person asked for, no failure.
    if (!(error instanceof BridgeError && error.code === 'CANCELLED')) setTrouble(id, error);
  }
  // Listed first: the row must not fall back to "Install" between the two.
  await listAgain();
  running.delete(id);
  useModelWork.setState(({ installs }) => ({ installs: without(installs, id) }));
}

/** Stops fetching a model; what came stays for the next time. */
export function pauseInstall(id: string): void {
  setInstall(id, { pausing: true });
  running.get(id)?.abort();
}

/** Does something with one model; it counts as busy meanwhile, and what fails is said beside it. */
async function withModel(id: string, work: () => Promise<unknown>): Promise<void> {
  const busy = (add: boolean) =>
    useModelWork.setState((now) => {
      const next = new Set(now.busy);
      if (add) next.add(id);
      else next.delete(id);
      return { busy: next };
    });
  forgetTrouble(id);
  busy(true);
  try {
    await work();
  } catch (error) {
    setTrouble(id, error);
  }
  await listAgain();
  busy(false);
}

export const removeModel = ({ id }: Pick<ModelStatus, 'id'>): Promise<void> =>
  withModel(id, () => client.call('models.remove', { id }));

/** Makes a model the one for its task, or turns its task off. */
export function chooseModel(model: Pick<ModelStatus, 'id' | 'task'>, on: boolean): Promise<void> {
  const task = model.task as ChosenTask;
  return withModel(model.id, () => client.call('models.use', { task, id: on ? model.id : null }));
}
