import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Vlm } from '../../main/models/vlm.ts';
import { fixture, odd, scratchFolder } from '../fixtures/paths.ts';
import { openIngest } from './ingest-program.ts';

test('every file can be asked about before the first picture is looked at', async () => {
  const states: string[][] = [];
  const vlm = {
    id: 'slow',
    key: 'slow@1:16',
    isChosen: () => true,
    encode: async () => {
      states.push(opened.library.stages.list(later()).map(({ stage, state }) => `${stage} ${state}`));
      return new Uint8Array(1);
    },
    caption: async () => 'a picture',
  } as unknown as Vlm;
  const opened = openIngest(scratchFolder(), undefined, { vlm, clip: undefined });
  const { library, ingest } = opened;
  const later = () => library.assets.list().find(({ name }) => name === 'photo.webp')?.id ?? '';
  ingest.start();
  await ingest.add([fixture('shapes', 'shapes.mp4'), odd('photo.webp')]);
  await ingest.idle();
  assert.equal(states.length, 9);
  for (const stages of states) assert.ok(stages.includes('embeddings done'), stages.join());
  assert.ok(library.assets.list().every(({ state }) => state === 'ready'));
  assert.ok(ingest.jobs().every(({ state }) => state === 'done'));
  await opened.close();
});
