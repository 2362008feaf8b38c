import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { hashedModels } from '../eval/gold/hashed-models.ts';
import { scratchFolder } from '../fixtures/paths.ts';

const program = fileURLToPath(new URL('../../main/shells/cli/cli.ts', import.meta.url));
const scratch = scratchFolder();

before(async () => {
  const library = openLibrary(join(scratch, 'library'), { log: silentLog });
  const speech: [number, number, string][] = [
    [1, 8, 'The fairy leaves at noon.'],
    [12, 20, 'Fairy tickets are sold on board.'],
    [40, 46, 'Dogs travel free.'],
  ];
  await fillLibrary(library, hashedModels(), [{ name: 'harbour.mp4', duration: 60, speech }]);
  library.close();
});

function cuepoint(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { ...process.env, CUEPOINT_LIBRARY: join(scratch, 'library'), CUEPOINT_MODELS: join(scratch, 'models') };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('a transcript is printed, words in it are replaced after a look, speakers are named, exports have it all', async () => {
  const printed = await cuepoint('transcript', 'harbour.mp4', '--to', '0:30');
  assert.equal(printed.out, '[0:01] The fairy leaves at noon.\n[0:12] Fairy tickets are sold on board.\n');
  const look = await cuepoint('transcript', 'harbour.mp4', '--replace', 'fairy', '--with', 'ferry', '--dry-run');
  assert.match(look.out, /\[0:12\] Fairy tickets are sold on board\.\n {4}→ Ferry tickets are sold on board\./);
  assert.match(look.err, /Would change 2 lines\./);
  assert.match((await cuepoint('transcript', 'harbour.mp4')).out, /The fairy leaves/);
  const done = await cuepoint('transcript', 'harbour.mp4', '--replace', 'fairy', '--with', 'ferry');
  assert.deepEqual([done.code, done.err], [0, 'Changed 2 lines.\n']);
  const named = await cuepoint(
    'transcript',
    'harbour.mp4',
    '--speaker',
    'Ada Brandt',
    '--from',
    '0:10',
    '--to',
    '0:30',
  );
  assert.equal(named.out, '[0:12] Ada Brandt: Ferry tickets are sold on board.\n');
  const both = await cuepoint('transcript', 'harbour.mp4', '--original');
  assert.match(both.out, /\[0:01\] The ferry leaves at noon\.\n {4}was: The fairy leaves at noon\.\n/);
  const exported = await cuepoint('export', 'harbour.mp4', '--format', 'srt', '--out', `${scratch}/`);
  assert.match(readFileSync(exported.out.trim(), 'utf8'), /Ada Brandt: Ferry tickets/);
  assert.match((await cuepoint('search', 'ferry', 'tickets')).out, /^harbour\.mp4 0:12.*Ferry tickets/m);
});

test('what cannot be done is said in a sentence', async () => {
  const half = await cuepoint('transcript', 'harbour.mp4', '--replace', 'fairy');
  assert.deepEqual([half.code, half.err], [2, 'cuepoint: Give --replace together with --with.\n']);
  const none = await cuepoint('transcript', 'harbour.mp4', '--replace', 'submarine', '--with', 'boat');
  assert.equal(none.code, 3);
  assert.equal((await cuepoint('transcript', 'nowhere.mp4')).code, 3);
});
