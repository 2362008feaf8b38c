import { StoreError } from './store-error.ts';

/** The Hugging Face hub, or a mirror that answers like it. */
export interface Hub {
  endpoint: URL;
  /** Sent to the endpoint's own host and to no other. */
  token?: string;
}

/**
 * The hub to use: HF_ENDPOINT and HF_TOKEN, as huggingface_hub reads them.
 * @throws StoreError BAD_INPUT for an endpoint that is no address, FORBIDDEN for one without encryption
 */
export function hubFrom(env: NodeJS.ProcessEnv): Hub {
  const text = env.HF_ENDPOINT || 'https://huggingface.co';
  const endpoint = URL.parse(text.replace(/\/+$/, ''));
  if (endpoint === null) {
    throw new StoreError('BAD_INPUT', `HF_ENDPOINT is “${text}”, which is no address: correct it or unset it.`);
  }
  requirePrivate(endpoint);
  return { endpoint, token: env.HF_TOKEN || undefined };
}

/** `<endpoint>/<repo>/resolve/<revision>/<path>`: the hub's address of a file's bytes. */
export function resolveUrl({ endpoint }: Hub, repo: string, revision: string, path: string): URL {
  const plain = (text: string) => text.split('/').map(encodeURIComponent).join('/');
  const base = endpoint.href.replace(/\/+$/, '');
  return new URL(`${base}/${plain(repo)}/resolve/${encodeURIComponent(revision)}/${plain(path)}`);
}

/** Nobody on the way may read or change what goes to and fro. @throws StoreError FORBIDDEN */
export function requirePrivate(url: URL): void {
  if (url.protocol === 'https:' || isLoopback(url)) return;
  throw new StoreError(
    'FORBIDDEN',
    `${url.protocol}//${url.host} is not encrypted, so nothing is fetched from there: use an https address.`,
  );
}

export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
