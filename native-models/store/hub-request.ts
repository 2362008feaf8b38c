import { type Hub, isLoopback, requirePrivate } from './hub-address.ts';
import { PassingFailure } from './retry.ts';
import { StoreError } from './store-error.ts';
import type { Watchdog } from './watchdog.ts';

/** What the hub itself says of a file, before it hands over to whoever stores the bytes. */
export interface HubFacts {
  /** Commit that the revision stands for, 40 hex digits. */
  commit?: string;
  /** SHA-256 (64 hex digits, a file in LFS or Xet) or git's blob hash (40). */
  etag?: string;
  /** bytes */
  size?: number;
}

export interface HubAnswer {
  /** 200, 206, or 416 where a range was asked for; the body has not been read. */
  response: Response;
  facts: HubFacts;
}

const mostRedirects = 8;

/**
 * Asks the hub for a file. Redirects are followed by hand: only encrypted (or, from this machine to this machine, local) addresses, and the
 * token goes to the hub's own host alone. What is believed of the file comes from the hub's answers, not from the storage behind it.
 * @throws StoreError NOT_FOUND, FORBIDDEN, NETWORK; PassingFailure for what may be gone at the next try
 */
export async function askHub(
  hub: Hub,
  url: URL,
  { method, range, watchdog }: { method: 'HEAD' | 'GET'; range?: number; watchdog: Watchdog },
): Promise<HubAnswer> {
  requirePrivate(url);
  const facts: HubFacts = {};
  let at = url;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const own = at.origin === hub.endpoint.origin;
    const response = await request(at, method, watchdog, {
      // A compressed body would be of another length than the file.
      'accept-encoding': 'identity',
      'user-agent': 'cuepoint',
      ...(range ? { range: `bytes=${range}-` } : {}),
      ...(own && hub.token !== undefined ? { authorization: `Bearer ${hub.token}` } : {}),
    });
    if (own) collect(facts, response.headers);
    const location = isRedirect(response.status) ? response.headers.get('location') : null;
    if (location === null) {
      const nothingLeft = response.status === 416 && range;
      if (!response.ok && !nothingLeft) throw await refusal(response, at, url);
      completeFacts(facts, response, own);
      return { response, facts };
    }
    await response.body?.cancel();
    at = redirectTarget(location, at);
    if (sufficient(facts) && method === 'HEAD') return { response, facts };
  }
  throw new StoreError('NETWORK', `${url.host} sends from address to address without an end: try again later.`);
}

async function request(
  url: URL,
  method: string,
  watchdog: Watchdog,
  headers: Record<string, string>,
): Promise<Response> {
  watchdog.touch();
  try {
    return await fetch(url, { method, headers, redirect: 'manual', signal: watchdog.signal });
  } catch (error) {
    throw watchdog.explain(error);
  }
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const sufficient = ({ commit, etag, size }: HubFacts): boolean =>
  commit !== undefined && etag !== undefined && size !== undefined;

/**
 * Where a redirect may lead: to an encrypted address, or within this machine. From the network to this machine it may not: what runs here is
 * no business of a server's.
 * @throws StoreError FORBIDDEN, NETWORK
 */
export function redirectTarget(location: string, from: URL): URL {
  const to = URL.parse(location, from.href);
  if (to === null) throw new StoreError('NETWORK', `${from.host} sends to an address that is none: try again later.`);
  requirePrivate(to);
  if (isLoopback(to) && !isLoopback(from)) {
    throw new StoreError('FORBIDDEN', `${from.host} sends to this machine itself, so nothing is fetched from there.`);
  }
  return to;
}

/** The first word counts. */
function collect(facts: HubFacts, headers: Headers): void {
  facts.commit ??= /^[0-9a-f]{40}$/.exec(headers.get('x-repo-commit') ?? '')?.[0];
  facts.etag ??= hashIn(headers.get('x-linked-etag'));
  facts.size ??= sizeIn(headers.get('x-linked-size'));
}

/** A small file is handed out by the hub itself: then its own ETag and length are meant. */
function completeFacts(facts: HubFacts, { headers, status }: Response, own: boolean): void {
  if (own) facts.etag ??= hashIn(headers.get('etag'));
  if (status === 200) facts.size ??= sizeIn(headers.get('content-length'));
}

function hashIn(etag: string | null): string | undefined {
  return /^(?:W\/)?"?([0-9a-f]{64}|[0-9a-f]{40})"?$/.exec(etag ?? '')?.[1];
}

function sizeIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

async function refusal(response: Response, at: URL, asked: URL): Promise<Error> {
  await response.body?.cancel();
  const { status } = response;
  const where = `${asked.host}${decodeURIComponent(asked.pathname)}`;
  if (status === 404 || status === 410) {
    return new StoreError('NOT_FOUND', `${where} does not exist: the model may have been moved or taken back.`);
  }
  if (status === 401 || status === 403) {
    return new StoreError(
      'FORBIDDEN',
      `${at.host} does not give out ${where} (${status}): set HF_TOKEN to a token that may read it.`,
    );
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new PassingFailure(`it answers ${status}`, { wait: waitIn(response.headers.get('retry-after')) });
  }
  return new StoreError('NETWORK', `${at.host} answers ${status} when asked for ${where}: try again later.`);
}

/** Retry-After (RFC 9110, 10.2.3): seconds or a date. */
function waitIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
