import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashesOf } from './file-hash.ts';
import { type Hub, resolveUrl } from './hub-address.ts';
import { askHub, type HubFacts } from './hub-request.ts';
import type { ManifestFile } from './manifest.ts';
import { PassingFailure, type Patience, persist } from './retry.ts';
import { StoreError } from './store-error.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';
import { publishPart } from './write-whole.ts';

/** A file as the hub described it. */
export interface RemoteFile {
  path: string;
  /** bytes */
  size: number;
  /** SHA-256 (64 hex digits) or git's blob hash (40) */
  etag: string;
}

export interface DownloadOptions {
  hub: Hub;
  repo: string;
  commit: string;
  /** Folder that the model is put together in. */
  folder: string;
  patience: Patience;
  signal: AbortSignal;
  /** @param received bytes of this file that are here */
  onBytes(received: number): void;
}

/** So much must come before a server that breaks off counts as getting on, bytes. */
const realProgress = 256 << 10;

/**
 * Fetches one file into `<folder>/<path>`, going on from what lies in its `.part`. It has its name only once size and hash are the hub's;
 * a part that turns out wrong is deleted.
 * @throws StoreError BROKEN_FILE where what comes is not what the hub described, NETWORK, FORBIDDEN, NOT_FOUND; the signal's reason
 */
export async function downloadFile(file: RemoteFile, options: DownloadOptions): Promise<ManifestFile> {
  const target = join(options.folder, file.path);
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  const whole = await checked(target, file, options.signal);
  if (whole !== undefined) return whole;
  let resumed = (await sizeOf(part)) > 0;
  for (;;) {
    await fetchRest(file, part, options);
    const got = await checked(part, file, options.signal);
    if (got !== undefined) {
      await publishPart(part, target);
      return got;
    }
    // What lay here from before may have been the fault, so the whole is fetched once.
    if (!resumed) throw wrong(file, 'its content is another one');
    resumed = false;
  }
}

/** The file's entry of the manifest; undefined where there is none, or a wrong one, which is then deleted. */
async function checked(path: string, file: RemoteFile, signal: AbortSignal): Promise<ManifestFile | undefined> {
  const size = await sizeOf(path);
  if (size === file.size && (size > 0 || (await stat(path).catch(() => undefined)) !== undefined)) {
    const { sha256, gitBlob } = await hashesOf(path, size, signal);
    if (file.etag === (file.etag.length === 64 ? sha256 : gitBlob)) return { path: file.path, size, sha256 };
  }
  await rm(path, { force: true });
  return undefined;
}

async function fetchRest(file: RemoteFile, part: string, options: DownloadOptions): Promise<void> {
  const { hub, patience, signal, onBytes } = options;
  if ((await sizeOf(part)) > file.size) await rm(part, { force: true });
  let furthest = await sizeOf(part);
  await persist(
    async (progressed) => {
      const watchdog = startWatchdog(patience.stall, signal);
      const arrived = (have: number) => {
        watchdog.touch();
        onBytes(have);
        // A server that begins anew at each try and breaks off again gets nowhere, however much it sends.
        if (have - furthest < realProgress) return;
        furthest = have;
        progressed();
      };
      try {
        await fetchOnce(file, part, options, watchdog, arrived);
      } catch (error) {
        // A file that may not be had for the moment is no reason to lose what came of it.
        if (error instanceof StoreError && error.code === 'BROKEN_FILE') await rm(part, { force: true });
        throw error;
      } finally {
        watchdog.stop();
      }
    },
    { patience, signal, host: hub.endpoint.host },
  );
}

async function fetchOnce(
  file: RemoteFile,
  part: string,
  { hub, repo, commit }: DownloadOptions,
  watchdog: Watchdog,
  arrived: (have: number) => void,
): Promise<void> {
  let have = await sizeOf(part);
  arrived(have);
  if (have === file.size && have > 0) return;
  const url = resolveUrl(hub, repo, commit, file.path);
  const { response, facts } = await askHub(hub, url, { method: 'GET', range: have, watchdog });
  const fault = faultOf(response, facts, file, have);
  if (fault !== undefined) {
    await response.body?.cancel();
    // Without the part the next try asks for the whole.
    if (fault instanceof PassingFailure) await rm(part, { force: true });
    throw fault;
  }
  if (response.status === 200) have = 0;
  const out = await open(part, have === 0 ? 'w' : 'a');
  try {
    for await (const chunk of bodyOf(response, watchdog)) {
      have += chunk.byteLength;
      if (have > file.size) throw wrong(file, 'more comes than there should be');
      await out.writeFile(chunk);
      arrived(have);
    }
  } finally {
    await out.close();
  }
  if (have < file.size) throw new PassingFailure('it breaks off in the middle');
}

/** What is wrong with an answer before its body is read. @param have bytes that it should begin at */
function faultOf(response: Response, { etag }: HubFacts, file: RemoteFile, have: number): Error | undefined {
  if (etag !== undefined && etag !== file.etag) return wrong(file, 'the hub changed it in the meantime');
  if (response.status !== 200) {
    return continues(response, have, file.size)
      ? undefined
      : new PassingFailure('it sends another piece than was asked');
  }
  const length = response.headers.get('content-length');
  if (length === null || Number(length) === file.size) return undefined;
  return wrong(file, `it has ${length} bytes instead of ${file.size}`);
}

/** Whether a piece begins where we stopped, and belongs to a file of the right size (RFC 9110, 14.4). */
function continues({ headers }: Response, have: number, size: number): boolean {
  const [, first, , total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  return Number(first) === have && (total === '*' || Number(total) === size);
}

async function* bodyOf(response: Response, watchdog: Watchdog): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const read = await reader?.read().catch((error: unknown) => {
        throw watchdog.explain(error);
      });
      if (read === undefined || read.done) return;
      yield read.value;
    }
  } finally {
    await reader?.cancel().catch(() => {});
  }
}

function wrong(file: RemoteFile, how: string): StoreError {
  return new StoreError(
    'BROKEN_FILE',
    `${file.path} is not what the hub says it is (${how}), so it was thrown away: try again later.`,
  );
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
