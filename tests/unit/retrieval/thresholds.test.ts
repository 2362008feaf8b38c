import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '../../../main/log/log.ts';
import type { Vlm } from '../../../main/models/vlm.ts';
import { createThresholds } from '../../../main/retrieval/thresholds.ts';
import { idOf, libraryWith, note } from '../library/sample-library.ts';

const vlm = { id: 'pico-vlm', key: 'pico-vlm@1:16' } as Vlm;

test('thumbs on what a model judged are known cases of its threshold', (t) => {
  const library = libraryWith(t, [note(1, 'a', 'one')]);
  const thresholds = createThresholds(library, silentLog);
  t.after(() => thresholds.close());
  let n = 0;
  const thumb = (given: 'up' | 'down', p: number, model = 'pico-vlm') =>
    library.feedback.put({
      answerId: `a${n++}`,
      momentId: 'm',
      thumb: given,
      question: 'Where is the dog?',
      vector: null,
      judged: { model, p },
      spans: [{ assetId: idOf(1), evidenceId: 'a', start: 0, end: 1 }],
      createdAt: n,
    });
  assert.equal(thresholds.of(vlm), 0.5);
  for (const p of [0.75, 0.72, 0.78]) thumb('up', p);
  for (const p of [0.55, 0.62, 0.58]) thumb('down', p);
  assert.equal(thresholds.of(vlm), 0.5, 'three of each are chance');
  thumb('up', 0.77);
  thumb('down', 0.65);
  const learned = thresholds.of(vlm);
  assert.ok(learned > 0.6 && learned < 0.75, `${learned}`);
  assert.equal(thresholds.of({ ...vlm, id: 'another' }), 0.5, 'of another model they say nothing');

  // What the model's own descriptions have taught counts with them.
  library.settings.set(`known cases ${vlm.key}`, { relevant: Array(40).fill(0.45), irrelevant: Array(40).fill(0.15) });
  assert.ok(thresholds.of(vlm) < 0.45);
  library.settings.set(`known cases ${vlm.key}`, { relevant: 'damaged' });
  assert.equal(thresholds.of(vlm), learned);
});
