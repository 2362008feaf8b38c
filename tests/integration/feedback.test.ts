import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type Engine, openEngine } from '../../main/engine.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { sampleDir, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const scratch = scratchFolder();
const forkModels = () => forkNode(weightsDir);
const QUESTION = 'Where does the old bell hang?';

let engine: Engine;
before(async () => {
  const libraryDir = join(scratch, 'library');
  const library = openLibrary(libraryDir, { log: silentLog });
  const client = createModelsClient({ fork: forkModels, idleMs: 60_000, log: silentLog, onStatus: () => {} });
  const said: [number, number, string][] = [
    [1, 8, 'The keeper at Holm kept goats.'],
    [12, 20, 'The old bell hangs in the harbour museum.'],
    [40, 46, 'The old bell hangs in the school yard.'],
    [60, 66, 'The ferry leaves from the wharf at noon.'],
  ];
  await fillLibrary(library, client, [{ name: 'harbour.mp4', duration: 80, speech: said }]);
  await client.close();
  library.close();
  const modelsDir = join(scratch, 'models');
  engine = await openEngine({ libraryDir, modelsDir, weightsDir, sampleDir, forkModels, log: silentLog });
});
after(() => engine.close());

const given: { answerId: string; momentId: string | null }[] = [];
beforeEach(async () => {
  for (const one of given.splice(0)) await engine.calls['feedback.set']({ ...one, thumb: null });
});
const ask = (question: string): Promise<Answer> =>
  engine.streams['ask.run'](
    { question, scope: { assetIds: [] } },
    { signal: new AbortController().signal, emit: () => {} },
  );
async function give(answer: Answer, thumb: 'up' | 'down' | null, momentId: string | null = null): Promise<void> {
  given.push({ answerId: answer.id, momentId });
  await engine.calls['feedback.set']({ answerId: answer.id, momentId, thumb });
}
const movedAt = ({ trace }: Answer, second: number) => trace.hits.find(({ start }) => start === second)?.moved ?? 0;
const cited = ({ sentences }: Answer) => sentences[0]?.citations[0]?.start;

test('a thumb down on an answer puts the other that fits as well first; taken back, all is as before', async () => {
  const first = await ask(QUESTION);
  const [told, other] = [cited(first)!, cited(first) === 12 ? 40 : 12];
  assert.equal(movedAt(first, told), 0);
  await give(first, 'down');
  const second = await ask(QUESTION);
  assert.equal(cited(second), other);
  assert.equal(movedAt(second, told), -1);
  assert.equal(second.trace.hits.length, first.trace.hits.length, 'nothing is hidden');
  assert.ok(second.moments.some(({ start }) => start === told));
  await give(first, null);
  const third = await ask(QUESTION);
  assert.deepEqual([cited(third), movedAt(third, told)], [told, 0]);
});

test('what asks the same in other words is moved, what asks another thing is not', async () => {
  const first = await ask(QUESTION);
  await give(first, 'down');
  const told = cited(first)!;
  assert.ok(movedAt(await ask('Where is the old bell hanging now?'), told) < 0);
  assert.equal(movedAt(await ask('Why does the old bell hang?'), told), 0);
  assert.equal(movedAt(await ask('Where does the ferry leave from?'), told), 0);
});

test('a thumb up on a moment moves it up, and is told as given', async () => {
  const first = await ask(QUESTION);
  const other = first.moments.find(({ start }) => start === (cited(first) === 12 ? 40 : 12))!;
  await give(first, 'up', other.id);
  assert.deepEqual(await engine.calls['feedback.of']({ answerId: first.id }), [{ momentId: other.id, thumb: 'up' }]);
  const second = await ask(QUESTION);
  assert.ok(movedAt(second, other.start) > 0);
  assert.equal(second.trace.hits.toSorted((a, b) => b.after - a.after)[0]!.start, other.start);
});

test('search follows, too', async () => {
  const search = { query: QUESTION, kinds: [], scope: { assetIds: [] }, limit: 30 };
  const order = async () => (await engine.calls['search.run'](search)).moments.map(({ start }) => start);
  const before_ = await order();
  const first = await ask(QUESTION);
  await give(first, 'down', first.moments.find(({ start }) => start === before_[0])!.id);
  const after_ = await order();
  assert.deepEqual(after_.slice(0, 2), [before_[1], before_[0]]);
  assert.deepEqual(after_.toSorted(), before_.toSorted());
});

test('many thumbs move no further than one', async () => {
  for (let i = 0; i < 5; i++) await give(await ask(QUESTION), 'down', null);
  const after_ = await ask(QUESTION);
  assert.ok(Math.abs(movedAt(after_, 12)) <= 1 && Math.abs(movedAt(after_, 40)) <= 1);
  const hit = after_.trace.hits.find(({ start }) => start === 12)!;
  assert.ok(hit.after > 0);
});

test('what cannot be judged is refused in a sentence', async () => {
  const set = engine.calls['feedback.set'];
  await assert.rejects(set({ answerId: 'none', momentId: null, thumb: 'up' }), { code: 'NOT_FOUND' });
  const missing = await ask('Who is the mayor of Nordkap?');
  assert.equal(missing.status, 'notFound');
  await assert.rejects(set({ answerId: missing.id, momentId: null, thumb: 'down' }), { code: 'BAD_INPUT' });
  await assert.rejects(set({ answerId: missing.id, momentId: 'm', thumb: 'up' }), { code: 'NOT_FOUND' });
  await give(missing, 'up', missing.moments[0]!.id);
  assert.equal((await engine.calls['library.check']({})).problems.filter((one) => /thumb/.test(one)).length, 0);
});
