import { uploadPath } from '../../preload/contract/socket.ts';
import { BridgeError } from './bridge-error.ts';

export interface UploadOptions {
  /** From `newBatch`; files of one batch share a folder of the inbox, so that a subtitle file stays beside its video. */
  batch?: string;
  signal?: AbortSignal;
}

export function newBatch(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Streams files to the library's inbox, one after the other so that a slow disk is not asked for ten at once.
 * @returns what to pass to `ingest.add`, in the order of `files`.
 * @throws BridgeError with the cause at the first file that fails; CANCELLED when `signal` stopped it.
 */
export async function uploadFiles(
  files: readonly File[],
  onProgress: (sent: number, total: number) => void,
  { batch = newBatch(), signal }: UploadOptions = {},
): Promise<string[]> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  const paths: string[] = [];
  for (const file of files) {
    paths.push(await uploadOne(batch, file, (sent) => onProgress(before + sent, total), signal));
    before += file.size;
  }
  return paths;
}

/** XMLHttpRequest, because fetch tells nothing of what it has sent. */
function uploadOne(
  batch: string,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('PUT', `${uploadPath}/${batch}/${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onSent(Math.min(event.loaded, file.size));
    request.onload = () => {
      const body = request.response as { path?: string; error?: { code: BridgeError['code']; message: string } } | null;
      if (request.status === 201 && body?.path !== undefined) resolve(body.path);
      else reject(failure(file.name, body?.error));
    };
    request.onerror = () => reject(failure(file.name));
    request.onabort = () => reject(new BridgeError('CANCELLED', `“${file.name}” was not sent.`));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop, { once: true });
    request.send(file);
  });
}

function failure(name: string, error?: { code: BridgeError['code']; message: string }): BridgeError {
  if (error !== undefined) return new BridgeError(error.code, error.message);
  return new BridgeError('INTERNAL', `“${name}” could not be sent to Cuepoint; drop it again.`);
}
