import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { InferenceSession } from 'onnxruntime-node';
import type { Device } from '../../../../../native-models/protocol.ts';
import { openParts } from '../../../../../native-models/tasks/vlm/open-parts.ts';
import { openVlm } from '../../../../../native-models/tasks/vlm/open-vlm.ts';
import { fixtureModel, scratchFolder } from '../../../../fixtures/paths.ts';

/** No machine of one kind has both of these. */
const missing: Device = process.platform === 'darwin' ? 'dml' : 'coreml';
const refTo = (folder: string, devices: Device[] = []) => ({ id: 'pico', revision: '1', folder, devices, dtypes: {} });

/** Sessions that were opened and not released while `work` ran. */
async function leftOpen(work: () => Promise<unknown>): Promise<number> {
  const create = InferenceSession.create;
  let open = 0;
  InferenceSession.create = (async (...args: Parameters<typeof create>) => {
    const session = await create(...args);
    const release = session.release.bind(session);
    open++;
    session.release = () => {
      open--;
      return release();
    };
    return session;
  }) as typeof create;
  try {
    await work();
  } finally {
    InferenceSession.create = create;
  }
  return open;
}

test('a device that is named behind the processor is not tried', async () => {
  const { device, note, ...sessions } = await openParts(refTo(fixtureModel('pico-vlm'), ['cpu', missing]), 1);
  assert.deepEqual([device, note], ['cpu', null]);
  for (const session of Object.values(sessions)) await session.release();
});

test('one that is named before it is, and the reason told', async () => {
  const { device, note, ...sessions } = await openParts(refTo(fixtureModel('pico-vlm'), [missing, 'cpu']), 1);
  assert.equal(device, 'cpu');
  assert.match(note!, /^The model runs on the processor: .* cannot be used/);
  for (const session of Object.values(sessions)) await session.release();
});

test('what was opened is given back where a later part is missing', async () => {
  const folder = join(scratchFolder(), 'model');
  cpSync(fixtureModel('pico-vlm'), folder, { recursive: true });
  rmSync(join(folder, 'onnx', 'decoder_model_merged.onnx'));
  assert.equal(await leftOpen(() => assert.rejects(openVlm(refTo(folder), 1), { code: 'MODEL_MISSING' })), 0);
});

test('and where the parts do not fit their description', async () => {
  const folder = join(scratchFolder(), 'model');
  cpSync(fixtureModel('pico-vlm'), folder, { recursive: true });
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  config.text_config.hidden_size *= 2;
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  assert.equal(await leftOpen(() => assert.rejects(openVlm(refTo(folder), 1))), 0);
});
