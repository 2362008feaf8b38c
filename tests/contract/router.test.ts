import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../main/app-error.ts';
import type { Log } from '../../main/log/log.ts';
import { createRouter } from '../../main/router/router.ts';
import { contract } from '../../preload/contract/contract.ts';
import type { StreamFrame } from '../../preload/contract/wire.ts';
import { emptyAnswer, type TinyOptions, tinyEngine } from './tiny-engine.ts';

type Frame = StreamFrame<unknown, unknown>;

function setUp(options: Partial<TinyOptions> = {}) {
  const errors: unknown[] = [];
  const note = () => {};
  const log = { debug: note, info: note, warn: note, error: (entry: unknown) => errors.push(entry) } as unknown as Log;
  const engine = tinyEngine({ libraryDir: '/nowhere', ...options });
  return { engine, errors, router: createRouter(engine, { log, checkOutputs: true, maxBacklog: 100 }) };
}

function codeOf(reply: { ok: boolean; error?: { code: string } }): string | undefined {
  return reply.ok ? undefined : reply.error?.code;
}

test('a call reaches its handler with defaults filled in', async () => {
  const { engine, router } = setUp({ calls: { 'answers.list': async () => [] } });
  assert.deepEqual(await router.call('answers.list', {}), { ok: true, value: [] });
  assert.deepEqual(engine.seen, [{ name: 'answers.list', input: { limit: 50 } }]);
});

test('names that are not in the contract are refused, those of every object too', async () => {
  const { router } = setUp();
  for (const name of [
    'nope',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    7,
    null,
    undefined,
    ['app.info'],
  ]) {
    assert.equal(codeOf(await router.call(name, {})), 'UNKNOWN_METHOD', String(name));
    const frames: Frame[] = [];
    await router.stream(name, {}, { send: (frame) => frames.push(frame) }).done;
    assert.equal(frames.length, 1);
    assert.equal(frames[0]?.kind === 'end' && codeOf(frames[0].reply), 'UNKNOWN_METHOD');
  }
});

test('no handler sees an input that breaks the contract', async () => {
  const { engine, router } = setUp();
  for (const name of Object.keys(contract.calls)) {
    for (const input of [null, 'text', 12, []]) assert.equal(codeOf(await router.call(name, input)), 'BAD_INPUT', name);
  }
  assert.equal(codeOf(await router.call('ingest.add', { paths: [] })), 'BAD_INPUT');
  assert.equal(codeOf(await router.call('library.asset', { assetId: '../../etc/passwd' })), 'BAD_INPUT');
  assert.deepEqual(engine.seen, []);
});

test('an unexpected error keeps its details to the log', async () => {
  const { errors, router } = setUp({
    calls: {
      'library.list': async () => {
        throw new TypeError('at /home/ada/secret.mp4');
      },
    },
  });
  const reply = await router.call('library.list', {});
  assert.equal(codeOf(reply), 'INTERNAL');
  assert.doesNotMatch(JSON.stringify(reply), /ada|TypeError/);
  assert.equal(errors.length, 1);
});

test('an error of ours crosses as it is and an abort as CANCELLED', async () => {
  const { errors, router } = setUp({
    calls: {
      'library.list': async () => {
        throw new AppError('NOT_FOUND', 'There is no such file.');
      },
      'ingest.jobs': async () => AbortSignal.abort().throwIfAborted() as never,
    },
  });
  const reply = await router.call('library.list', {});
  assert.deepEqual(reply, { ok: false, error: { code: 'NOT_FOUND', message: 'There is no such file.' } });
  assert.equal(codeOf(await router.call('ingest.jobs', {})), 'CANCELLED');
  assert.deepEqual(errors, []);
});

test('an output, an event or a push that breaks the contract is held back', async () => {
  const { errors, router } = setUp({
    calls: { 'app.info': async () => ({ version: 1 }) as never },
    ask: async (_input, { emit }) => {
      emit({ type: 'gossip' } as never);
      return emptyAnswer('never');
    },
  });
  assert.equal(codeOf(await router.call('app.info', {})), 'INTERNAL');
  const frames: Frame[] = [];
  await router.stream('ask.run', { question: 'what' }, { send: (frame) => frames.push(frame) }).done;
  assert.equal(frames.length, 1);
  assert.equal(frames[0]?.kind === 'end' && codeOf(frames[0].reply), 'INTERNAL');
  assert.equal(router.event('jobs.changed', { jobs: 'many' }), undefined);
  assert.equal(errors.length, 3);
});

