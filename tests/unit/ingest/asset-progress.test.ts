import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAssetProgress, restingView } from '../../../main/ingest/asset-progress.ts';
import type { JobView } from '../../../main/jobs/job-list.ts';
import type { StageRow } from '../../../main/library/library.ts';
import type { Vlm } from '../../../main/models/vlm.ts';
import type { Asset } from '../../../preload/contract/asset.ts';

const asset: Asset = {
  ...{
    id: 'a'.repeat(64),
    name: 'talk.mp4',
    kind: 'video',
    mime: 'video/mp4',
    playable: true,
    size: 1e6,
    duration: 100,
  },
  ...{
    width: 640,
    height: 360,
    rotation: 0,
    fps: 25,
    variableFrameRate: false,
    paths: [],
    addedAt: 0,
    state: 'working',
  },
  ...{ evidence: {} },
  tracks: [{ index: 1, kind: 'audio', codec: 'aac', language: null, title: null, default: true }],
};
const row = (stage: StageRow['stage'], state: StageRow['state']): StageRow => ({
  stage,
  state,
  version: '1',
  reason: null,
});

test('the fraction grows with every stage and ends at one', () => {
  const views: JobView[] = [];
  let now = 0;
  const progress = createAssetProgress(
    (view) => views.push(view),
    () => now,
    { chosen: { vlm: undefined, clip: undefined } },
  );
  progress.begin(asset, [row('probe', 'done')]);
  for (const stage of [
    'keyframes',
    'waveform',
    'subtitles',
    'speech',
    'text',
    'objects',
    'embeddings',
    'proxy',
  ] as const) {
    for (const fraction of [0.25, 0.5, 0.75]) {
      now += 2;
      progress.running(stage, fraction);
    }
    progress.ended(stage, 'done', null);
  }
  const fractions = views.map((v) => v.fraction);
  assert.deepEqual(
    fractions,
    [...fractions].sort((a, b) => a - b),
  );
  assert.ok(Math.abs(fractions.at(-1)! - 1) < 1e-9);
  assert.equal(views.at(-1)!.secondsLeft!.toFixed(6), '0.000000');
});

test('where a model looks at the pictures, most of the work is that', () => {
  const fractionBehindTheRest = (looks: boolean) => {
    const views: JobView[] = [];
    const progress = createAssetProgress(
      (view) => views.push(view),
      () => 0,
      { chosen: { vlm: looks ? ({} as Vlm) : undefined, clip: undefined } },
    );
    progress.begin(asset, [row('probe', 'done')]);
    for (const stage of ['keyframes', 'waveform', 'subtitles', 'speech', 'text', 'objects', 'embeddings'] as const) {
      progress.ended(stage, 'done', null);
    }
    return views.at(-1)!.fraction;
  };
  assert.equal(fractionBehindTheRest(false), 1);
  assert.ok(fractionBehindTheRest(true) < 0.7);
});

test('work of an earlier run is shown as done, and not as speed', () => {
  const views: JobView[] = [];
  let now = 0;
  const progress = createAssetProgress(
    (view) => views.push(view),
    () => now,
    { chosen: { vlm: undefined, clip: undefined } },
  );
  progress.begin(asset, [row('probe', 'done'), row('keyframes', 'done'), row('text', 'done'), row('waveform', 'done')]);
  const begun = views.at(-1)!.fraction;
  assert.ok(begun > 0.2);
  now = 10;
  progress.running('speech', 0);
  progress.running('speech', 0.5);
  const { fraction, speed } = views.at(-1)!;
  assert.ok(Math.abs(speed! - (asset.duration * (fraction - begun)) / 10) < 1e-6);
});

test('a resting job shows what the library holds, a file that was never read nothing', () => {
  assert.equal(restingView([], undefined).fraction, 0);
  const view = restingView([row('probe', 'done'), { ...row('speech', 'failed'), reason: 'No model.' }], asset);
  assert.deepEqual(
    view.stages.find((s) => s.stage === 'speech'),
    {
      ...{ stage: 'speech', state: 'failed', fraction: 1, speed: null, reason: 'No model.' },
    },
  );
});
