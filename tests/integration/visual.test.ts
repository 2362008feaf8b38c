import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Engine, openEngine } from '../../main/engine.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { ModelsProcess } from '../../main/models/models-process.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import type { StreamEvent } from '../../preload/contract/contract.ts';
import { fixture, fixtureModel, sampleDir, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const drawn = fileURLToPath(new URL('../eval/rerank/drawn/frames/f013.png', import.meta.url));
const scratch = scratchFolder();

/** Set by a test: the models process is killed as soon as it has begun with a task. */
let killOnStart = false;

/** The real process, killed in the middle of a task where a test says so. */
function forkMortal(): ModelsProcess {
  const process = forkNode(weightsDir);
  return {
    ...process,
    onMessage(listener) {
      process.onMessage((message) => {
        listener(message);
        if (killOnStart && message.kind === 'started') {
          killOnStart = false;
          process.kill();
        }
      });
    },
  };
}

const open = (name: string) =>
  openEngine({
    libraryDir: join(scratch, name),
    modelsDir: join(scratch, `${name}-models`),
    weightsDir,
    sampleDir,
    forkModels: forkMortal,
    log: silentLog,
  });

let engine: Engine;
let assetId: string;

before(async () => {
  engine = await open('library');
  await engine.calls['models.import']({ path: fixtureModel('pico-vlm') });
  await engine.calls['ingest.add']({ paths: [fixture('shapes', 'shapes.mp4')] });
  await engine.idle();
  assetId = (await engine.calls['library.list']({}))[0]!.id;
});
after(() => engine.close());

async function ask(question: string, onEvent: (event: StreamEvent<'ask.run'>) => void = () => {}): Promise<Answer> {
  const scope = { assetIds: [] };
  return engine.streams['ask.run']({ question, scope }, { signal: new AbortController().signal, emit: onEvent });
}

const stageOf = async (stage: string) =>
  (await engine.calls['library.asset']({ assetId })).stages.find((row) => row.stage === stage)!;

test('every key frame was looked at and described, at its seconds', async () => {
  assert.equal((await stageOf('visual')).state, 'done');
  const captions = await engine.calls['library.evidence']({ assetId, kinds: ['caption'] });
  assert.equal(captions.length, 8);
  const circle = captions.find((one) => one.text.includes('red circle'))!;
  assert.deepEqual([circle.start, circle.end], [8, 12]);
});

test('a question about what is seen is answered with its second', async () => {
  const told: string[] = [];
  const answer = await ask('when does the red circle appear?', (event) => {
    if (event.type === 'sentence') told.push(event.sentence.text);
  });
  assert.equal(answer.status, 'answered');
  const [first] = answer.sentences;
  assert.equal(first!.text, 'From 0:08 to 0:12.');
  assert.deepEqual([first!.citations[0]!.start, first!.citations[0]!.end], [8, 12]);
  assert.deepEqual(
    told,
    answer.sentences.map((sentence) => sentence.text),
    'sentences are told as they come',
  );
  assert.equal(answer.moments[0]!.start, 8);
});

test('the trace tells how useful each picture was found, before and after', async () => {
  const { trace } = await ask('when does the red circle appear?');
  const best = trace.hits[0]!;
  assert.equal(best.start, 8);
  assert.ok(best.p! > 0.9 && best.tokens! > 16, JSON.stringify(best));
  assert.ok(trace.hits.slice(1).every((hit) => hit.p === null || hit.p < best.p!));
  assert.equal(trace.reranker.name, 'pico-vlm');
  assert.equal(trace.reranker.device, 'cpu');
  assert.ok(trace.reranker.looked >= 8);
  assert.ok(trace.stages.some((stage) => stage.name === 'Looking at the pictures'));
});

test('other questions are answered in words, each sentence with the picture it rests on', async () => {
  const answer = await ask('what colour is the circle?');
  assert.match(answer.sentences[0]!.text, /^red\.$/i);
  assert.equal(answer.sentences[0]!.citations[0]!.start, 8);
});

test('what no picture shows is not found', async () => {
  const answer = await ask('when does the purple triangle appear?');
  assert.equal(answer.status, 'notFound');
  assert.ok(answer.moments.length > 0, 'the nearest are offered');
});

test('the models process killed in the middle of a ranking: the order of retrieval, a note, and the next question is answered', async () => {
  const killed = await ask('when does the red circle appear?', (event) => {
    if (event.type === 'stage' && event.name === 'Looking at the pictures') killOnStart = true;
  });
  assert.match(killed.trace.reranker.note ?? '', /did not answer/);
  assert.ok(killed.trace.hits.every((hit) => hit.p === null));
  assert.ok(killed.moments.length > 0);
  assert.equal((await ask('when does the red circle appear?')).sentences[0]!.text, 'From 0:08 to 0:12.');
});

test('a cancel is answered within 300 ms', async () => {
  const stop = new AbortController();
  let at = 0;
  const asked = engine.streams['ask.run'](
    { question: 'when does the red circle appear?', scope: { assetIds: [] } },
    {
      signal: stop.signal,
      emit: (event) => {
        if (event.type !== 'stage' || event.name !== 'Looking at the pictures') return;
        at = performance.now();
        stop.abort();
      },
    },
  );
  await assert.rejects(asked, { code: 'CANCELLED' });
  assert.ok(at > 0 && performance.now() - at < 300);
});

test('stopped while pictures are looked at, an answer that was told stays, as one that was stopped', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const answer = await engine.streams['ask.run'](
    { question: 'what word is on screen at 0:06?', scope: { assetIds: [] } },
    {
      signal: stop.signal,
      emit: (event) => {
        if (event.type === 'sentence') told.push(event.sentence.text);
        if (event.type === 'stage' && event.name === 'Looking at the pictures') stop.abort();
      },
    },
  );
  assert.deepEqual(
    answer.sentences.map(({ text }) => text),
    told,
  );
  assert.equal(answer.trace.reranker.note, 'Stopped before the pictures were looked at.');
  assert.deepEqual([answer.status, told.length > 0, answer.trace.hits.length > 0], ['stopped', true, true]);
  const kept = await engine.calls['answers.list']({ limit: 10 });
  assert.ok(kept.some(({ id }) => id === answer.id));
});

