import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { explainFailure } from '../../../main/media/media-error.ts';
import { ChildError, childLines, runChild, streamChild } from '../../../main/media/run-child.ts';
import { findTools, installCommand, parseVersion } from '../../../main/media/tools.ts';
import { scratchFolder } from '../../fixtures/paths.ts';

const script = (body: string) => ['-e', body];
const node = process.execPath;

test('a version is read from releases, distributions and builds from git', () => {
  assert.deepEqual(parseVersion('ffmpeg version 5.1.9-0+deb12u1 Copyright'), {
    version: '5.1.9-0+deb12u1',
    major: 5,
    minor: 1,
  });
  assert.deepEqual(parseVersion('ffprobe version n7.0 Copyright'), { version: 'n7.0', major: 7, minor: 0 });
  assert.equal(parseVersion('ffmpeg version N-112233-gabc Copyright')?.major, Number.POSITIVE_INFINITY);
  assert.equal(parseVersion('ffmpeg version 2026-01-02-git Copyright')?.major, Number.POSITIVE_INFINITY);
  assert.equal(parseVersion('bash: no such thing'), null);
});

test('the tools here are found, with their version', async () => {
  const tools = await findTools({
    env: { ...process.env, FFMPEG_PATH: '/nowhere/ffmpeg' },
    platform: process.platform,
  });
  assert.match(tools.version, /\d/);
  assert.match(tools.passthrough.join(' '), /^-(fps_mode|vsync) passthrough$/);
});

test('FFMPEG_PATH comes first, and a tool that is too old is passed over', {
  skip: process.platform === 'win32',
}, async () => {
  const folder = scratchFolder();
  for (const [name, version] of [
    ['ffmpeg', '9.9'],
    ['ffprobe', '9.9'],
    ['old', '4.4.2'],
  ] as const) {
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\necho "${name === 'ffprobe' ? 'ffprobe' : 'ffmpeg'} version ${version} made up"\n`,
    );
    chmodSync(join(folder, name), 0o755);
  }
  const own = await findTools({ env: { FFMPEG_PATH: join(folder, 'ffmpeg') }, platform: process.platform });
  assert.deepEqual([own.version, own.ffprobe, own.passthrough[0]], ['9.9', join(folder, 'ffprobe'), '-fps_mode']);
  const passed = await findTools({ env: { FFMPEG_PATH: join(folder, 'old') }, platform: process.platform });
  assert.notEqual(passed.version, '4.4.2');
});

test('each platform is told its own command', () => {
  assert.match(installCommand('darwin'), /brew/);
  assert.match(installCommand('win32'), /winget/);
  assert.match(installCommand('linux'), /apt-get install ffmpeg/);
});

test('a child gives its output, and its failure with the end of what it said', async () => {
  const { stdout } = await runChild(node, script('process.stdout.write("a b".repeat(3))'));
  assert.equal(stdout.toString(), 'a ba ba b');
  const failing = runChild(node, script('console.error("x".repeat(9000) + "the end"); process.exit(3)'));
  await assert.rejects(
    failing,
    (error) =>
      error instanceof ChildError &&
      error.reason === 'exit' &&
      /the end\n$/.test(error.stderr) &&
      error.stderr.length <= 8192,
  );
});

test('a child is started without a shell and without our environment', async () => {
  process.env.CUEPOINT_SECRET = 'secret';
  const { stdout } = await runChild(node, [
    ...script('console.log(process.env.CUEPOINT_SECRET, process.argv[1])'),
    '$(echo hi); "x"',
  ]);
  assert.equal(stdout.toString(), 'undefined $(echo hi); "x"\n');
});

test('a child that says too much, hangs or cannot start is ended with the reason', async () => {
  const reason = (wanted: string) => (error: unknown) => error instanceof ChildError && error.reason === wanted;
  await assert.rejects(
    runChild(node, script('for(;;) process.stdout.write("x".repeat(65536))'), { maxOutput: 1000 }),
    reason('output'),
  );
  await assert.rejects(runChild(node, script('setInterval(() => {}, 1000)'), { stallMs: 300 }), reason('timeout'));
  await assert.rejects(runChild('/nowhere/ffmpeg', []), reason('spawn'));
});

test('a slow reader is no stall', async () => {
  let bytes = 0;
  const output = script('process.stdout.write("x".repeat(400000))');
  for await (const chunk of streamChild(node, output, { stallMs: 3000 })) {
    if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 3300));
    bytes += chunk.length;
  }
  assert.equal(bytes, 400_000);
});

test('who stops reading, or calls it off, ends the child', async () => {
  let pid = 0;
  const endless = script('console.log(process.pid); setInterval(() => console.log("."), 5)');
  for await (const line of childLines(node, endless)) {
    pid ||= Number(line);
    if (line === '.') break;
  }
  await assert.doesNotReject(gone(pid));
  const stop = new AbortController();
  await assert.rejects(
    async () => {
      for await (const _ of childLines(node, endless, { signal: stop.signal })) stop.abort();
    },
    { code: 'CANCELLED' },
  );
});

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${pid} is still there`);
}

test('what ffmpeg says becomes a sentence, and a file cannot choose it by its name', () => {
  const failed = (stderr: string) => new ChildError('exit', 'ffmpeg', 'exit code 1', stderr);
  const code = (stderr: string, name = 'a.mp4') =>
    (explainFailure(`/x/${name}`, failed(stderr)) as { code: string }).code;
  assert.equal(code('av_interleaved_write_frame(): No space left on device'), 'DISK_FULL');
  assert.equal(code('Decoding requested, but no decoder found for: cook'), 'UNSUPPORTED');
  assert.equal(code('anything else'), 'BROKEN_FILE');
  const name = 'No space left on device.mp4';
  assert.equal(code(`${name}: Invalid data found`, name), 'BROKEN_FILE');
});
