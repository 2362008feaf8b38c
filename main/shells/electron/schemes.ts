import { protocol } from 'electron';
import type { Engine } from '../../engine.ts';
import type { Router } from '../../router/router.ts';
import { rendererDir } from '../app-paths.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { withFirstAnswers } from '../first-page.ts';
import { respondWithMedia } from '../media-responder.ts';
import { readStatic } from '../static-files.ts';
import { mediaHost, mediaScheme, pageHost, pageScheme } from './addresses.ts';

/** Must run before the app is ready. */
export function setupSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges },
    { scheme: mediaScheme, privileges: { ...privileges, stream: true } },
  ]);
}

/** Serves the built page, with its policy, and the library's media with ranges. */
export function setupProtocols(engine: Engine, router: Router): void {
  const policy = contentSecurityPolicy({ media: `${mediaScheme}:` });
  protocol.handle(pageScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === pageHost ? await readStatic(rendererDir, pathname) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    const headers = {
      'content-type': file.type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    const body = pathname === '/' ? await withFirstAnswers(file.body, router) : new Uint8Array(file.body);
    return new Response(body, { headers });
  });
  protocol.handle(mediaScheme, (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== mediaHost) return new Response(null, { status: 404 });
    return respondWithMedia(engine, pathname.slice(1), request);
  });
}
