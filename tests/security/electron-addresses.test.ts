import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOurPage, mayOpenOutside, pageUrl } from '../../main/shells/electron/addresses.ts';

test('only the page of our own scheme and host is ours', () => {
  assert.equal(isOurPage(pageUrl), true);
  assert.equal(isOurPage(`${pageUrl}index.html?x#y`), true);
  for (const address of [
    '',
    'about:blank',
    'app://evil/',
    'app://cuepoint.evil/',
    'https://cuepoint/',
    'file:///app://cuepoint/',
    'app:cuepoint',
    'media://local/asset/x',
    'http://app://cuepoint/',
    'app://user@cuepoint.evil/',
  ]) {
    assert.equal(isOurPage(address), false, address);
  }
});

test('only plain https addresses leave for the browser', () => {
  assert.equal(mayOpenOutside('https://example.org/a?b#c'), true);
  for (const address of [
    '',
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pass@example.org',
    'smb://host/x',
    'ms-settings:',
    'cuepoint',
    'https//x',
  ]) {
    assert.equal(mayOpenOutside(address), false, address);
  }
});
