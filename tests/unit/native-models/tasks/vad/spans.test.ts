import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SPAN_RULES, speechSpans } from '../../../../../native-models/tasks/vad/spans.ts';

const STEP = 0.1;
const rules = { ...SPAN_RULES, pad: 0 };
const at = (text: string) => Float32Array.from(text, (c) => Number(c) / 10);
const rounded = (spans: { start: number; end: number }[]) =>
  spans.map((s) => [s.start, s.end].map((v) => +v.toFixed(2)));

test('a span begins at the high threshold and lives on above the low one', () => {
  assert.deepEqual(rounded(speechSpans(at('00496440000'), STEP, 1.1, rules)), [[0.3, 0.7]]);
});

test('a short pause does not part a span, a long one does', () => {
  assert.deepEqual(rounded(speechSpans(at('9990099900'), STEP, 1, rules)), [[0, 0.8]]);
  assert.deepEqual(rounded(speechSpans(at('9990000999'), STEP, 1, rules)), [
    [0, 0.3],
    [0.7, 1],
  ]);
});

test('a click is no speech', () => {
  assert.deepEqual(speechSpans(at('0090000000'), STEP, 1, rules), []);
});

test('padding stays within the audio and never joins two spans', () => {
  const spans = speechSpans(at('9990000999'), STEP, 1, { ...rules, pad: 0.5 });
  assert.equal(spans[0]!.start, 0);
  assert.equal(spans[1]!.end, 1);
  assert.ok(spans[0]!.end < spans[1]!.start);
});

test('spans are ordered, apart and inside the audio, whatever the probabilities', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 200 }), (values) => {
      const duration = values.length * 0.032;
      let last = -1;
      for (const { start, end } of speechSpans(Float32Array.from(values), 0.032, duration)) {
        assert.ok(start > last && end > start && start >= 0 && end <= duration + 1e-9);
        last = end;
      }
    }),
  );
});
