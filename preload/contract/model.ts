import { z } from 'zod';

/** Where a model can run: the processor, or one of onnxruntime's accelerators. */
export const device = z.enum(['cpu', 'cuda', 'coreml', 'dml', 'webgpu']);
export type Device = z.infer<typeof device>;

/** What the person chose: a device, or the fastest one that works. */
export const deviceChoice = z.enum(['auto', ...device.options]);

/** Tasks whose model is chosen among those that were installed. */
export const chosenTask = z.enum(['vlm', 'embed-image', 'detect-open']);
export type ChosenTask = z.infer<typeof chosenTask>;

export const modelStatus = z.object({
  id: z.string(),
  name: z.string(),
  task: z.enum(['asr', 'vad', 'ocr', 'detect', 'embed-text', ...chosenTask.options]),
  /** What a person gets from it. */
  gives: z.string(),
  /** SPDX identifier; '' where an imported model does not say. */
  licence: z.string(),
  /** Comes with Cuepoint and cannot be removed. */
  embedded: z.boolean(),
  /** The one that is used for its task: it was chosen (embedded models are) and is whole. */
  active: z.boolean(),
  /** Hub repository (owner/name) that it comes or came from; null where there is none. */
  repo: z.string().nullable(),
  /** Hub commit, or a digest of the files; null until it is installed. */
  revision: z.string().nullable(),
  size: z.number().int().describe('bytes of all files; about so many while state is available or installing'),
  /** bytes of this size that lie here already: less than `size` where a download was begun. */
  downloaded: z.number().int(),
  memory: z.number().int().nullable().describe('bytes, about, while it is used; null where not known'),
  /**
   * available: may be installed, or (downloaded > 0) go on being installed. missing, broken: files were lost or changed, `reason` says
   * which; it is not loaded.
   */
  state: z.enum(['ready', 'missing', 'broken', 'available', 'installing']),
  reason: z.string().nullable(),
  /** As measured on this machine; null until it was. */
  speed: z
    .object({
      device,
      /** ms for one frame */
      encodeMs: z.number(),
      /** ms for one candidate of a question */
      scoreMs: z.number(),
      tokensPerSecond: z.number().nullable(),
    })
    .nullable(),
});
export type ModelStatus = z.infer<typeof modelStatus>;

/** How far an installation is. */
export const installProgress = z.object({
  /** The file at work, relative to the model's folder. */
  file: z.string(),
  /** bytes of all files */
  received: z.number().int(),
  total: z.number().int(),
  /** null until it can be told */
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type InstallProgress = z.infer<typeof installProgress>;

/** What a probe of one device found. */
export const deviceStatus = z.object({
  device,
  ok: z.boolean(),
  /** Why it cannot be used, in one sentence; null where it can. */
  reason: z.string().nullable(),
  /** ms that the probe's model took there; null where it did not run. */
  ms: z.number().nullable(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;
