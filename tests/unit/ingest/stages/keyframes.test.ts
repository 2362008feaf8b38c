import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { StageContext } from '../../../../main/ingest/stage.ts';
import { keyframes } from '../../../../main/ingest/stages/keyframes.ts';
import { openMedia } from '../../../../main/media/open-media.ts';
import { findTools } from '../../../../main/media/tools.ts';
import { sample } from '../../../fixtures/paths.ts';

test('stopped while a thumbnail is made, nothing is written behind the stop', async () => {
  const tools = await findTools({ env: process.env, platform: process.platform });
  const source = await openMedia(tools, sample('talk.mp4'));
  const stop = new AbortController();
  let [ended, making, late] = [false, false, 0];
  const write = () => {
    if (stop.signal.aborted) late++;
  };
  const context = {
    ...{ source, tools, signal: stop.signal, progress: () => undefined, units: () => new Map(), commit: write },
    asset: { id: 'a', kind: 'video', name: 'talk.mp4', duration: source.duration },
    library: { blobs: { put: write, path: () => undefined }, keyFrames: { ofAsset: () => [] } },
    pictures: {
      async at() {
        making = true;
        stop.abort();
        await wait(700);
        making = false;
        return { width: 2, height: 2, data: new Uint8Array(12) };
      },
    },
  } as unknown as StageContext;
  await assert.rejects(
    keyframes.run(context).finally(() => (ended = true)),
    { code: 'CANCELLED' },
  );
  assert.deepEqual([ended, making], [true, false], 'the stage ends when its thumbnails have');
  await wait(200);
  assert.equal(late, 0);
});
