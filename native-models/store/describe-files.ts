import type { InstallableEntry } from '../catalog/installable-entry.ts';
import type { RemoteFile } from './download-file.ts';
import { type Hub, resolveUrl } from './hub-address.ts';
import { askHub, type HubFacts } from './hub-request.ts';
import { isModelPath } from './model-path.ts';
import { type Patience, persist } from './retry.ts';
import { StoreError } from './store-error.ts';
import { startWatchdog } from './watchdog.ts';

/** Tries to reach the hub at all. */
const FIRST_TRIES = 3;

/**
 * Asks the hub for size and hash of each file. The first answer says which commit the revision stands for; the others are asked for that
 * commit, so that a model is never put together from two states of a repository.
 * @throws StoreError NOT_FOUND, FORBIDDEN, NETWORK
 */
export async function describeFiles(
  hub: Hub,
  { repo, revision }: Pick<InstallableEntry, 'repo' | 'revision'>,
  wanted: readonly { path: string; optional: boolean }[],
  { patience, signal }: { patience: Patience; signal: AbortSignal },
): Promise<{ commit: string; files: RemoteFile[] }> {
  let commit: string | undefined;
  const files: RemoteFile[] = [];
  for (const { path, optional } of wanted) {
    if (!isModelPath(path)) throw new StoreError('BAD_INPUT', `“${path}” is no path inside a model.`);
    const url = resolveUrl(hub, repo, commit ?? revision, path);
    const facts = await factsOf(hub, url, { patience, signal }).catch((error: unknown) => {
      if (optional && error instanceof StoreError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    });
    if (facts === undefined) continue;
    const { etag, size } = facts;
    if (facts.commit === undefined || etag === undefined || size === undefined) {
      throw new StoreError(
        'NETWORK',
        `${hub.endpoint.host} does not say ${etag === undefined ? 'the hash' : 'commit and size'} of ${path}, so it could not be checked: nothing was fetched.`,
      );
    }
    commit ??= facts.commit;
    if (facts.commit !== commit) {
      throw new StoreError(
        'NETWORK',
        `${hub.endpoint.host} answers for another commit than was asked for: try again later.`,
      );
    }
    files.push({ path, size, etag });
  }
  return { commit: commit!, files };
}

function factsOf(
  hub: Hub,
  url: URL,
  { patience, signal }: { patience: Patience; signal: AbortSignal },
): Promise<HubFacts> {
  const ask = async () => {
    const watchdog = startWatchdog(patience.stall, signal);
    try {
      return (await askHub(hub, url, { method: 'HEAD', watchdog })).facts;
    } finally {
      watchdog.stop();
    }
  };
  // Nothing has come yet that would be worth a long wait: without a network this is said soon.
  const tries = Math.min(patience.tries, FIRST_TRIES);
  return persist(ask, { patience: { ...patience, tries }, signal, host: hub.endpoint.host });
}
