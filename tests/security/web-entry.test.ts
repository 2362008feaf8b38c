import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { createEntry } from '../../main/shells/web/entry.ts';
import { pathOf, startWebShell, upgradeStatus } from './web-server.ts';

test('a token opens one session, once', async (context) => {
  const { shell, ask } = await startWebShell(context);
  const path = pathOf(shell.newUrl());
  const first = await ask(path);
  assert.equal(first.status, 303);
  assert.equal(first.headers.location, '/');
  const cookie = String(first.headers['set-cookie']);
  assert.match(cookie, /^cuepoint_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.equal((await ask(path)).status, 403);
  assert.equal((await ask('/', { headers: { cookie: cookie.split(';')[0] } })).status, 200);
});

test('a token lasts two minutes', () => {
  let now = 0;
  const entry = createEntry(1, () => now);
  const [early, late] = [entry.newToken(), entry.newToken()];
  now = 119_000;
  assert.notEqual(entry.redeem(early), undefined);
  now = 121_000;
  assert.equal(entry.redeem(late), undefined);
});

test('without a session there is no page, no file, no media, no upload and no socket', async (context) => {
  const { ask, connect, shell, port } = await startWebShell(context);
  const wrong = `cuepoint_${port}=${'A'.repeat(43)}`;
  for (const cookie of ['', wrong, `cuepoint_${port}=`, 'cuepoint_1=x']) {
    for (const path of [
      '/',
      '/assets/app-1a2b.js',
      `/media/asset/${'0'.repeat(64)}`,
      '/?token=',
      `/?token=${'A'.repeat(43)}`,
    ]) {
      const { status, body } = await ask(path, { headers: { cookie } });
      assert.ok(status === 401 || status === 403, `${path} ${status}`);
      assert.doesNotMatch(body, /export/);
    }
    const put = { method: 'PUT', body: 'x', headers: { cookie, origin: shell.origin } };
    assert.equal((await ask(`/upload/${'0'.repeat(32)}/a.mp4`, put)).status, 401);
    assert.equal(await upgradeStatus(connect(cookie)), 401);
  }
});

test('only our own Host is answered, so that no rebound name is', async (context) => {
  const { ask, signIn, port, connect } = await startWebShell(context);
  const cookie = await signIn();
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `[::1]:${port}`,
    `127.0.0.1.evil.example:${port}`,
  ]) {
    assert.equal((await ask('/', { headers: { cookie, host } })).status, 403, host);
    assert.equal(await upgradeStatus(connect(cookie, { host, origin: `http://${host}` })), 403, host);
  }
  assert.equal((await ask('/', { headers: { cookie, host: `localhost:${port}` } })).status, 200);
});

test('a page of another origin is refused, on HTTP and on the socket', async (context) => {
  const { ask, signIn, connect, shell, port } = await startWebShell(context);
  const cookie = await signIn();
  for (const origin of [
    'http://evil.example',
    'null',
    `http://127.0.0.1:${port + 1}`,
    `https://127.0.0.1:${port}`,
    `http://localhost:${port}`,
  ]) {
    assert.equal((await ask('/', { headers: { cookie, origin } })).status, 403, origin);
    assert.equal(await upgradeStatus(connect(cookie, { origin })), 403, origin);
    const put = { method: 'PUT', body: 'x', headers: { cookie, origin } };
    assert.equal((await ask(`/upload/${'0'.repeat(32)}/a.mp4`, put)).status, 403, origin);
  }
  for (const site of ['cross-site', 'same-site']) {
    assert.equal((await ask('/', { headers: { cookie, 'sec-fetch-site': site } })).status, 403, site);
  }
  const silent = { method: 'PUT', body: 'x', headers: { cookie } };
  assert.equal((await ask(`/upload/${'0'.repeat(32)}/a.mp4`, silent)).status, 403);
  assert.equal(await upgradeStatus(connect(cookie, { origin: shell.origin })), 101);
  assert.equal(await upgradeStatus(connect(cookie, {}, '/elsewhere')), 403);
});

test('an address clicked on another site opens the app through a page of ours', async (context) => {
  const { ask, shell } = await startWebShell(context);
  const { status, headers, body } = await ask(pathOf(shell.newUrl()), { headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal(status, 200);
  assert.match(String(headers['set-cookie']), /SameSite=Strict/);
  assert.match(body, /http-equiv="refresh" content="0;url=\/"/);
});

test('the server is on 127.0.0.1 alone', async (context) => {
  const { port } = await startWebShell(context);
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal);
  for (const { address } of others) {
    const reached = await new Promise((resolve) => {
      const socket = connect({ host: address, port, timeout: 2000 }, () => resolve(true));
      for (const event of ['error', 'timeout']) socket.on(event, () => resolve(false));
      socket.unref();
    });
    assert.equal(reached, false, address);
  }
});

test('the page may load nothing from elsewhere and be framed by nobody', async (context) => {
  const { ask, signIn } = await startWebShell(context);
  const { headers } = await ask('/', { headers: { cookie: await signIn() } });
  const policy = String(headers['content-security-policy']);
  const directives = new Map(
    policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]),
  );
  assert.equal(directives.get('default-src'), "'none'");
  assert.equal(directives.get('script-src'), "'self'");
  for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors'])
    assert.equal(directives.get(name), "'none'");
  assert.doesNotMatch(policy, /unsafe-eval|https?:|\*/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['x-frame-options'], 'DENY');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(headers['access-control-allow-origin'], undefined);
});

test('no path leaves the folder of the page', async (context) => {
  const { ask, signIn } = await startWebShell(context);
  const cookie = await signIn();
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/.env',
    '/assets//app-1a2b.js',
    '/%00',
    '//secret.txt',
    '/assets\\..\\..\\secret.txt',
  ]) {
    const { status, body } = await ask(path, { headers: { cookie } });
    assert.ok(status === 404 || status === 403, `${path} ${status}`);
    assert.doesNotMatch(body, /BAIT/);
  }
  assert.equal((await ask('/assets/app-1a2b.js', { headers: { cookie } })).status, 200);
  assert.equal((await ask('/', { method: 'POST', headers: { cookie } })).status, 403);
});
