import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { findTools } from '../../main/media/tools.ts';
import { odd, sample, scratchFolder } from '../fixtures/paths.ts';
import { whatIsStored } from './what-is-stored.ts';

const PROGRAM = fileURLToPath(new URL('./ingest-program.ts', import.meta.url));
const KILLS = 20;
const dir = scratchFolder();

/** Twelve seconds of the talk with two cuts and two languages: enough for several units of every stage. */
async function shortClip(): Promise<string> {
  const { ffmpeg } = await findTools({ env: process.env, platform: process.platform });
  const clip = join(dir, 'clip.mp4');
  const cut = ['-ss', '45.6', '-t', '13', '-i', sample('talk.mp4')];
  execFileSync(ffmpeg, ['-v', 'error', ...cut, '-vf', 'scale=640:-2', '-preset', 'ultrafast', '-c:a', 'aac', clip]);
  return clip;
}

function start(library: string, files: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, library, ...files], { stdio: ['ignore', 'inherit', 'inherit'] });
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
async function ended(child: ChildProcess): Promise<void> {
  if (!isOver(child)) await once(child, 'exit');
}

/** Children of the program whose command line holds the word. */
function childrenOf(pid: number, word: string): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command=']).toString().split('\n');
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((m) => (m && Number(m[2]) === pid && m[3]!.includes(word) ? [Number(m[1])] : []));
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('killed at 20 random moments, ingest ends with what an undisturbed run finds', async () => {
  const files = [await shortClip(), odd('pcm.mov'), odd('drawing.svg')];
  const calm = join(dir, 'calm');
  await ended(start(calm, files));

  const seed = Date.now() >>> 0;
  const random = randomFrom(seed);
  const rounds = [join(dir, 'rough-0')];
  let program = start(rounds[0]!, files);
  for (let killed = 0; killed < KILLS; ) {
    await wait(150 + random() * 1700);
    if (isOver(program)) {
      // Done before the last kill: the other kills hit the same work in a new library.
      if (program.exitCode === 0) rounds.push(join(dir, `rough-${rounds.length}`));
      program = start(rounds.at(-1)!, files);
      continue;
    }
    const victims = [childrenOf(program.pid!, 'worker/main'), childrenOf(program.pid!, 'ffmpeg'), []][killed % 3]!;
    killed++;
    if (killProcess(victims[0])) continue;
    program.kill('SIGKILL');
    await ended(program);
    program = start(rounds.at(-1)!, files);
  }
  program.kill('SIGKILL');
  await ended(program);
  await ended(start(rounds.at(-1)!, files));

  const expected = openLibrary(calm, { log: silentLog, readOnly: true });
  for (const round of rounds) {
    const found = openLibrary(round, { log: silentLog, readOnly: true });
    assert.deepEqual(found.check().problems, [], `seed ${seed}`);
    const jobs = found.jobs.list().map((job) => [job.name, job.state, job.error]);
    assert.deepEqual(jobs.sort(), files.map((file) => [basename(file), 'done', null]).sort(), `seed ${seed}`);
    assert.deepEqual(whatIsStored(found), whatIsStored(expected), `seed ${seed}`);
    found.close();
  }
  expected.close();
});

/** False where there is none, or it ended by itself meanwhile. */
function killProcess(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
