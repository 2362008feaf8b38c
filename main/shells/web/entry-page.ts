/** The pages of the web shell that stand before the app: plain HTML, no script, so that they work under the app's own policy. */
function page(title: string, text: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="color-scheme" content="light dark">${head}<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}</style></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}

/** For a browser that knocks without a session. */
export const closedPage = page(
  'This window has no key',
  'Open the address that Cuepoint printed in its terminal. Each address opens one browser, once, within two minutes; press Enter in the terminal for a new one.',
);

/** Goes on to the app from a page of ours: a SameSite=Strict cookie is not sent along a redirect that began on another site. */
export const welcomePage = page(
  'Cuepoint',
  '<a href="/">Open the library</a>',
  '<meta http-equiv="refresh" content="0;url=/">',
);
