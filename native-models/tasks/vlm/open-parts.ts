import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { type Dtype, dtypeSuffixes } from '../../catalog/dtypes.ts';
import type { Device, ModelRef } from '../../protocol.ts';
import { type OpenedOnDevice, openOnDevice } from '../../runtimes/open-on-device.ts';

const PARTS = ['vision_encoder', 'embed_tokens', 'decoder_model_merged'] as const;

/** The three sessions of a vision-language model, all in the numbers of one device. */
export interface VlmParts {
  vision: InferenceSession;
  words: InferenceSession;
  decoder: InferenceSession;
  device: Device;
  /** One sentence: what was tried first and why it is not used; null where the first choice worked. */
  note: string | null;
}

/**
 * Opens a model's parts on the first device that takes them all; what stands behind the processor is not tried. Looking words up gains
 * nothing from an accelerator and stays on the processor.
 * @throws ModelError MODEL_MISSING, INTERNAL as `openOnDevice`
 */
export async function openParts({ folder, devices, dtypes }: ModelRef, threads: number): Promise<VlmParts> {
  const options = { threads, arena: true };
  let note: string | null = null;
  for (const device of [...accelerators(devices), 'cpu' as const]) {
    const suffix = dtypeSuffixes[(dtypes[device] ?? 'fp32') as Dtype] ?? '';
    const opened: OpenedOnDevice[] = [];
    try {
      for (const part of PARTS) {
        const on = part === 'embed_tokens' ? 'cpu' : device;
        opened.push(await openOnDevice(join(folder, 'onnx', `${part}${suffix}.onnx`), [on], options));
        if (part !== 'embed_tokens' && opened.at(-1)!.device !== device) break;
      }
    } catch (error) {
      await released(opened);
      throw error;
    }
    const [vision, words, decoder] = opened;
    if (decoder && decoder.device === device) {
      return { vision: vision!.session, words: words!.session, decoder: decoder.session, device, note };
    }
    note ??= opened.at(-1)!.note;
    await released(opened);
  }
  throw new Error('the processor takes every model or says why not');
}

/** A device behind the processor was measured to be slower than it. */
function accelerators(devices: readonly Device[]): Device[] {
  const cpu = devices.indexOf('cpu');
  return cpu < 0 ? [...devices] : devices.slice(0, cpu);
}

async function released(opened: readonly OpenedOnDevice[]): Promise<void> {
  await Promise.all(opened.map(({ session }) => session.release()));
}
