import { join } from 'node:path';
import type { Device, Models } from '../../native-models/protocol.ts';
import type { DeviceStatus } from '../../preload/contract/model.ts';
import { createDeviceChoice } from './choose-devices.ts';
import type { ChosenModels } from './chosen-models.ts';
import { createClip } from './clip.ts';
import { everyDevice } from './every-device.ts';
import { type ModelLibrary, openModelLibrary } from './model-library.ts';
import type { ModelsProcess } from './models-process.ts';
import { createOpenDetector, type OpenDetector } from './open-detector.ts';
import { createSpeeds } from './speeds.ts';
import { createVlm } from './vlm.ts';

export interface InstalledModelsOptions {
  /** Folder of the embedded weights. */
  weightsDir: string;
  /** One folder for the whole machine. */
  modelsDir: string;
  fork(): ModelsProcess;
  /** The device that the person chose. */
  device(): 'auto' | Device;
}

/** Models that the person installed: what there is, where it runs, and the one that looks at pictures. */
export interface InstalledModels {
  library: ModelLibrary;
  /** Which devices work; found out once. */
  probe(): Promise<DeviceStatus[]>;
  /** Gives the models that work on pictures as they are chosen at that moment, working through these models. */
  chosen(through: Models): () => ChosenModels;
  /** The same for the one that looks for whatever a word names. */
  openDetector(through: Models): () => OpenDetector | undefined;
  close(): Promise<void>;
}

/** @throws AppError as `openModelLibrary` does */
export async function openInstalledModels(options: InstalledModelsOptions): Promise<InstalledModels> {
  const { weightsDir, modelsDir, fork, device } = options;
  let probing: Promise<DeviceStatus[]> | undefined;
  const probe = () => {
    probing ??= everyDevice(fork);
    return probing;
  };
  const speeds = createSpeeds(join(modelsDir, 'speeds.json'));
  const library = await openModelLibrary({
    weightsDir,
    modelsDir,
    devices: async () => (await probe()).filter(({ ok }) => ok).map((one) => one.device),
    speedOf: speeds.of,
  });
  return {
    library,
    probe,
    chosen(models) {
      const vlm = createVlm(models, {
        active: () => library.active('vlm'),
        devices: createDeviceChoice({ models, choice: device, probe, speeds }),
        speeds,
      });
      const clip = createClip(models, () => library.active('embed-image'));
      return () => ({ vlm: vlm(), clip: clip() });
    },
    openDetector: (models) => createOpenDetector(models, () => library.active('detect-open')),
    async close() {
      speeds.flush();
      await library.close();
    },
  };
}
