export interface Knock {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** Sec-Fetch-Site: who caused the request, as the browser says it. */
  site: string | undefined;
  upgrade: boolean;
}

/**
 * Who may talk to the server at all, whatever cookie they carry. A page of another site can make the browser send requests to 127.0.0.1,
 * and a name that resolves to 127.0.0.1 makes such a page look near (DNS rebinding): so Host must be one of ours, Origin (always there on
 * a WebSocket and on writes) must be the very page that we served, and a browser that says “cross-site” is believed.
 * @returns why not, or undefined where the request may pass.
 */
export function refusal({ method, host, origin, site, upgrade }: Knock, port: number): string | undefined {
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return 'wrong host';
  if (origin !== undefined && origin !== `http://${host}`) return 'wrong origin';
  const reads = method === 'GET' || method === 'HEAD';
  if (origin === undefined && (upgrade || !reads)) return 'no origin';
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'another site';
  return undefined;
}
