/** The window's page and what it shows come from schemes of our own: file:// would give every local file the same rights. */
export const pageScheme = 'app';
export const pageHost = 'cuepoint';
export const pageUrl = `${pageScheme}://${pageHost}/`;
export const mediaScheme = 'media';
export const mediaHost = 'local';

/** True for our own page and nothing else. Node gives custom schemes no origin, so scheme and host are compared. */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${pageScheme}:` && url.host === pageHost;
}

/** True for what may be handed to the person's browser: a plain https address. */
export function mayOpenOutside(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}
