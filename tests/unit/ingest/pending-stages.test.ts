import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsAll, isOutdated as outdated, pendingStages as pending } from '../../../main/ingest/run-stages.ts';
import { versionOf } from '../../../main/ingest/stage.ts';
import { everyStage } from '../../../main/ingest/stages/every-stage.ts';
import type { StageRow } from '../../../main/library/library.ts';
import type { ChosenModels } from '../../../main/models/chosen-models.ts';
import type { Clip } from '../../../main/models/clip.ts';
import type { Vlm } from '../../../main/models/vlm.ts';

const chosen: ChosenModels = { vlm: { key: 'pico@1:16' } as Vlm, clip: { key: 'pico-clip@1' } as Clip };
const none: ChosenModels = { vlm: undefined, clip: undefined };

const done = (): StageRow[] =>
  everyStage.map((stage) => ({
    stage: stage.name,
    state: 'done',
    version: versionOf(stage, chosen) ?? '',
    reason: null,
  }));
const pendingStages = (rows: StageRow[], retryOff: boolean, models = chosen) => pending(rows, retryOff, models);
const isOutdated = (rows: StageRow[], models = chosen) => outdated(rows, models);
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
    ['embeddings', 'keyframes', 'objects', 'pictures', 'text', 'visual'].sort(),
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

test('another model looks at every picture anew, and the first one does where none was chosen', () => {
  const other = { ...chosen, vlm: { key: 'pico@2:16' } as Vlm };
  assert.deepEqual([...pendingStages(done(), false, other)].sort(), ['embeddings', 'visual']);
  assert.equal(isOutdated(done(), other), true);
  const off = change('visual', { state: 'off', version: '' });
  assert.equal(isOutdated(off, chosen), true);
  assert.equal(outdated(off, none), false, 'nothing to look with');
});

test('what a model has seen stays when no model is chosen any more', () => {
  assert.deepEqual([...pending(done(), false, none)], []);
  assert.equal(outdated(done(), none), false);
});

test('another model for finding pictures embeds them anew, and nothing else', () => {
  const other = { ...chosen, clip: { key: 'other@1' } as Clip };
  assert.deepEqual([...pendingStages(done(), false, other)].sort(), ['embeddings', 'pictures']);
  const off = change('pictures', { state: 'off', version: '' });
  assert.equal(isOutdated(off), true);
  assert.equal(isOutdated(off, { ...chosen, clip: undefined }), false);
});

test('a stage of a later Cuepoint waits until its model is chosen', () => {
  const older = done().filter((row) => row.stage !== 'pictures');
  assert.equal(outdated(older, none), false);
  assert.equal(isOutdated(older), true);
});
