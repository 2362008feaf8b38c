import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paperOf } from '../../../main/report/paper.ts';

test('the paper is that of the region, and A4 where none is known', () => {
  const linux = (env: Record<string, string>, locale = 'en-US') => paperOf({ platform: 'linux', env }, locale);
  assert.equal(linux({ LANG: 'en_US.UTF-8' }), 'letter');
  assert.equal(linux({ LANG: 'en_US.UTF-8', LC_PAPER: 'de_DE.UTF-8' }), 'a4');
  assert.equal(linux({ LANG: 'en_US.UTF-8', LC_ALL: 'C' }), 'a4');
  assert.equal(linux({ LANG: 'es_MX' }), 'letter');
  assert.equal(linux({}), 'a4', 'the runtime’s own guess means nothing where the system says nothing');
  assert.equal(paperOf({ platform: 'win32', env: {} }, 'en-US'), 'letter');
  assert.equal(paperOf({ platform: 'darwin', env: {} }, 'sv-SE'), 'a4');
  assert.equal(paperOf({ platform: 'darwin', env: {} }, 'en'), 'a4');
});
