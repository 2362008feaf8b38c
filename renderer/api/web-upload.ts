import { uploadPath } from '../../preload/contract/socket.ts';
import { BridgeError } from './bridge-error.ts';

/**
 * Streams files to the library's inbox, one after the other so that a slow disk is not asked for ten at once.
 * Files of one call share a folder there: a subtitle file stays beside its video.
 * @returns what to pass to `ingest.add`, in the order of `files`.
 */
export async function uploadFiles(
  files: readonly File[],
  onProgress: (sent: number, total: number) => void,
): Promise<string[]> {
  const batch = randomHex(16);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  const paths: string[] = [];
  onProgress(0, total);
  for (const file of files) {
    paths.push(await uploadOne(batch, file, (sent) => onProgress(before + sent, total)));
    before += file.size;
    onProgress(before, total);
  }
  return paths;
}

/** XMLHttpRequest, because fetch tells nothing of what it has sent. */
function uploadOne(batch: string, file: File, onSent: (bytes: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
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
    request.onabort = () => reject(failure(file.name));
    request.send(file);
  });
}

function failure(name: string, error?: { code: BridgeError['code']; message: string }): BridgeError {
  if (error !== undefined) return new BridgeError(error.code, error.message);
  return new BridgeError('INTERNAL', `“${name}” could not be sent to Cuepoint; drop it again.`);
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
