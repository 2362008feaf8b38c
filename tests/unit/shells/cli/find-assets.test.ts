import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAssets } from '../../../../main/shells/cli/find-assets.ts';
import type { Asset } from '../../../../preload/contract/asset.ts';

const asset = (id: string, name: string, path: string) => ({ id: id.repeat(32), name, paths: [path] }) as Asset;
const assets = [
  asset('ab', 'talk.mp4', '/a/talk.mp4'),
  asset('cd', 'Talk.MP4', '/b/Talk.MP4'),
  asset('ef', 'cat.png', '/c/cat.png'),
];
const find = (name: string) => findAssets(assets, [name]).map(({ paths }) => paths[0]);

test('by path, exact name, name in other letters, id and beginning of an id', () => {
  assert.deepEqual(find('/b/Talk.MP4'), ['/b/Talk.MP4']);
  assert.deepEqual(find('talk.mp4'), ['/a/talk.mp4']);
  assert.deepEqual(find('CAT.PNG'), ['/c/cat.png']);
  assert.deepEqual(find('cdcdcd'), ['/b/Talk.MP4']);
  assert.deepEqual(find('EF'.repeat(32)), ['/c/cat.png']);
});

test('a name that fits several files is not guessed', () => {
  assert.throws(() => find('TALK.mp4'), { code: 'BAD_INPUT', message: /abababababab, cdcdcdcdcdcd/ });
});

test('what is not there is said', () => {
  for (const name of ['dog.png', 'cdcd', '', '*']) assert.throws(() => find(name), { code: 'NOT_FOUND' });
});