test('without a model nothing is looked at, and what was seen stays for when it is chosen again', async () => {
  await engine.calls['models.use']({ task: 'vlm', id: null });
  await engine.idle();
  const answer = await ask('when does the red circle appear?');
  assert.equal(answer.status, 'notFound');
  assert.match(answer.trace.reranker.note ?? '', /No model that looks at pictures is in use/);
  assert.equal((await stageOf('visual')).state, 'done');
  await engine.calls['models.use']({ task: 'vlm', id: 'pico-vlm' });
  await engine.idle();
  assert.equal((await ask('when does the red circle appear?')).status, 'answered');
});

test('another model looks at everything anew, in the background', async () => {
  const before = (await engine.calls['library.evidence']({ assetId, kinds: ['caption'] })).map(
    (one) => one.source.model,
  );
  assert.deepEqual([...new Set(before)], ['pico-vlm']);
  await engine.calls['models.import']({ path: fixtureModel('pico-vlm'), id: 'pico-again' });
  await engine.calls['models.use']({ task: 'vlm', id: 'pico-again' });
  await engine.idle();
  const captions = await engine.calls['library.evidence']({ assetId, kinds: ['caption'] });
  assert.deepEqual([captions.length, ...new Set(captions.map((one) => one.source.model))], [8, 'pico-again']);
  assert.equal((await ask('when does the red circle appear?')).trace.reranker.name, 'pico-again');
});

test('an asset takes its visual tokens with it', async () => {
  assert.ok((await engine.calls['app.info']({})).visual.frames > 0);
  await engine.calls['library.remove']({ assetIds: [assetId] });
  assert.equal((await engine.calls['library.check']({})).ok, true);
});

test('files that were taken in before there was a model are looked at once there is one', async () => {
  const late = await open('late');
  try {
    await late.calls['ingest.add']({ paths: [fixture('shapes', 'shapes.mp4')] });
    await late.idle();
    const [asset] = await late.calls['library.list']({});
    const stage = async () =>
      (await late.calls['library.asset']({ assetId: asset!.id })).stages.find((row) => row.stage === 'visual')!;
    assert.deepEqual(await stage().then(({ state, reason }) => [state, /Models/.test(reason ?? '')]), ['off', true]);
    await late.calls['models.import']({ path: fixtureModel('pico-vlm') });
    await late.idle();
    assert.equal((await stage()).state, 'done');
  } finally {
    await late.close();
  }
});

test('a file that is added while the library is looked at anew goes first', async () => {
  const busy = await open('busy');
  try {
    await busy.calls['ingest.add']({ paths: [fixture('shapes', 'shapes.mp4')] });
    await busy.idle();
    const ended: string[] = [];
    busy.on('jobs.changed', ({ jobs }) => {
      for (const { name, state } of jobs.slice(-2)) if (state === 'done' && !ended.includes(name)) ended.push(name);
    });
    const [first] = await busy.calls['ingest.jobs']({});
    await busy.calls['ingest.clear']({ jobIds: [first!.id] });
    await busy.calls['models.import']({ path: fixtureModel('pico-vlm') });
    await busy.calls['ingest.add']({ paths: [drawn] });
    await busy.idle();
    await wait(300);
    assert.deepEqual(ended, [basename(drawn), 'shapes.mp4']);
    assert.equal((await busy.calls['app.info']({})).visual.frames, 9);
  } finally {
    await busy.close();
  }
});

test('turned off in the middle of looking and on again, the rest is looked at', async () => {
  const halting = await open('halting');
  try {
    await halting.calls['models.import']({ path: fixtureModel('pico-vlm') });
    await halting.calls['ingest.add']({ paths: [fixture('shapes', 'shapes.mp4')] });
    const looked = async () => (await halting.calls['app.info']({})).visual.frames;
    while ((await looked()) === 0) await wait(1);
    await halting.calls['models.use']({ task: 'vlm', id: null });
    await halting.idle();
    assert.ok((await looked()) < 8, 'stopped in the middle');
    await halting.calls['models.use']({ task: 'vlm', id: 'pico-vlm' });
    await halting.idle();
    assert.equal(await looked(), 8);
  } finally {
    await halting.close();
  }
});
