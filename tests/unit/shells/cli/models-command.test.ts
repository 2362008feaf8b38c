import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installLine, modelTable } from '../../../../main/shells/cli/models-command.ts';
import { sizeText } from '../../../../main/shells/cli/size-text.ts';
import type { ModelStatus } from '../../../../preload/contract/model.ts';

test('an installation shows how far it is, how fast and how long still', () => {
  const progress = {
    file: 'a',
    received: 134_000_000,
    total: 268_000_000,
    bytesPerSecond: 9_000_000,
    secondsLeft: 14.9,
  };
  assert.equal(installLine('smol', progress), 'smol [############------------] 50%  9 MB/s  0:14 left');
  const begun = { file: 'a', received: 0, total: 0, bytesPerSecond: null, secondsLeft: null };
  assert.equal(installLine('smol', begun), 'smol [########################] 100%');
});

test('sizes read as people compare them', () => {
  assert.deepEqual([0, 788, 999_500, 268e6, 4.9e9].map(sizeText), ['0 kB', '1 kB', '1000 kB', '268 MB', '4.9 GB']);
});

test('a model that was begun to be fetched is told from one that was not', () => {
  const model: ModelStatus = {
    id: 'smol',
    name: 'Smol',
    task: 'vlm',
    gives: 'Looks',
    licence: 'Apache-2.0',
    embedded: false,
    active: false,
    repo: null,
    revision: null,
    size: 268e6,
    downloaded: 0,
    memory: 648e6,
    state: 'available',
    reason: null,
    speed: null,
  };
  const rows = modelTable([model, { ...model, id: 'other', downloaded: 5, active: true, memory: null }]);
  assert.deepEqual(rows, [
    '   smol   available  268 MB  ~648 MB memory  Apache-2.0  Looks',
    '*  other  begun      268 MB                  Apache-2.0  Looks',
  ]);
  assert.deepEqual(modelTable([]), []);
});
