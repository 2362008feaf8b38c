import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace } from '../../../../preload/contract/answer.ts';
import { decoupledText, hitText, lookedText, usefulness } from '../../../../renderer/features/ask/trace-words.ts';

type Hit = Trace['hits'][number];
const hit = (p?: number | null, tokens?: number | null) => ({ before: 0.71, after: 0.88, p, tokens }) as Hit;
const trace = (hits: Hit[], reranker: Partial<Trace['reranker']>) =>
  ({ hits, reranker: { name: 'pico', note: null, ...reranker } }) as Trace;

test('a trace says how many moments were looked at, where, and how much was read of each', () => {
  const hits = [hit(0.9, 38), hit(0.1, 38), hit(null, null)];
  assert.equal(
    lookedText(trace(hits, { looked: 2, device: 'cpu' })),
    'Looked at 2 moments on the processor, 38 tokens each',
  );
  assert.equal(
    lookedText(trace([hit(0.9, 38), hit(0.1, 45)], { looked: 2, device: null })),
    'Looked at 2 moments, about 42 tokens each',
  );
  assert.equal(
    lookedText(trace([hit(0.9)], { looked: 1, device: 'webgpu' })),
    'Looked at 1 moment on the graphics card',
  );
});

test('an answer of a version without such models says nothing of looking', () => {
  assert.equal(lookedText(trace([hit()], {})), null);
  assert.equal(usefulness(hit()), null);
  assert.equal(hitText(hit()), 'Score 0.710 before, 0.880 after.');
});

test('a hit tells P(Yes), what it means, and its scores', () => {
  const said = hitText(hit(0.8734, 38));
  assert.match(said, /^P\(Yes\) 0\.873: how likely /);
  assert.match(said, /read 38 tokens\. Score 0\.710 before, 0\.880 after\.$/);
});

test('a trace says who read the question, why, and what it took', () => {
  assert.equal(
    decoupledText({ by: 'rules', why: 'the rules read it clearly', ms: 0 }),
    'By rules alone: the rules read it clearly.',
  );
  assert.equal(
    decoupledText({ by: 'both', why: 'it is long; qwen', ms: 840.3 }),
    'By rules and a model, 840 ms: it is long; qwen.',
  );
});
