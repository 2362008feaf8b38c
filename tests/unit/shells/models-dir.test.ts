import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultModelsDir } from '../../../main/shells/models-dir.ts';

test('models lie in one folder for the machine, whichever library is open', () => {
  assert.equal(defaultModelsDir({ CUEPOINT_MODELS: '/m' }, 'linux'), '/m');
  assert.equal(defaultModelsDir({ CUEPOINT_LIBRARY: '/l', XDG_DATA_HOME: '/d' }, 'linux'), '/d/cuepoint/models');
  assert.equal(
    defaultModelsDir({ CUEPOINT_LIBRARY: '/l' }, 'darwin'),
    join(homedir(), 'Library', 'Application Support', 'Cuepoint', 'models'),
  );
});
