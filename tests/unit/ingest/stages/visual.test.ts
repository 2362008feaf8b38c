import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StageContext, Unit } from '../../../../main/ingest/stage.ts';
import { visual } from '../../../../main/ingest/stages/visual.ts';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';

const assetId = 'a'.repeat(64);
const frames = Array.from({ length: 4 }, (_, i): KeyFrame => {
  return { id: `k${i}`, assetId, time: i * 5, start: i * 5, end: i * 5 + 5, sameAs: null };
});

/** Runs the stage over what is stored. @param changesAt frames after which another model is chosen */
async function run(stored: Map<string, Unit>, key: string, changesAt = Number.POSITIVE_INFINITY): Promise<string[]> {
  const looked: string[] = [];
  let at = '';
  const context = {
    asset: { id: assetId },
    library: { keyFrames: { ofAsset: () => frames }, stages: { units: () => [] } },
    models: {
      run: async (_: string, { texts }: { texts: string[] }) => ({
        vectors: new Float32Array(texts.length),
        dimensions: 1,
      }),
    },
    pictures: {
      async at(time: number) {
        at = `k${time / 5}`;
        return { width: 1, height: 1, data: new Uint8Array(3) };
      },
    },
    signal: new AbortController().signal,
    progress: () => undefined,
    units: () => new Map([...stored].map(([name, { state }]) => [name, state ?? null])),
    commit: (unit: Unit) => stored.set(unit.unit, unit),
    chosen: {
      clip: undefined,
      vlm: {
        id: key,
        key,
        isChosen: () => looked.length < changesAt,
        encode: async () => {
          looked.push(at);
          return new Uint8Array(1);
        },
        caption: async () => `seen by ${key}`,
      },
    },
  } as unknown as StageContext;
  await visual.run(context);
  return looked;
}

test('where the choice changes in the middle, it is off for want of its model and goes on when that is chosen again', async () => {
  const stored = new Map<string, Unit>();
  await assert.rejects(run(stored, 'one@1:16', 2), { code: 'MODEL_MISSING', message: /choice of the model changed/ });
  assert.equal(stored.has('captions'), false);
  assert.equal((await run(stored, 'one@1:16')).length, 2, 'only what is left');
  assert.equal(stored.get('captions')!.evidence![0]!.text, 'seen by one@1:16');
});

test('what another model looked at is looked at anew', async () => {
  const stored = new Map<string, Unit>();
  await assert.rejects(run(stored, 'one@1:16', 2), { code: 'MODEL_MISSING' });
  assert.equal((await run(stored, 'two@1:16')).length, 4);
  const captions = stored.get('captions')!.evidence!;
  assert.deepEqual([...new Set(captions.map(({ text }) => text))], ['seen by two@1:16']);
  assert.ok(
    [...stored.values()].every(({ visualTokens = [] }) => visualTokens.every(({ model }) => model === 'two@1:16')),
  );
  assert.equal((await run(stored, 'three@1:16')).length, 4, 'after the last one, too');
});
