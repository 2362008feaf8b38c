import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import type { Library } from '../../main/library/library.ts';
import { findTools } from '../../main/media/tools.ts';
import { createMediaFiles } from '../../main/media-files.ts';
import { odd, scratchFolder } from '../fixtures/paths.ts';

test('at most two frames are decoded at once, and all come', async () => {
  const path = odd('short-0.3s.mp4');
  const asset = { id: 'a', name: 'short', paths: [path], size: statSync(path).size };
  const library = { assets: { get: () => asset } } as unknown as Library;
  const found = findTools({ env: process.env, platform: process.platform });
  const gate = Promise.withResolvers<void>();
  let begun = 0;
  const tools = async () => {
    begun++;
    await gate.promise;
    return found;
  };
  const dir = scratchFolder();
  const media = createMediaFiles({ library, tools, reportsDir: dir, cacheDir: dir });
  const frames = [0, 0.1, 0.2, 0.25].map((time) => media.frame('a', time, 32));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(begun, 2);
  gate.resolve();
  assert.ok((await Promise.all(frames)).every((jpeg) => jpeg.length > 100));
  assert.equal(begun, 4);
});
