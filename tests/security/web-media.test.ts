import assert from 'node:assert/strict';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { parseByteRange } from '../../main/shells/byte-range.ts';
import { parseMediaPath } from '../../main/shells/media-path.ts';
import { respondWithMedia } from '../../main/shells/media-responder.ts';
import { startWebShell } from './web-server.ts';

const id = 'ab'.repeat(32);

async function serveDigits(context: Parameters<typeof startWebShell>[0], content = '0123456789') {
  const media: Record<string, { file: string; mime: string }> = {};
  const server = await startWebShell(context, { media });
  const file = join(server.dir, 'clip.mp4');
  await writeFile(file, content);
  media[`asset/${id}`] = { file, mime: 'video/mp4' };
  media[`poster/${id}`] = { file: join(server.dir, 'gone.jpg'), mime: 'image/jpeg' };
  media[`filmstrip/${id}`] = { file: server.dir, mime: 'image/jpeg' };
  const cookie = await server.signIn();
  const get = (headers = {}, method = 'GET', path = `/media/asset/${id}`) =>
    server.ask(path, { method, headers: { cookie, ...headers } });
  return { ...server, cookie, file, get };
}

test('single ranges as RFC 9110 has them', async (context) => {
  const { get } = await serveDigits(context);
  const whole = await get();
  assert.deepEqual([whole.status, whole.body, whole.headers['content-length']], [200, '0123456789', '10']);
  assert.equal(whole.headers['accept-ranges'], 'bytes');
  assert.equal(whole.headers['content-type'], 'video/mp4');
  assert.equal(whole.headers['x-content-type-options'], 'nosniff');
  const parts: [string, string, string][] = [
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-5', '2345', 'bytes 2-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ];
  for (const [range, body, contentRange] of parts) {
    const part = await get({ range });
    assert.deepEqual([part.status, part.body, part.headers['content-range']], [206, body, contentRange], range);
  }
  for (const range of ['bytes=10-', 'bytes=99-100', 'bytes=-0', `bytes=${'9'.repeat(40)}-`]) {
    const refused = await get({ range });
    assert.deepEqual([refused.status, refused.body, refused.headers['content-range']], [416, '', 'bytes */10'], range);
  }
  for (const range of ['bytes=5-2', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=1 - 2']) {
    assert.deepEqual([(await get({ range })).status], [200], range);
  }
});

test('HEAD, validators and other methods', async (context) => {
  const { get } = await serveDigits(context);
  const head = await get({ range: 'bytes=2-5' }, 'HEAD');
  assert.deepEqual([head.status, head.body, head.headers['content-length']], [206, '', '4']);
  const etag = String(head.headers.etag);
  assert.equal((await get({ 'if-none-match': etag })).status, 304);
  assert.equal((await get({ range: 'bytes=2-5', 'if-range': etag })).status, 206);
  assert.equal((await get({ range: 'bytes=2-5', 'if-range': '"old"' })).status, 200);
});

test('an empty file, a missing file and a folder', async (context) => {
  const { get } = await serveDigits(context, '');
  assert.deepEqual([(await get()).status, (await get()).headers['content-length']], [200, '0']);
  assert.equal((await get({ range: 'bytes=0-' })).status, 416);
  assert.equal((await get({}, 'GET', `/media/poster/${id}`)).status, 404);
  assert.equal((await get({}, 'GET', `/media/filmstrip/${id}`)).status, 404);
});

test('media opened as a page of its own runs nothing', async (context) => {
  const { get } = await serveDigits(context);
  const policy = String((await get()).headers['content-security-policy']);
  assert.match(policy, /^sandbox; default-src 'none'/);
});

test('a player that goes away leaves no file open', {
  skip: process.platform !== 'linux' && 'reads /proc',
}, async (context) => {
  const { port, cookie, file } = await serveDigits(context, 'x'.repeat(64 * 1024 * 1024));
  for (let n = 0; n < 5; n++) {
    await new Promise<void>((resolve) => {
      const sent = request({ host: '127.0.0.1', port, path: `/media/asset/${id}`, headers: { cookie } }, (response) => {
        response.once('data', () => sent.destroy());
        response.on('error', () => {});
        response.once('close', resolve);
      });
      sent.on('error', () => {});
      sent.end();
    });
  }
  const isOpen = async () => {
    const links = await Promise.all(
      (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
    );
    return links.includes(file);
  };
  for (let n = 0; n < 100 && (await isOpen()); n++) await sleep(20);
  assert.equal(await isOpen(), false);
});

test('a request that is given up closes its file, in any shell', async (context) => {
  const { engine } = await serveDigits(context, 'x'.repeat(8 * 1024 * 1024));
  const gone = new AbortController();
  const asked = new Request('http://127.0.0.1/', { signal: gone.signal });
  const reader = (await respondWithMedia(engine, `asset/${id}`, asked)).body?.getReader();
  await reader?.read();
  gone.abort();
  await assert.rejects(async () => {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read());
  });
});

test('only what is exactly a media path is one', () => {
  const good = [
    `asset/${id}`,
    `poster/${id}`,
    `filmstrip/${id}`,
    `frame/${id}/0`,
    `frame/${id}/61.48`,
    `thumb/${id}-12`,
    `figure/${id}/${id}`,
    'report/My%20talk.html',
  ];
  for (const path of good) assert.equal(parseMediaPath(path), decodeURIComponent(path));
  const bad = [
    '',
    'asset',
    `asset/${id}/`,
    `asset/${id}0`,
    `ASSET/${id}`,
    `asset/${id.toUpperCase()}`,
    'asset/..',
    `asset/../asset/${id}`,
    `frame/${id}`,
    `frame/${id}/-1`,
    `frame/${id}/1e3`,
    `frame/${id}/NaN`,
    `frame/${id}/1/2`,
    `figure/${id}`,
    `figure/${id}/..`,
    `figure/${id}/${id}.jpg`,
    'thumb/',
    'thumb/..',
    'thumb/a/b',
    'report/',
    'report/..',
    'report/.hidden',
    'report/a%2fb.html',
    'report/a%5Cb.html',
    'report/..%2f..%2fetc%2fpasswd',
    'report/a%00.html',
    'report/a%0d%0ab',
    'report/%',
    'inbox/x',
    `report/${'a'.repeat(300)}`,
  ];
  for (const path of bad) assert.equal(parseMediaPath(path), undefined, path);
});

test('whatever the header says, a range lies inside the file', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,20}-\d{0,20}$/)), fc.nat(1000), (header, size) => {
      const range = parseByteRange(header, size);
      if (range.kind !== 'part') return;
      assert.ok(range.first >= 0 && range.first <= range.last && range.last < size, `${header} of ${size}`);
    }),
    { numRuns: 2000 },
  );
});

test('a page that is reloaded drops what it was loading, at whatever moment, and the shell lives on', async (context) => {
  const { port, cookie, get } = await serveDigits(context, 'x'.repeat(4_000_000));
  const drop = (ms: number) =>
    new Promise<void>((resolve) => {
      const path = `/media/asset/${id}`;
      const sent = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false });
      sent.on('error', () => {});
      sent.on('close', resolve);
      sent.end();
      setTimeout(() => sent.destroy(), ms);
    });
  for (let round = 0; round < 25; round += 1) {
    await Promise.all(Array.from({ length: 12 }, (_, i) => drop((i * (round + 1)) / 10)));
  }
  await sleep(200);
  assert.equal((await get({ range: 'bytes=0-3' })).body, 'xxxx');
});
