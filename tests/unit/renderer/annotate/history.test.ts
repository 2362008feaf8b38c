import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Annotation } from '../../../../preload/contract/annotation.ts';
import {
  type Action,
  type History,
  historyAfter,
  MOST_ANNOTATIONS,
  startHistory,
} from '../../../../renderer/features/annotate/history.ts';
import { anyAnnotation } from './arbitrary.ts';

const empty = startHistory({ annotations: [], start: 1, end: 2 });
const box = (id: string, x = 0.1): Annotation => ({
  ...{ kind: 'box', id, color: 'red', label: '' },
  box: { x, y: 0.1, w: 0.2, h: 0.2 },
});

/** Actions as a person may do them, over a few shapes so that they meet. */
const actions = fc.array(
  fc.oneof(
    anyAnnotation.map((annotation): Action => ({ type: 'add', annotation })),
    fc.record({
      type: fc.constant('change' as const),
      at: fc.nat(9),
      to: anyAnnotation,
      gesture: fc.constantFrom('a', 'b', undefined),
    }),
    fc.record({ type: fc.constant('remove' as const), at: fc.nat(9) }),
    fc.record({ type: fc.constant('span' as const), start: fc.nat(3), end: fc.integer({ min: 4, max: 9 }) }),
    fc.constantFrom<Action>({ type: 'undo' }, { type: 'redo' }),
  ),
  { maxLength: 30 },
);
type Drawn = typeof actions extends fc.Arbitrary<infer T> ? T : never;

/** Does them one after another; shapes are named by their place. */
function done(steps: Drawn, each: (before: History, action: Action, after: History) => void = () => {}): History {
  return steps.reduce((before, step) => {
    const { annotations } = before.present;
    const one = 'at' in step ? annotations[step.at % Math.max(1, annotations.length)] : undefined;
    if ('at' in step && !one) return before;
    const action: Action =
      'to' in step
        ? {
            type: 'change',
            annotation: { ...step.to, id: one!.id },
            ...(step.gesture ? { gesture: step.gesture } : {}),
          }
        : 'at' in step
          ? { type: 'remove', id: one!.id }
          : (step as Action);
    const after = historyAfter(before, action);
    each(before, action, after);
    return after;
  }, empty);
}

test('undo takes a step back to exactly what was there, and redo makes it again', () => {
  fc.assert(
    fc.property(actions, (steps) => {
      done(steps, (before, action, after) => {
        if (
          action.type === 'undo' ||
          action.type === 'redo' ||
          after === before ||
          after.past.length <= before.past.length
        )
          return;
        const undone = historyAfter(after, { type: 'undo' });
        assert.deepEqual(undone.present, before.present);
        assert.deepEqual(historyAfter(undone, { type: 'redo' }).present, after.present);
      });
    }),
  );
});

test('undone to the beginning there is the beginning; redone to the end, the end', () => {
  fc.assert(
    fc.property(actions, (steps) => {
      const end = done(steps);
      let at = end;
      while (at.past.length > 0) at = historyAfter(at, { type: 'undo' });
      assert.deepEqual(at.present, empty.present);
      while (at.future.length > end.future.length) at = historyAfter(at, { type: 'redo' });
      assert.deepEqual(at.present, end.present);
    }),
  );
});

test('a drag is one step, however many moves it has; one that ends where it began is none', () => {
  let history = historyAfter(empty, { type: 'add', annotation: box('a') });
  const before = history;
  for (const x of [0.2, 0.3, 0.4])
    history = historyAfter(history, { type: 'change', annotation: box('a', x), gesture: 'g' });
  assert.equal(history.past.length, before.past.length + 1);
  assert.deepEqual(historyAfter(history, { type: 'undo' }).present, before.present);
  history = historyAfter(history, { type: 'change', annotation: box('a'), gesture: 'g' });
  assert.equal(history.past.length, before.past.length);
  assert.deepEqual(history.present, before.present);
});

test('a text that was begun and left empty leaves no step', () => {
  const text: Annotation = { kind: 'text', id: 't', color: 'blue', at: { x: 0, y: 0 }, text: '', size: 0.1 };
  const begun = historyAfter(empty, { type: 'add', annotation: text, gesture: 'text-t' });
  const left = historyAfter(begun, { type: 'remove', id: 't', gesture: 'text-t' });
  assert.deepEqual([left.past, left.present], [[], empty.present]);
});

test('what changes nothing is no step, a new step ends what could be redone, and a full picture takes no more', () => {
  const one = historyAfter(empty, { type: 'add', annotation: box('a') });
  assert.equal(historyAfter(one, { type: 'change', annotation: box('a') }), one);
  assert.equal(historyAfter(one, { type: 'remove', id: 'z' }), one);
  assert.equal(historyAfter(one, { type: 'span', start: 1, end: 2 }), one);
  const undone = historyAfter(one, { type: 'undo' });
  assert.equal(undone.future.length, 1);
  assert.equal(historyAfter(undone, { type: 'add', annotation: box('b') }).future.length, 0);
  const full = startHistory({
    ...empty.present,
    annotations: Array.from({ length: MOST_ANNOTATIONS }, (_, i) => box(`${i}`)),
  });
  assert.equal(historyAfter(full, { type: 'add', annotation: box('new') }), full);
});
