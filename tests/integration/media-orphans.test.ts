import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { sample, scratchFolder } from '../fixtures/paths.ts';

/** Process ids of ffmpeg runs that read this file. */
function readers(path: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return /ffmpeg$/.test(command[0] ?? '') && command.includes(`file:${path}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(what);
}

const source = (file: string) =>
  JSON.stringify(pathToFileURL(join(import.meta.dirname, '..', '..', 'main', 'media', file)).href);

const WORK: Record<string, string> = {
  'a scan that waits for its reader': `
    const { scanFrames } = await import(${source('scan-frames.ts')});
    for await (const frame of scanFrames(tools, media)) { process.stdout.write('going\\n'); await new Promise((r) => setTimeout(r, 200)); }`,
  'a copy in the making': `
    const { makePlayable } = await import(${source('proxy.ts')});
    setTimeout(() => process.stdout.write('going\\n'), 300);
    await makePlayable(tools, { ...media, video: { ...media.video, codec: 'other' } }, process.argv[2]);`,
};

for (const [name, work] of Object.entries(WORK)) {
  test(`killed hard, ${name} leaves no ffmpeg behind`, {
    skip: process.platform !== 'linux' && 'reads /proc',
  }, async () => {
    const folder = scratchFolder();
    const path = join(folder, 'film.mp4');
    copyFileSync(sample('talk.mp4'), path);
    const program = `
      const { findTools } = await import(${source('tools.ts')});
      const { openMedia } = await import(${source('open-media.ts')});
      const tools = await findTools({ env: process.env, platform: process.platform });
      const media = await openMedia(tools, process.argv[1]);
      ${work}`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program, path, join(folder, 'copy.mp4')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    await until(() => readers(path).length > 0, 'ffmpeg never started');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await until(() => readers(path).length === 0, 'ffmpeg went on without its parent');
  });
}
