import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDeviceChoice } from '../../../main/models/choose-devices.ts';
import type { InstalledModel } from '../../../main/models/model-library.ts';
import { createSpeeds } from '../../../main/models/speeds.ts';
import type { Device, Models } from '../../../native-models/protocol.ts';
import type { DeviceStatus } from '../../../preload/contract/model.ts';
import { scratchFolder } from '../../fixtures/paths.ts';

const model = { id: 'smol', revision: 'r1', folder: '/m', dtypes: {}, budget: 16 } as InstalledModel;
const works = (device: Device): DeviceStatus => ({ device, ok: true, reason: null, ms: 1 });
const fails = (device: Device): DeviceStatus => ({ device, ok: false, reason: `No ${device} here.`, ms: 1 });

/** A machine on which a frame takes so many ms on each device; what takes forever fails. */
function machine(speed: Partial<Record<Device, number>>, probed: DeviceStatus[], choice: 'auto' | Device = 'auto') {
  const speeds = createSpeeds(join(scratchFolder(), 'speeds.json'));
  const ran: Device[] = [];
  const models = {
    async run(_: string, input: { model: { devices: Device[] } }) {
      const [device] = input.model.devices as [Device];
      ran.push(device);
      if (speed[device] === undefined) throw new Error('lost');
      return { device, ms: speed[device], note: null, frames: [] };
    },
  } as unknown as Models;
  const deps = { models, choice: () => choice, probe: async () => [...probed, works('cpu')], speeds };
  const choose = createDeviceChoice(deps);
  return { choose: () => choose(model), ran };
}

test('where no accelerator works the processor is taken without a trial', async () => {
  const { choose, ran } = machine({ cpu: 5 }, [fails('cuda'), fails('webgpu')]);
  assert.deepEqual(await choose(), { devices: ['cpu'], note: null });
  assert.deepEqual(ran, []);
});

test('the fastest of those that work is taken, and remembered', async () => {
  const { choose, ran } = machine({ webgpu: 100, cpu: 900 }, [fails('cuda'), works('webgpu')]);
  assert.deepEqual((await choose()).devices, ['webgpu', 'cpu']);
  const trials = ran.length;
  await choose();
  assert.equal(ran.length, trials, 'no second trial');
});

test('a graphics card that the processor imitates is not the fastest', async () => {
  const { choose } = machine({ webgpu: 9000, cpu: 900 }, [works('webgpu')]);
  assert.deepEqual((await choose()).devices, ['cpu', 'webgpu']);
});

test('a device that passes its probe and cannot run the model comes last, and is tried once', async () => {
  const { choose, ran } = machine({ cpu: 900 }, [works('cuda')]);
  assert.deepEqual((await choose()).devices, ['cpu', 'cuda']);
  await choose();
  assert.equal(ran.filter((device) => device === 'cuda').length, 1, 'not with every question');
});

test('what the person chose is taken where it works, and the reason told where not', async () => {
  assert.deepEqual(await machine({}, [works('webgpu')], 'webgpu').choose(), { devices: ['webgpu', 'cpu'], note: null });
  const without = await machine({}, [fails('cuda')], 'cuda').choose();
  assert.deepEqual(without, { devices: ['cpu'], note: 'No cuda here.' });
  const missing = await machine({}, [], 'dml').choose();
  assert.match(missing.note!, /no DirectML here/);
  assert.deepEqual(await machine({}, [works('webgpu')], 'cpu').choose(), { devices: ['cpu'], note: null });
});
