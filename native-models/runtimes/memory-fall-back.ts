import { deviceNames } from '../catalog/device-names.ts';
import type { ModelRef, RanOn } from '../protocol.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/**
 * Runs work with a model; where an accelerator's memory is too small for it, on the processor, which has more and can wait. From then on that
 * model is not tried there again, and what it says of itself tells why.
 */
export function createMemoryFallBack(): <T extends RanOn>(
  model: ModelRef,
  work: (model: ModelRef) => Promise<T>,
) => Promise<T> {
  const tooLarge = new Map<string, string>();
  return async (model, work) => {
    const [device] = model.devices;
    const key = JSON.stringify([model.folder, model.revision, device]);
    const onProcessor = async (note: string) => {
      const ran = await work({ ...model, devices: ['cpu'] });
      return { ...ran, note: ran.note ?? note };
    };
    const known = tooLarge.get(key);
    if (known !== undefined) return onProcessor(known);
    try {
      return await work(model);
    } catch (error) {
      if (!isOutOfMemory(error) || device === undefined || device === 'cpu') throw error;
      const note = `The memory of ${deviceNames[device]} is too small for this model: it runs on the processor.`;
      tooLarge.set(key, note);
      return onProcessor(note);
    }
  };
}
