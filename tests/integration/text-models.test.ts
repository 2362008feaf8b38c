import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Engine, openEngine } from '../../main/engine.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { ModelsProcess } from '../../main/models/models-process.ts';
import type { TaskName } from '../../native-models/protocol.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { sampleDir, scratchFolder, weightsDir } from '../fixtures/paths.ts';
import { writePairModel } from '../onnx/pair-folder.ts';

const scratch = scratchFolder();

/** Set by a test: the models process is killed as soon as it has begun with this task. */
let killOn: TaskName | null = null;

function forkMortal(): ModelsProcess {
  const process = forkNode(weightsDir);
  let doomed: number | null = null;
  let dead = false;
  return {
    ...process,
    send(message) {
      if (message.kind === 'run' && message.task === killOn) doomed = message.id;
      process.send(message);
    },
    onMessage(listener) {
      process.onMessage((message) => {
        // Work on a few words may be done before a signal arrives: what a dead process says is not heard.
        if (dead) return;
        listener(message);
        if (message.kind !== 'started' || message.id !== doomed) return;
        killOn = null;
        dead = true;
        process.kill();
      });
    },
  };
}

let engine: Engine;
before(async () => {
  const libraryDir = join(scratch, 'library');
  const library = openLibrary(libraryDir, { log: silentLog });
  const client = createModelsClient({
    fork: () => forkNode(weightsDir),
    idleMs: 60_000,
    log: silentLog,
    onStatus: () => {},
  });
  const said: [number, number, string][] = [
    [1, 8, 'The keeper at Holm kept goats because the boat came only once a month.'],
    [12, 20, 'My uncle painted the tower at Skarvik twice.'],
    [60, 66, 'The fog bell hangs in the old harbour museum now.'],
    [68, 74, 'The bell of the school hangs in the yard.'],
  ];
  await fillLibrary(library, client, [{ name: 'harbour.mp4', duration: 80, speech: said }]);
  await client.close();
  library.close();
  const marks = { old: { start: 9, end: 1 }, museum: { start: 1, end: 9 }, uncle: { start: 5, end: 5 } };
  const words = ['harbour', 'museum', 'fog', 'bell', 'hangs', 'uncle', 'old'];
  writePairModel(join(scratch, 'tiny-reader'), {
    kind: 'bert',
    words,
    head: { does: 'read-marked', marks, none: 6 },
  });
  writePairModel(join(scratch, 'tiny-ranker'), { kind: 'bert', words, head: { does: 'rank-overlap', bias: 3 } });
  const modelsDir = join(scratch, 'models');
  engine = await openEngine({ libraryDir, modelsDir, weightsDir, sampleDir, forkModels: forkMortal, log: silentLog });
});
after(() => engine.close());

const ask = (question: string, signal = new AbortController().signal): Promise<Answer> =>
  engine.streams['ask.run']({ question, scope: { assetIds: [] } }, { signal, emit: () => {} });
const QUESTION = 'Where does the fog bell hang?';

test('without these models the rules answer, and nothing speaks of a model', async () => {
  const { sentences, trace } = await ask(QUESTION);
  assert.match(sentences[0]!.text, /^In the old harbour museum/);
  assert.match(trace.route, /read by place$/);
  assert.equal(trace.reranker.name, 'text');
});

test('a reader that was imported is in use and answers with the words of the recording and their second', async () => {
  const status = await engine.calls['models.import']({ path: join(scratch, 'tiny-reader') });
  assert.deepEqual([status.task, status.active, status.state], ['read', true, 'ready']);
  const { sentences, trace } = await ask(QUESTION);
  assert.match(sentences[0]!.text, /^Old harbour museum — “The fog bell hangs/);
  assert.deepEqual([sentences[0]!.citations[0]!.start, sentences[0]!.citations[0]!.end], [60, 66]);
  assert.match(trace.route, /read by tiny-reader, 100 % sure$/);
});

test('a cross-encoder weighs the moments, and the trace says which, where and how many', async () => {
  await engine.calls['models.import']({ path: join(scratch, 'tiny-ranker') });
  const { trace } = await ask(QUESTION);
  const { name, device, looked, note } = trace.reranker;
  assert.deepEqual([name, device, note], ['tiny-ranker', 'cpu', null]);
  assert.ok(looked >= 3);
  assert.equal(trace.hits[0]!.start, 60);
  const scores = trace.hits.map(({ after: score }) => score);
  assert.ok(scores.every((score) => score >= 0 && score <= 1));
});

test('the models process killed while it reads: the rules answer, with a note, and the next question is read again', async () => {
  killOn = 'read';
  const { sentences, trace } = await ask(QUESTION);
  assert.match(sentences[0]!.text, /^In the old harbour museum/);
  assert.match(trace.route, /read by rules only, because the reading model did not answer/);
  assert.match((await ask(QUESTION)).trace.route, /read by tiny-reader/);
});

test('killed while it weighs: the order of words and meaning, with a note', async () => {
  killOn = 'cross-encode';
  const { trace } = await ask(QUESTION);
  assert.match(trace.reranker.note ?? '', /the model that weighs words did not answer/);
  assert.equal(trace.reranker.looked, 0);
  assert.equal(trace.hits[0]!.start, 60);
});

test('a question that is stopped while the model reads is stopped', async () => {
  const stop = new AbortController();
  const asked = ask(QUESTION, stop.signal);
  setTimeout(() => stop.abort(), 5);
  await assert.rejects(asked, { code: 'CANCELLED' });
  assert.equal((await ask(QUESTION)).status, 'answered');
});

test('turned off, everything is as before', async () => {
  await engine.calls['models.use']({ task: 'read', id: null });
  await engine.calls['models.use']({ task: 'cross-encode', id: null });
  const { sentences, trace } = await ask(QUESTION);
  assert.match(sentences[0]!.text, /^In the old harbour museum/);
  assert.equal(trace.reranker.name, 'text');
});
