import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgress, progressLine } from '../../../../main/shells/cli/ingest-progress.ts';
import { createOutput, printable } from '../../../../main/shells/cli/output.ts';
import { parseTime } from '../../../../main/shells/cli/scope-options.ts';
import type { Job } from '../../../../preload/contract/job.ts';

function terminal(isTTY: boolean, isJson = false) {
  const written = { out: '', err: '' };
  const stream = (key: 'out' | 'err') => ({
    isTTY,
    columns: 60,
    write: (text: string | Uint8Array) => {
      written[key] += text;
      return true;
    },
  });
  return { written, out: createOutput(isJson, { stdout: stream('out') as never, stderr: stream('err') as never }) };
}

const job = (state: Job['state'], more: Partial<Job> = {}): Job => ({
  id: 'j1',
  assetId: null,
  path: '/x/talk.mp4',
  name: 'talk.mp4',
  state,
  stages: [{ stage: 'text', state: 'running', fraction: 0.5, speed: null, reason: null }],
  fraction: 0.5,
  speed: 8.31,
  secondsLeft: 4,
  error: null,
  duplicate: false,
  ...more,
});

test('results go to stdout, the way there to stderr, and a terminal’s last line is taken away', () => {
  const { written, out } = terminal(true);
  out.status('working …');
  out.line('done');
  out.note('by the way');
  assert.equal(written.out, 'done\n');
  assert.equal(written.err, 'working …\r\u001b[Kby the way\n');
});

test('no status where stderr is no terminal', () => {
  const { written, out } = terminal(false);
  out.status('working …');
  assert.equal(written.err, '');
});

test('under --json stdout is one JSON value and nothing else', () => {
  const { written, out } = terminal(true, true);
  out.status('working …');
  out.line('done');
  out.note('by the way');
  out.json({ text: '\u001b[2J' });
  assert.deepEqual(JSON.parse(written.out), { text: '\u001b[2J' });
  assert.equal(written.err, '');
});

test('control sequences in names and texts do not reach the terminal', () => {
  assert.equal(printable('a\u001b]0;title\u0007b\u009bc\u202ed'), 'a\ufffd]0;title\ufffdb\ufffdc\ufffdd');
  assert.equal(printable('two\nlines · 0:42 “q” 潮汐'), 'two\nlines · 0:42 “q” 潮汐');
});

test('progress: a bar while it runs, one line when it ends', () => {
  assert.equal(
    progressLine(job('running')),
    'talk.mp4 [############------------] 50%  8.3× real time  0:04 left  (text)',
  );
  const { written, out } = terminal(true);
  const show = createProgress(out);
  show([job('running')]);
  show([job('done')]);
  show([job('done')]);
  assert.equal(written.out, 'talk.mp4: ready\n');
  const plain = terminal(false);
  const stage = {
    stage: 'speech' as const,
    state: 'failed' as const,
    fraction: 0,
    speed: null,
    reason: 'The model is missing.',
  };
  createProgress(plain.out)([
    job('failed', { error: { code: 'BROKEN_FILE', message: 'It ends in the middle.' } }),
    job('done', { id: 'j2', duplicate: true }),
    job('cancelled', { id: 'j3' }),
    job('done', { id: 'j4', stages: [stage] }),
  ]);
  assert.deepEqual(plain.written.out.trimEnd().split('\n'), [
    'talk.mp4: It ends in the middle.',
    'talk.mp4: already here',
    'talk.mp4: stopped',
    'talk.mp4: ready',
    '  without speech: The model is missing.',
  ]);
});

test('times as a person types them', () => {
  assert.deepEqual(['90', '1:30', '1:02:03.5', '0:05'].map(parseTime), [90, 90, 3723.5, 5]);
  for (const text of ['', '1:2:3:4', '-1', '1e3', 'a', '1:', ':30']) assert.throws(() => parseTime(text), text);
});
