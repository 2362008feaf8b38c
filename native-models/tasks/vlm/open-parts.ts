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
 * Opens a model's parts on the first device that takes them all, the processor last. Looking words up gains nothing from an accelerator and
 * stays on the processor.
 * @throws ModelError MODEL_MISSING, INTERNAL as `openOnDevice`
 */
export async function openParts({ folder, devices, dtypes }: ModelRef, threads: number): Promise<VlmParts> {
  const options = { threads, arena: true };
  let note: string | null = null;
  for (const device of [...devices.filter((one) => one !== 'cpu'), 'cpu' as const]) {
    const suffix = dtypeSuffixes[(dtypes[device] ?? 'fp32') as Dtype] ?? '';
    const opened: OpenedOnDevice[] = [];
    for (const part of PARTS) {
      const on = part === 'embed_tokens' ? 'cpu' : device;
      opened.push(await openOnDevice(join(folder, 'onnx', `${part}${suffix}.onnx`), [on], options));
      if (part !== 'embed_tokens' && opened.at(-1)!.device !== device) break;
    }
    const [vision, words, decoder] = opened;
    if (decoder && decoder.device === device) {
      return { vision: vision!.session, words: words!.session, decoder: decoder.session, device, note };
    }
    note ??= opened.at(-1)!.note;
    await Promise.all(opened.map(({ session }) => session.release()));
  }
  throw new Error('the processor takes every model or says why not');
}
