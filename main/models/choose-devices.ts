import { deviceNames } from '../../native-models/catalog/device-names.ts';
import type { Device, Models, RgbImage } from '../../native-models/protocol.ts';
import type { DeviceStatus } from '../../preload/contract/model.ts';
import { type InstalledModel, refOf } from './installed-model.ts';
import type { Speeds } from './speeds.ts';

/** Where a model is to run, and what to say of it. */
export interface ChosenDevices {
  /** The best first. */
  devices: readonly Device[];
  /** One sentence where it is not what the person chose. */
  note: string | null;
}

export interface ChooseDevices {
  models: Models;
  /** What the person chose. */
  choice(): 'auto' | Device;
  /** Which devices work. */
  probe(): Promise<readonly DeviceStatus[]>;
  speeds: Pick<Speeds, 'note' | 'encodeMs'>;
}

/** Frames that a device is tried with: the first one warms it up. */
const TRIALS = 2;

/**
 * The device that was chosen, where it works; with `auto` the one that is measured to encode a frame fastest. A graphics card that the
 * processor imitates works, too, and would be slow. What was measured once is remembered with the model's revision.
 */
export function createDeviceChoice(deps: ChooseDevices): (model: InstalledModel) => Promise<ChosenDevices> {
  // For this start only: a driver may be mended by the next.
  const failed = new Set<string>();
  return async (model) => {
    const choice = deps.choice();
    if (choice === 'cpu') return { devices: ['cpu'], note: null };
    const probed = await deps.probe();
    const working = probed.filter(({ ok, device }) => ok && device !== 'cpu').map(({ device }) => device);
    if (choice !== 'auto') {
      if (working.includes(choice)) return { devices: [choice, 'cpu'], note: null };
      const reason = probed.find(({ device }) => device === choice)?.reason;
      return { devices: ['cpu'], note: reason ?? `There is no ${deviceNames[choice]} here: the processor is used.` };
    }
    if (working.length === 0) return { devices: ['cpu'], note: null };
    const timed: { device: Device; ms: number }[] = [];
    for (const device of [...working, 'cpu' as const])
      timed.push({ device, ms: await encodeMs(deps, model, device, failed) });
    return { devices: timed.sort((a, b) => a.ms - b.ms).map(({ device }) => device), note: null };
  };
}

async function encodeMs(
  { models, speeds }: ChooseDevices,
  model: InstalledModel,
  device: Device,
  failed: Set<string>,
): Promise<number> {
  const { id, revision, budget } = model;
  const known = speeds.encodeMs(id, revision, device);
  if (known !== null) return known;
  const trial = JSON.stringify([id, revision, device]);
  if (failed.has(trial)) return Number.POSITIVE_INFINITY;
  const images: RgbImage[] = [{ data: new Uint8Array(64 * 64 * 3).fill(127), width: 64, height: 64 }];
  const ref = refOf(model, [device]);
  let last = Number.POSITIVE_INFINITY;
  try {
    for (let i = 0; i < TRIALS; i++) {
      const ran = await models.run('vlm-encode', { model: ref, images, budget, together: false });
      last = ran.device === device ? ran.ms : Number.POSITIVE_INFINITY;
      if (ran.device !== device) break;
    }
  } catch {
    // It passed its probe and cannot run this model: not the one to use.
    last = Number.POSITIVE_INFINITY;
  }
  // Each trial opens the model: once is enough for what does not work.
  if (Number.isFinite(last)) speeds.note(id, revision, device, 'encodeMs', last);
  else failed.add(trial);
  return last;
}
