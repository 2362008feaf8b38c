import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherLibrary } from '../../../../main/shells/electron/other-library.ts';

test('a second start with another library is told so, with both folders', () => {
  const said = otherLibrary('/tmp/one', { libraryDir: '/tmp/two' });
  assert.match(said?.message ?? '', /already open with another library/);
  assert.match(said?.detail ?? '', /one\n.*two/);
});

test('the same library, or a start that does not say which, is no reason to speak', () => {
  assert.equal(otherLibrary('/tmp/one', { libraryDir: '/tmp/two/../one/' }), undefined);
  assert.equal(otherLibrary('/tmp/one', null), undefined);
});
