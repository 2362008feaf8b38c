import { type App, type Session, shell } from 'electron';
import { isOurPage, mayOpenOutside } from './addresses.ts';

/** What the page itself uses: the full-screen player, and “Copy” at an answer (text it writes, never what it reads). */
const allowed: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** Cuepoint asks for nothing else of the machine: camera, microphone, place, notifications and the like are refused to any page. */
export function setupPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
}

/** The window shows our page and no other; links to the web open in the person's browser; nothing embeds a page. */
export function setupNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void }, address: string) => {
      if (!isOurPage(address)) event.preventDefault();
    };
    contents.on('will-navigate', (event) => stay(event, event.url));
    contents.on('will-redirect', (event) => stay(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}
