import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { silentLog } from '../../main/log/log.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { Device, ModelRef, Models, ScoreCandidate } from '../../native-models/protocol.ts';
import { drawnScenes } from '../fixtures/drawn-scenes.ts';
import { fixtureModel, weightsDir } from '../fixtures/paths.ts';

/** Chromium's WebGPU for machines without a graphics card, and its Vulkan loader. */
const CHROMIUM = '/usr/lib/chromium';
const SWIFTSHADER = `${CHROMIUM}/vk_swiftshader_icd.json`;
const skip = !existsSync(SWIFTSHADER) && `Chromium’s SwiftShader is not here (${SWIFTSHADER})`;

const ref = (...devices: Device[]): ModelRef => {
  return { id: 'pico-vlm', revision: '1', folder: fixtureModel('pico-vlm'), devices, dtypes: {} };
};

/** Through the models process, as the app does it: encoded, merged, stored, judged and described. */
async function looked(models: Models, model: ModelRef) {
  const { frames, device } = await models.run('vlm-encode', {
    model,
    images: await drawnScenes(),
    budget: 16,
    together: false,
  });
  const candidates = frames.map((frame): ScoreCandidate => ({ frames: [frame], text: '', prior: 0.5 }));
  const input = { model, order: 'frame-first' as const, question: 'is there a red circle?', candidates, keep: 5 };
  const { judgements } = await models.run('vlm-score', input);
  const prompt = { kind: 'caption' as const };
  const caption = { model, prompt, frames: [{ tokens: frames[0]!, label: '' }], maxTokens: 20 };
  const { text } = await models.run('vlm-generate', caption);
  return { device, p: judgements.map((one) => one!.p), text };
}

test('on WebGPU it sees what it sees on the processor', { skip }, async () => {
  // The loader reads them when a process starts: those that are forked from here on have them.
  Object.assign(process.env, { VK_ICD_FILENAMES: SWIFTSHADER, LD_LIBRARY_PATH: CHROMIUM });
  const models = createModelsClient({
    fork: () => forkNode(weightsDir),
    idleMs: 60_000,
    log: silentLog,
    onStatus: () => {},
  });
  try {
    const onCpu = await looked(models, ref('cpu'));
    const onGpu = await looked(models, ref('webgpu'));
    assert.deepEqual([onCpu.device, onGpu.device], ['cpu', 'webgpu']);
    for (const [i, p] of onGpu.p.entries()) assert.ok(Math.abs(p - onCpu.p[i]!) <= 2e-2, `${onGpu.p} and ${onCpu.p}`);
    assert.equal(onGpu.text, onCpu.text);
  } finally {
    await models.close();
  }
});

test('a device that cannot load leaves the processor, and says why', async () => {
  const models = createModelsClient({
    fork: () => forkNode(weightsDir),
    idleMs: 60_000,
    log: silentLog,
    onStatus: () => {},
  });
  try {
    const { note, device } = await models.run('vlm-encode', {
      model: ref('dml'),
      images: await drawnScenes(),
      budget: 16,
      together: false,
    });
    assert.equal(device, 'cpu');
    assert.match(note!, /processor/);
  } finally {
    await models.close();
  }
});
