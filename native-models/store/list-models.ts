import { embeddedModels } from '../catalog/embedded-models.ts';
import type { InstallableEntry } from '../catalog/installable-entry.ts';
import { entryFor, installableModels } from '../catalog/installable-models.ts';
import type { EmbeddedTask } from '../catalog/model-entry.ts';
import { findSnapshot } from './hf-cache.ts';
import { readStore, type StoredModel } from './installed.ts';
import { partialBytes } from './partial-bytes.ts';
import { verifyEmbedded } from './verify-embedded.ts';
import type { Verdict } from './verify-files.ts';

/** A model as the Models screen shows it. */
export interface ListedModel {
  id: string;
  name: string;
  task: EmbeddedTask | InstallableEntry['task'];
  gives: string;
  /** SPDX identifier; '' where an imported model does not say. */
  licence: string;
  /** Comes with Cuepoint. */
  embedded: boolean;
  /** Hub repository, null where there is none. */
  repo: string | null;
  revision: string | null;
  /** bytes of all files; about so many until it is installed */
  size: number;
  /** bytes of them that are here */
  downloaded: number;
  /** bytes while it is used, about; null where not known */
  memory: number | null;
  state: Verdict['state'] | 'available';
  reason: string | null;
}

export interface ListOptions {
  /** Folder of the embedded weights. */
  weightsDir: string;
  /** Folder of the installed models. */
  modelsDir: string;
  /** Also compares every file's SHA-256 (about a second for the embedded models, seconds for each gigabyte of others). */
  hash?: boolean;
  /** Folder of the Hugging Face cache: what lies there is pointed out. */
  cacheDir?: string;
}

/** Every model in one list: embedded, then installed, then those that may be installed. */
export async function listModels({
  weightsDir,
  modelsDir,
  cacheDir,
  hash = false,
}: ListOptions): Promise<ListedModel[]> {
  const [embedded, stored] = await Promise.all([listEmbedded(weightsDir, hash), readStore(modelsDir, { hash })]);
  const here = new Set(stored.map(({ id }) => id));
  const open = installableModels.filter(({ id }) => !here.has(id));
  const available = open.map(async (entry) => {
    const cached = cacheDir !== undefined && (await findSnapshot(cacheDir, entry.repo)) !== undefined;
    return listAvailable(entry, await partialBytes(modelsDir, entry.id), cached);
  });
  return [...embedded, ...(await Promise.all(stored.map(listStored))), ...(await Promise.all(available))];
}

function listEmbedded(weightsDir: string, hash: boolean): Promise<ListedModel[]> {
  return Promise.all(
    embeddedModels.map(async (entry) => {
      const verdict = await verifyEmbedded(entry, weightsDir, { hash });
      const size = entry.files.reduce((sum, file) => sum + file.size, 0);
      return {
        id: entry.id,
        name: entry.id,
        task: entry.task,
        gives: entry.gives,
        licence: entry.licence,
        embedded: true,
        repo: null,
        revision: entry.version,
        size,
        downloaded: verdict.state === 'missing' ? 0 : size,
        memory: null,
        ...verdict,
      };
    }),
  );
}

function listStored({ id, manifest, state, reason }: StoredModel): ListedModel {
  const entry = manifest && entryFor(manifest);
  const size = manifest?.bytes ?? 0;
  return {
    id,
    name: entry?.name ?? manifest?.name ?? id,
    task: manifest?.task ?? 'vlm',
    gives: entry?.gives ?? given[manifest?.task ?? 'vlm'],
    licence: entry?.licence ?? '',
    embedded: false,
    repo: manifest?.source.kind === 'hub' ? manifest.source.repo : null,
    revision: manifest?.revision ?? null,
    size,
    downloaded: size,
    memory: entry === undefined ? null : entry.variants[entry.dtypes.cpu]!.memory,
    state,
    reason,
  };
}

function listAvailable(entry: InstallableEntry, downloaded: number, cached: boolean): ListedModel {
  const { id, name, task, gives, licence, repo, variants, dtypes } = entry;
  const { bytes: size, memory } = variants[dtypes.cpu]!;
  const reason = cached ? `Lies in the Hugging Face cache: “cuepoint models import ${repo}” copies it.` : null;
  const common = { embedded: false, revision: null, state: 'available', reason } as const;
  return { id, name, task, gives, licence, repo, size, downloaded: Math.min(downloaded, size), memory, ...common };
}

/** What is said of an imported model that the catalogue does not know. */
const given: Record<InstallableEntry['task'], string> = {
  vlm: 'Looks at frames and answers about them',
  'embed-image': 'Finds pictures by what they show',
  'detect-open': 'Finds whatever a word names in pictures',
  read: 'Reads answers out of what was said and written',
  'cross-encode': 'Weighs each moment’s words against the question',
};
