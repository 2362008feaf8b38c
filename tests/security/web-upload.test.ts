import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { resolvePageName, safeFileName, sweepInbox } from '../../main/shells/web/inbox.ts';
import { startWebShell } from './web-server.ts';

const batch = '0123456789abcdef0123456789abcdef';

async function setUp(context: Parameters<typeof startWebShell>[0], options: Parameters<typeof startWebShell>[1] = {}) {
  const server = await startWebShell(context, options);
  const cookie = await server.signIn();
  const headers = { cookie, origin: server.shell.origin };
  const put = async (name: string, body: string, more = {}, to = batch) => {
    const { status, body: text } = await server.ask(`/upload/${to}/${name}`, {
      method: 'PUT',
      body,
      headers: { ...headers, ...more },
    });
    return { status, reply: JSON.parse(text) as { path?: string; error?: { code: string } } | null };
  };
  const files = async () =>
    (await readdir(join(server.libraryDir, 'inbox'), { recursive: true }).catch(() => [])).sort();
  return { ...server, headers, put, files };
}

test('a dropped file lands whole in the inbox under its own name, a second one beside it', async (context) => {
  const { put, libraryDir } = await setUp(context);
  const name = encodeURIComponent('Übung 潮汐 100% #1.mp4');
  assert.deepEqual(await put(name, 'one'), { status: 201, reply: { path: `inbox/${batch}/Übung 潮汐 100% #1.mp4` } });
  const second = await put(name, 'two');
  assert.equal(second.reply?.path, `inbox/${batch}/Übung 潮汐 100% #1 (2).mp4`);
  assert.equal(await readFile(join(libraryDir, String(second.reply?.path)), 'utf8'), 'two');
});

test('no name climbs out of the inbox', async (context) => {
  const { put, files, ask, headers } = await setUp(context);
  for (const name of ['..%2f..%2fsecret.mp4', '%2fetc%2fpasswd', '..%5c..%5cx.mp4', 'a%00b.mp4', 'C%3a%5cx.mp4']) {
    const { status } = await put(name, 'x');
    assert.equal(status, 201, name);
  }
  for (const file of await files()) assert.match(file, new RegExp(`^${batch}(/[^/]+)?$`));
  for (const to of ['..', '%2e%2e', 'ABCDEF0123456789', '0123', `${batch}0123456789abcdef0123456789abcdef0`]) {
    const { status } = await ask(`/upload/${to}/a.mp4`, { method: 'PUT', body: 'x', headers });
    assert.ok(status === 400 || status === 404 || status === 405, `${to} ${status}`);
  }
  assert.equal((await put('%ff', 'x')).status, 400);
});

test('names: safe on every file system, stable, with their ending', () => {
  const pairs = {
    'con.mp4': '_con.mp4',
    '.hidden.mp4': 'hidden.mp4',
    'a\u202Egpj.exe': 'a_gpj.exe',
    '': 'file',
    '...': 'file',
    'x.mp4 . ': 'x.mp4',
  };
  for (const [name, safe] of Object.entries(pairs)) assert.equal(safeFileName(name), safe);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = safeFileName(name);
      assert.ok(safe.length > 0 && Buffer.byteLength(safe) <= 180);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      assert.doesNotMatch(safe, /[\u0000-\u001f/\\<>:"|?*]|^\.|[. ]$/);
      assert.equal(safeFileName(safe), safe);
    }),
    { numRuns: 1000 },
  );
});

test('limits: size, room on the disk, an announced length', async (context) => {
  const { put, files, ask, headers } = await setUp(context, { maxBytes: 10 });
  assert.equal((await put('a.mp4', 'x'.repeat(11))).status, 413);
  const chunked = { method: 'PUT', body: 'x', headers: { ...headers, 'transfer-encoding': 'chunked' } };
  assert.equal((await ask(`/upload/${batch}/a.mp4`, chunked)).status, 400);
  assert.equal((await put('a.mp4', 'x'.repeat(10))).status, 201);
  assert.deepEqual(
    (await files()).filter((name) => name.includes('.')),
    [`${batch}/a.mp4`],
  );
});

test('a full disk is said, and nothing is written', async (context) => {
  const { put, files } = await setUp(context, { reserve: Number.MAX_SAFE_INTEGER });
  const { status, reply } = await put('a.mp4', 'x');
  assert.equal(status, 507);
  assert.equal(reply?.error?.code, 'DISK_FULL');
  assert.deepEqual(await files(), []);
});

