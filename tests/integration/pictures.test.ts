import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Engine, openEngine } from '../../main/engine.ts';
import { silentLog } from '../../main/log/log.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import { fixture, fixtureModel, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const scratch = scratchFolder();
let engine: Engine;
let assetId: string;

before(async () => {
  engine = await openEngine({
    libraryDir: join(scratch, 'library'),
    modelsDir: join(scratch, 'models'),
    weightsDir,
    sampleDir: scratch,
    forkModels: () => forkNode(weightsDir),
    log: silentLog,
  });
  await engine.calls['ingest.add']({ paths: [fixture('shapes', 'shapes.mp4')] });
  await engine.idle();
  assetId = (await engine.calls['library.list']({}))[0]!.id;
});
after(() => engine.close());

const everywhere = { assetIds: [] };
const search = async (query: string, more: Partial<Parameters<Engine['calls']['search.run']>[0]> = {}) =>
  (await engine.calls['search.run']({ query, kinds: [], scope: everywhere, limit: 10, ...more })).moments;
const ask = (question: string) =>
  engine.streams['ask.run']({ question, scope: everywhere }, { signal: new AbortController().signal, emit: () => {} });
const stage = async () =>
  (await engine.calls['library.asset']({ assetId })).stages.find((row) => row.stage === 'pictures')!;

test('without a model for it pictures are not searched', async () => {
  assert.equal((await stage()).state, 'off');
  assert.match((await stage()).reason!, /Models/);
  assert.ok((await search('a small red circle')).every((moment) => moment.evidence.length > 0));
});

test('a model that comes later embeds what is there, and its pictures are found by what they show', async () => {
  await engine.calls['models.import']({ path: fixtureModel('pico-clip') });
  await engine.idle();
  assert.equal((await stage()).state, 'done');
  const [circle] = await search('a small red circle');
  assert.equal(circle!.start, 8);
  const [green] = await search('when does the green star appear?');
  assert.equal(green!.start, 24);
});

test('only where pictures are asked for, and within the scope', async () => {
  assert.deepEqual(await search('a small red circle', { kinds: ['speech'] }), []);
  const later = await search('a small red circle', { scope: { assetIds: [], from: 14, to: 22 } });
  assert.ok(later.every((moment) => moment.end > 14 && moment.start < 22));
});

test('a picture is offered as a near moment, and no answer is made of its likeness', async () => {
  const answer = await ask('when does the red circle appear?');
  assert.equal(answer.status, 'notFound');
  assert.equal(answer.moments[0]!.start, 8);
  assert.ok(answer.trace.stages.some(({ name }) => name === 'search pictures'));
});

test('with a model that looks, too, it looks first at what fits', async () => {
  await engine.calls['models.import']({ path: fixtureModel('pico-vlm') });
  await engine.idle();
  const answer = await ask('when does the red circle appear?');
  assert.equal(answer.sentences[0]?.text, 'From 0:08 to 0:12.');
});

test('turned off, nothing is searched; the vectors go with the file', async () => {
  await engine.calls['models.use']({ task: 'embed-image', id: null });
  const answer = await ask('what did the speaker say about tides?');
  assert.equal(
    answer.trace.stages.some(({ name }) => name === 'search pictures'),
    false,
  );
  await engine.calls['models.use']({ task: 'embed-image', id: 'pico-clip' });
  await engine.idle();
  assert.equal((await search('a small red circle'))[0]!.start, 8);
  await engine.calls['library.remove']({ assetIds: [assetId] });
  assert.deepEqual(await search('a small red circle'), []);
  assert.equal((await engine.calls['library.check']({})).ok, true);
});
