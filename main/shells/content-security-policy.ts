/**
 * What the renderer may load. Styles may stand in the page (tooltips and toasts place themselves by style attributes and elements);
 * scripts come from the app's own files only, and nothing leaves the machine.
 * @param media extra source of pictures and media (`media:` under Electron).
 * @param connect extra address to connect to (the WebSocket, for browsers whose 'self' leaves it out).
 */
export function contentSecurityPolicy({ media = '', connect = '' }: { media?: string; connect?: string } = {}): string {
  const source = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    source("img-src 'self' data: blob:", media),
    source("media-src 'self' blob:", media),
    "font-src 'self' data:",
    source("connect-src 'self'", media, connect),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
