import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import sharp from 'sharp';
import { exportFrame } from '../../../main/annotate/export-frame.ts';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { harmfulStrings } from '../../fixtures/harmful-strings.ts';
import { scratchFolder } from '../../fixtures/paths.ts';
import { assets, hostile } from '../report/example.ts';

test('a frame saved as a picture: words that mean harm in its file’s name and on it stay words', async () => {
  const asset = assets.find(({ kind }) => kind === 'video')!;
  for (const text of [hostile, ...harmfulStrings]) {
    const what = text.slice(0, 40);
    const shapes: Annotation[] = [
      { kind: 'text', id: 't', color: 'white', at: { x: 0.1, y: 0.1 }, text: text.slice(0, 300), size: 0.05 },
      { kind: 'callout', id: 'c', color: 'blue', at: { x: 0.5, y: 0.5 }, number: 1, text },
    ];
    const picture = { data: Buffer.alloc(320 * 180 * 3), width: 320, height: 180 };
    const outDir = scratchFolder();
    const exported = await exportFrame({
      ...{ asset: { ...asset, name: text }, at: 20, picture, format: 'png', appVersion: '1', outDir },
      ...{ hidden: [], shapes, callouts: [{ number: 1, text }] },
    });
    for (const name of readdirSync(outDir)) assert.match(name, /^[\p{L}\p{N}\p{M}-]+(\.[a-z]+){1,3}$/u, what);
    const { width, height, exif, xmp } = await sharp(exported.path).metadata();
    assert.deepEqual([width, height, exif, xmp], [320, 180, undefined, undefined], what);
    const facts = readFileSync(`${exported.path}.source.json`, 'utf8');
    assert.ok(facts.isWellFormed(), what);
    assert.doesNotMatch(facts, /[\u202a-\u202e\u2066-\u2069]|\\u(00[01]|202[a-e]|206[6-9]|d[89a-f])/i, what);
    assert.equal(JSON.parse(facts).callouts[0].number, 1, what);
  }
});