test('an upload that breaks off leaves nothing', async (context) => {
  const { port, headers, files } = await setUp(context);
  const length = { 'content-length': 1_000_000 };
  const sent = request({
    host: '127.0.0.1',
    port,
    path: `/upload/${batch}/a.mp4`,
    method: 'PUT',
    headers: { ...headers, ...length },
  });
  sent.on('error', () => {});
  sent.write('x'.repeat(100_000));
  for (let n = 0; n < 200 && !(await files()).some((name) => name.endsWith('a.mp4.part')); n++) await sleep(10);
  assert.ok((await files()).some((name) => name.endsWith('a.mp4.part')));
  sent.destroy();
  for (let n = 0; n < 200 && (await files()).length > 0; n++) await sleep(10);
  assert.deepEqual(await files(), []);
});

test('a page can add what was uploaded and nothing else of this machine', async (context) => {
  const { put, connect, headers, engine, dir, libraryDir } = await setUp(context);
  await put('a.mp4', 'x');
  await symlink(join(dir, 'secret.txt'), join(libraryDir, 'inbox', batch, 'link.mp4'));
  const socket = connect(headers.cookie);
  await new Promise((resolve) => socket.once('open', resolve));
  let id = 0;
  const call = (name: string, input: unknown) =>
    new Promise<{ ok: boolean; error?: { code: string } }>((resolve) => {
      socket.once('message', (data) => resolve(JSON.parse(String(data)).reply));
      socket.send(JSON.stringify({ kind: 'call', id: id++, name, input }));
    });
  const local = [
    '/etc/passwd',
    join(dir, 'secret.txt'),
    'inbox',
    `inbox/${batch}`,
    `inbox/${batch}/..`,
    `inbox/${batch}/../../x`,
    `inbox/${batch}/link.mp4`,
    `inbox/${batch}/none.mp4`,
    `../inbox/${batch}/a.mp4`,
  ];
  for (const path of local) {
    assert.equal((await call('ingest.add', { paths: [path] })).error?.code, 'FORBIDDEN', path);
  }
  assert.equal((await call('ingest.add', { paths: [`inbox/${batch}/a.mp4`, '/etc/passwd'] })).error?.code, 'FORBIDDEN');
  assert.deepEqual(
    engine.seen.filter(({ name }) => name === 'ingest.add'),
    [],
  );
  assert.equal((await call('ingest.add', { paths: [`inbox/${batch}/a.mp4`] })).ok, true);
  const added = engine.seen.find(({ name }) => name === 'ingest.add');
  assert.deepEqual(added?.input, { paths: [join(libraryDir, 'inbox', batch, 'a.mp4')] });
  assert.equal((await call('shell.reveal', { path: '/etc' })).error?.code, 'FORBIDDEN');
  assert.equal((await call('shell.reveal', { path: join(libraryDir, '..') })).error?.code, 'FORBIDDEN');
  assert.equal((await call('shell.reveal', { path: join(libraryDir, 'reports') })).ok, true);
  socket.close();
});

test('inside the inbox only files of a batch can be named', async (context) => {
  const { put, libraryDir } = await setUp(context);
  await put('a.mp4', 'x');
  await mkdir(join(libraryDir, 'inbox', batch, 'folder'));
  await mkdir(join(libraryDir, 'inbox', 'elsewhere'));
  await writeFile(join(libraryDir, 'inbox', 'elsewhere', 'b.mp4'), 'x');
  assert.ok(await resolvePageName(libraryDir, `inbox/${batch}/a.mp4`));
  for (const name of [`inbox/${batch}/folder`, 'inbox/elsewhere/b.mp4']) {
    await assert.rejects(resolvePageName(libraryDir, name), { code: 'FORBIDDEN' }, name);
  }
});

test('a link in place of the batch is not followed', async (context) => {
  const { dir, libraryDir } = await setUp(context);
  await mkdir(join(libraryDir, 'inbox'), { recursive: true });
  await writeFile(join(dir, 'bait.mp4'), 'BAIT');
  await symlink(dir, join(libraryDir, 'inbox', batch));
  await assert.rejects(resolvePageName(libraryDir, `inbox/${batch}/bait.mp4`), { code: 'FORBIDDEN' });
});

test('the sweep takes what nothing needs: old files and halves', async (context) => {
  const { put, libraryDir, files } = await setUp(context);
  for (const name of ['needed.mp4', 'old.mp4', 'fresh.mp4', 'half.mp4']) await put(name, 'x');
  const inbox = join(libraryDir, 'inbox', batch);
  await writeFile(join(inbox, 'lost.mp4.part'), 'x');
  for (const name of ['needed.mp4', 'old.mp4']) await utimes(join(inbox, name), 1, 1);
  const needed = new Set([join(inbox, 'needed.mp4')]);
  assert.equal(await sweepInbox(relative(process.cwd(), libraryDir), needed, 3600_000), 2);
  assert.deepEqual(await files(), [
    batch,
    ...['fresh.mp4', 'half.mp4', 'needed.mp4'].map((name) => `${batch}/${name}`),
  ]);
});
