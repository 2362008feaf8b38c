import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FrameTimes } from '../../../../preload/contract/timeline.ts';
import { besideFrame } from '../../../../renderer/features/player/frame-windows.ts';

/** As main cuts windows: 20 s, beginning every 10. */
const windowsOf =
  (times: readonly number[]) =>
  async (at: number): Promise<FrameTimes> => {
    const from = Math.max(0, Math.round(at / 10) - 1) * 10;
    return { from, to: from + 20, times: times.filter((time) => time >= from && time <= from + 20) };
  };

test('stepping visits every frame once, on and back, however unevenly they come', async () => {
  const gaps = fc.array(
    fc.oneof(fc.constantFrom(0.0417, 0.04, 0.0167, 0.001), fc.double({ min: 0.02, max: 45, noNaN: true })),
    {
      minLength: 1,
      maxLength: 30,
    },
  );
  await fc.assert(
    fc.asyncProperty(gaps, async (all) => {
      const times = [0];
      for (const gap of all) times.push(times[times.length - 1]! + gap);
      const duration = times[times.length - 1]! + 0.04;
      const around = windowsOf(times);
      const walk = async (from: number, direction: 1 | -1): Promise<number[]> => {
        const visited = [from];
        for (let at: number | null = from; ; ) {
          at = await besideFrame(around, at + 0.0005, direction, duration);
          if (at === null) return visited;
          visited.push(at);
        }
      };
      assert.deepEqual(await walk(0, 1), times);
      assert.deepEqual(await walk(times[times.length - 1]!, -1), times.toReversed());
    }),
  );
});

test('from between two frames, on is the later one and back the one before the earlier', async () => {
  const around = windowsOf([0, 1, 2.5, 3]);
  assert.equal(await besideFrame(around, 2.1, 1, 3.5), 2.5);
  assert.equal(await besideFrame(around, 2.1, -1, 3.5), 0);
  assert.equal(await besideFrame(around, 0.5, -1, 3.5), null);
});

test('a main that always answers with the same window ends the search', async () => {
  const stuck = async (): Promise<FrameTimes> => ({ from: 10, to: 30, times: [12] });
  assert.equal(await besideFrame(stuck, 12, 1, 100), null);
  assert.equal(await besideFrame(stuck, 12, -1, 100), null);
});