test('a stream ends once, and says nothing after its end', async () => {
  let late: (() => void) | undefined;
  const { router } = setUp({
    ask: async ({ question }, { emit }) => {
      late = () => emit({ type: 'stage', name: 'late' });
      emit({ type: 'stage', name: 'plan' });
      return emptyAnswer(question);
    },
  });
  const frames: Frame[] = [];
  const running = router.stream('ask.run', { question: ' what ' }, { send: (frame) => frames.push(frame) });
  await running.done;
  late?.();
  running.cancel();
  assert.deepEqual(
    frames.map((frame) => frame.kind),
    ['event', 'end'],
  );
  const [, end] = frames;
  assert.equal(end?.kind === 'end' && end.reply.ok && (end.reply.value as { question: string }).question, 'what');
});

test('a conversation goes with a question as far as the contract lets it', async () => {
  const given: unknown[] = [];
  const { router } = setUp({
    ask: async (input) => {
      given.push(input);
      return emptyAnswer(input.question);
    },
  });
  const ask = async (turns: unknown) => {
    const frames: Frame[] = [];
    await router.stream('ask.run', { question: 'and then?', turns }, { send: (frame) => frames.push(frame) }).done;
    const [end] = frames;
    return end?.kind === 'end' && !end.reply.ok ? codeOf(end.reply) : 'ok';
  };
  const citation = { evidenceId: 'e', assetId: 'a'.repeat(64), start: 1, end: 2 };
  const turn = { question: 'What?', sentences: [{ text: 'Tides.', citations: [citation] }] };
  assert.equal(await ask([turn]), 'ok');
  assert.deepEqual((given[0] as { turns: unknown }).turns, [turn]);
  assert.equal(await ask(undefined), 'ok');
  for (const bad of [
    [turn, turn, turn, turn, turn],
    [{ ...turn, question: ' ' }],
    [{ ...turn, question: 'x'.repeat(2001) }],
    [{ ...turn, sentences: Array.from({ length: 9 }, () => turn.sentences[0]) }],
    [{ question: 'What?', sentences: [{ text: 'x'.repeat(4001), citations: [] }] }],
    [{ question: 'What?', sentences: [{ text: 'x', citations: [{ ...citation, assetId: '../etc' }] }] }],
    [{ question: 'What?', sentences: [{ text: 'x', citations: [{ ...citation, start: -1 }] }] }],
    'before',
  ])
    assert.equal(await ask(bad), 'BAD_INPUT', JSON.stringify(bad).slice(0, 80));
  assert.equal(given.length, 2);
});

test('a cancelled stream stops its handler and hears no more events', async () => {
  let steps = 0;
  const { router } = setUp({
    ask: async (_input, { emit, signal }) => {
      for (;;) {
        emit({ type: 'stage', name: `step ${++steps}` });
        await sleep(1);
        if (!signal.aborted) continue;
        emit({ type: 'stage', name: 'too late' });
        signal.throwIfAborted();
      }
    },
  });
  const frames: Frame[] = [];
  const running = router.stream(
    'ask.run',
    { question: 'what' },
    {
      send: (frame) => {
        frames.push(frame);
        if (frames.length === 3) running.cancel();
      },
    },
  );
  await running.done;
  assert.equal(frames.length, 4);
  const end = frames.at(-1);
  assert.equal(end?.kind === 'end' && codeOf(end.reply), 'CANCELLED');
});

test('a reader that falls far behind ends its stream', async () => {
  const { router } = setUp({
    ask: async (_input, { emit, signal }) => {
      for (let n = 0; ; n++) {
        signal.throwIfAborted();
        emit({ type: 'stage', name: `${n}` });
        await sleep(0);
      }
    },
  });
  const frames: Frame[] = [];
  const sink = { send: (frame: Frame) => frames.push(frame), backlog: () => frames.length * 10 };
  await router.stream('ask.run', { question: 'what' }, sink).done;
  const end = frames.at(-1);
  assert.ok(frames.length < 20);
  assert.equal(end?.kind === 'end' && codeOf(end.reply), 'INTERNAL');
});

test('a reader that is gone breaks nothing', async () => {
  const { router } = setUp();
  const broken = () => {
    throw new Error('port closed');
  };
  await router.stream('ask.run', { question: 'what' }, { send: broken }).done;
});
