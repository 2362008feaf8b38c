import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromWorker, TaskName, ToWorker } from '../../../../native-models/protocol.ts';
import type { TaskContext } from '../../../../native-models/runtimes/task.ts';
import { createDispatch } from '../../../../native-models/worker/dispatch.ts';
import type { Registry, Runners } from '../../../../native-models/worker/registry.ts';

/** A dispatch whose tasks count down `steps` of their input, breathing between them. */
function started() {
  const sent: FromWorker[] = [];
  const order: string[] = [];
  const run =
    (task: TaskName) => async (input: { name: string; steps?: number; fail?: boolean }, context: TaskContext) => {
      for (let i = 0; i < (input.steps ?? 1); i++) {
        order.push(`${input.name}${i}`);
        await context.breathe();
      }
      if (input.fail) throw new Error(`no ${task}`);
      return input.name;
    };
  const tasks: TaskName[] = ['vad', 'asr', 'detect', 'ocr', 'embed-text'];
  const registry: Registry = {
    runners: Object.fromEntries(tasks.map((task) => [task, run(task)])) as unknown as Runners,
    lanes: { vad: 'onnx', asr: 'onnx', detect: 'onnx', 'embed-text': 'onnx', ocr: 'ocr' } as Registry['lanes'],
    widths: { onnx: 1, ocr: 2 },
    release: async () => {},
  };
  const receive = createDispatch(registry, (message) => sent.push(message));
  const ask = (id: number, task: string, input: object) => receive({ kind: 'run', id, task, input } as ToWorker);
  /** Resolves when `count` requests have ended, well or not. */
  const ended = async (count: number) => {
    while (sent.filter((m) => m.kind === 'result' || m.kind === 'error').length < count) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const kinds = () => sent.map((m) => `${m.kind} ${'id' in m ? m.id : ''}`);
  return { sent, order, receive, ask, kinds, ended };
}

test('tasks of one lane run one after the other, the text reader beside them', async () => {
  const { ask, kinds, order, ended } = started();
  ask(1, 'asr', { name: 'a', steps: 2 });
  ask(2, 'detect', { name: 'b' });
  ask(3, 'ocr', { name: 'c' });
  ask(4, 'ocr', { name: 'd' });
  assert.deepEqual(kinds(), ['started 1', 'started 3', 'started 4']);
  await ended(4);
  assert.deepEqual(
    order.filter((s) => 'ab'.includes(s[0]!)),
    ['a0', 'a1', 'b0'],
  );
  assert.ok(kinds().indexOf('started 2') > kinds().indexOf('result 1'));
});

test("a question's embedding goes before waiting work and between the steps of running work", async () => {
  const { ask, order, ended } = started();
  ask(1, 'asr', { name: 'a', steps: 3 });
  ask(2, 'detect', { name: 'b' });
  ask(3, 'embed-text', { name: 'q', texts: ['where?'] });
  await ended(3);
  assert.deepEqual(order, ['a0', 'q0', 'a1', 'a2', 'b0']);
});

test('a long list of texts waits its turn', async () => {
  const { ask, order, ended } = started();
  ask(1, 'asr', { name: 'a', steps: 2 });
  ask(2, 'detect', { name: 'b' });
  ask(3, 'embed-text', { name: 'e', texts: ['1', '2', '3'] });
  await ended(3);
  assert.deepEqual(order, ['a0', 'a1', 'b0', 'e0']);
});

test('running work stops at its next step, waiting work never starts', async () => {
  const { ask, receive, sent, order, ended } = started();
  ask(1, 'asr', { name: 'a', steps: 50 });
  ask(2, 'detect', { name: 'b' });
  receive({ kind: 'cancel', id: 2 });
  receive({ kind: 'cancel', id: 1 });
  await ended(2);
  assert.deepEqual(order, ['a0']);
  const errors = sent.flatMap((m) => (m.kind === 'error' ? [[m.id, m.code]] : []));
  assert.deepEqual(errors, [
    [2, 'CANCELLED'],
    [1, 'CANCELLED'],
  ]);
});

test('an error of one task is its own; an unknown task is refused', async () => {
  const { ask, sent, ended } = started();
  ask(1, 'asr', { name: 'a', fail: true });
  ask(2, 'detect', { name: 'b' });
  ask(3, 'paint', { name: 'c' });
  await ended(3);
  const ends = sent.flatMap((m) =>
    m.kind === 'error' ? [`${m.id} ${m.code}`] : m.kind === 'result' ? [`${m.id} ${m.value}`] : [],
  );
  assert.deepEqual(ends, ['3 BAD_INPUT', '1 INTERNAL', '2 b']);
});
