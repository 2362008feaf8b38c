import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { forkNode } from '../../main/models/fork-node.ts';
import type { ModelsProcess } from '../../main/models/models-process.ts';
import { probeDevices } from '../../main/models/probe-devices.ts';
import { weightsDir } from '../fixtures/paths.ts';

const forked: ModelsProcess[] = [];
const fork = () => {
  forked.push(forkNode(weightsDir));
  return forked.at(-1)!;
};
const probe = (devices: Parameters<typeof probeDevices>[0]['devices'], timeoutMs = 60_000) =>
  probeDevices({ fork, devices, timeoutMs });

/** Chromium's WebGPU for machines without a graphics card, and its Vulkan loader, where no package libvulkan1 is. */
const CHROMIUM = '/usr/lib/chromium';
const SWIFTSHADER = `${CHROMIUM}/vk_swiftshader_icd.json`;
const software = { ...process.env, VK_ICD_FILENAMES: SWIFTSHADER, LD_LIBRARY_PATH: CHROMIUM };
const noSwiftShader = !existsSync(SWIFTSHADER) && `Chromium’s SwiftShader is not here (${SWIFTSHADER})`;

/** Whether a process is still there; a killed one is gone within moments. */
async function isGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

test('the processor works, in a process that is gone afterwards', async () => {
  const [cpu, ...others] = await probe(['cpu']);
  assert.deepEqual(others, []);
  assert.equal(cpu!.device, 'cpu');
  assert.equal(cpu!.reason, null);
  assert.ok(cpu!.ok && cpu!.ms > 0);
  assert.ok(await isGone(forked.at(-1)!.pid!));
});

const nvidia = existsSync('/dev/nvidia0') && 'this machine has an NVIDIA card';
test('devices that are not here say why, each from a process of its own', { skip: nvidia }, async () => {
  const before = forked.length;
  const [cuda, unknown] = await probe(['cuda', 'abacus' as 'cpu']);
  assert.equal(cuda!.ok, false);
  assert.match(cuda!.reason!, /^CUDA cannot be used: .+\.$/);
  assert.match(unknown!.reason!, /no device called abacus/);
  assert.equal(new Set(forked.slice(before).map(({ pid }) => pid)).size, 2);
});

test('a driver that ends its process, and one that never comes back, are answers too', async () => {
  const at = (signal: NodeJS.Signals) => () => {
    const child = fork();
    process.kill(child.pid!, signal);
    return child;
  };
  const crashed = await probeDevices({ fork: at('SIGSEGV'), devices: ['cuda'], timeoutMs: 60_000 });
  assert.equal(crashed[0]!.ok, false);
  assert.match(crashed[0]!.reason!, /CUDA cannot be used: its driver or libraries stopped/);
  const stuck = await probeDevices({ fork: at('SIGSTOP'), devices: ['webgpu'], timeoutMs: 1000 });
  assert.match(stuck[0]!.reason!, /WebGPU cannot be used: it gave no answer within 1 second/);
  assert.ok(await isGone(forked.at(-1)!.pid!));
  const unstartable = await probeDevices({
    fork: () => {
      throw new Error('no program');
    },
    devices: ['webgpu'],
    timeoutMs: 1000,
  });
  assert.match(unstartable[0]!.reason!, /did not start/);
});

test('WebGPU without a graphics card: the probe passes', { skip: noSwiftShader }, async () => {
  const { VK_ICD_FILENAMES, LD_LIBRARY_PATH } = process.env;
  Object.assign(process.env, software);
  try {
    const [webgpu] = await probe(['webgpu']);
    assert.equal(webgpu!.reason, null);
    assert.ok(webgpu!.ok);
  } finally {
    for (const [name, value] of Object.entries({ VK_ICD_FILENAMES, LD_LIBRARY_PATH })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test('a model runs on WebGPU, one too large is told by its error, and the process ends well', {
  skip: noSwiftShader,
}, async () => {
  const program = fileURLToPath(new URL('webgpu-program.ts', import.meta.url));
  // Rejects where the process crashes at its end.
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env: software });
  assert.deepEqual(JSON.parse(stdout), { device: 'webgpu', note: null, small: [2048, -3], tooLarge: true });
});
