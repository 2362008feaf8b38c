import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsAll, isOutdated, pendingStages } from '../../../main/ingest/run-stages.ts';
import { everyStage } from '../../../main/ingest/stages/every-stage.ts';
import type { StageRow } from '../../../main/library/library.ts';

const done = (): StageRow[] =>
  everyStage.map(({ name, version }) => ({ stage: name, state: 'done', version, reason: null }));
const change = (stage: string, to: Partial<StageRow>) => done().map((r) => (r.stage === stage ? { ...r, ...to } : r));

test('nothing is left of a whole asset, everything of a new one', () => {
  assert.deepEqual([...pendingStages(done(), false)], []);
  assert.equal(pendingStages([], false).size, everyStage.length);
});

test('a failed stage runs again, with the meaning of what it finds', () => {
  assert.deepEqual([...pendingStages(change('speech', { state: 'failed' }), false)].sort(), ['embeddings', 'speech']);
});

test('another version of the key frames runs what rests on them', () => {
  assert.deepEqual(
    [...pendingStages(change('keyframes', { version: 'older' }), false)].sort(),
    ['embeddings', 'keyframes', 'objects', 'text'].sort(),
  );
});

test('what was off runs only when asked for', () => {
  const rows = change('subtitles', { state: 'off' });
  assert.equal(pendingStages(rows, false).has('subtitles'), false);
  assert.equal(pendingStages(rows, true).has('subtitles'), true);
});

test('at a start only what is of another version, missing or half done is read again', () => {
  assert.equal(isOutdated(done()), false);
  assert.equal(isOutdated(change('text', { state: 'failed', reason: 'Broken.' })), false);
  assert.equal(isOutdated(change('objects', { state: 'off', version: '' })), false, 'its model is missing');
  assert.equal(isOutdated(change('speech', { version: 'older' })), true);
  assert.equal(isOutdated(change('waveform', { state: 'off', version: 'older' })), true);
  assert.equal(isOutdated(change('keyframes', { state: 'pending', version: '' })), true);
  assert.equal(isOutdated(done().slice(1)), true);
});

test('a disk too full for the playable copy costs only that copy', () => {
  const ends = everyStage.filter((stage) => endsAll(stage, 'DISK_FULL')).map((stage) => stage.name);
  assert.deepEqual(
    ends,
    everyStage.map((stage) => stage.name).filter((name) => name !== 'proxy'),
  );
  assert.ok(everyStage.every((stage) => endsAll(stage, 'CANCELLED')));
});
