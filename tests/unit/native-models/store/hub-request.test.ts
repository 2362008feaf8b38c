import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hubFrom, resolveUrl } from '../../../../native-models/store/hub-address.ts';
import { redirectTarget } from '../../../../native-models/store/hub-request.ts';

const from = (address: string, location: string) => redirectTarget(location, new URL(address)).href;

test('a redirect leads to encrypted addresses, and from this machine to itself', () => {
  assert.equal(from('https://hub.example/a/b', '/c'), 'https://hub.example/c');
  assert.equal(from('https://hub.example/a', 'https://cdn.example/x?y=1'), 'https://cdn.example/x?y=1');
  assert.equal(from('http://127.0.0.1:8000/a', 'http://localhost:9000/b'), 'http://localhost:9000/b');
  for (const location of [
    'http://cdn.example/x',
    'http://127.0.0.1/admin',
    'http://[::1]:631/',
    'http://localhost.example.org/',
    'http://127.0.0.1.example.org/',
    'ftp://cdn.example/x',
    'file:///etc/passwd',
    'data:text/plain,x',
  ]) {
    assert.throws(() => from('https://hub.example/a', location), { code: 'FORBIDDEN' }, location);
  }
  assert.throws(() => from('https://hub.example/a', 'https://'), { code: 'NETWORK' });
});

test('a file’s address is the endpoint’s, whatever stands in the names', () => {
  const address = (endpoint: string, revision: string, path: string) =>
    resolveUrl(hubFrom({ HF_ENDPOINT: endpoint }), 'owner/name', revision, path).href;
  assert.equal(
    address('https://huggingface.co/', 'main', 'onnx/a.onnx'),
    'https://huggingface.co/owner/name/resolve/main/onnx/a.onnx',
  );
  assert.equal(
    address('https://mirror.example/hf', 'refs/pr/1', 'a b?#.json'),
    'https://mirror.example/hf/owner/name/resolve/refs%2Fpr%2F1/a%20b%3F%23.json',
  );
  assert.equal(hubFrom({}).endpoint.href, 'https://huggingface.co/');
  assert.equal(hubFrom({ HF_TOKEN: '' }).token, undefined);
});
