import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import type { Detection, NormBox, RgbImage } from '../../protocol.ts';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { borneOut, WORTH_A_LOOK } from './closely.ts';
import { letterbox, type Window } from './letterbox.ts';
import { containment, iou, suppress, withoutDoubts } from './nms.ts';
import { isCut, squaresOf, windowsOf } from './windows.ts';
import { decodeYolox } from './yolox.ts';

const SIZE = 416;
/** YOLOX's own value for COCO. */
const NMS_IOU = 0.45;
/** From nearby every trace counts, for a thing or against it. */
const FAINT = 0.05;
/** Share of a box inside a surer one of its label from which it is a part of the same thing, seen in another window. */
const PART = 0.8;

type Breathing = Pick<TaskContext, 'breathe'>;

export interface Detector {
  detect(image: RgbImage, minConfidence: number, context: Breathing): Promise<Detection[]>;
  /** Looks for these classes in overlapping squares, and at whatever might be one of them once more from nearby. */
  closely(image: RgbImage, labels: readonly string[], context: Breathing): Promise<Detection[]>;
  close(): Promise<void>;
}

/** Opens YOLOX-nano with the 80 classes of COCO. */
export async function openDetector(weights: string, threads: number): Promise<Detector> {
  const folder = join(weights, 'yolox-nano');
  const session = await openSession(join(folder, 'yolox_nano.onnx'), { threads, arena: true });
  const names = (await readFile(join(folder, 'coco.names'), 'utf8')).trim().split(/\r?\n/);

  async function look(image: RgbImage, window: Window, minConfidence: number): Promise<Detection[]> {
    const { tensor, scale } = letterbox(image, window, SIZE);
    const output = await session.run({ images: new Tensor('float32', tensor, [1, 3, SIZE, SIZE]) });
    return decodeYolox(output.output!.data as Float32Array, SIZE, names.length, minConfidence).map((raw) => ({
      label: names[raw.classIndex]!,
      confidence: raw.score,
      box: clip({
        x: (raw.x / scale + window.x) / image.width,
        y: (raw.y / scale + window.y) / image.height,
        w: raw.w / scale / image.width,
        h: raw.h / scale / image.height,
      }),
    }));
  }

  async function lookThrough(image: RgbImage, windows: readonly Window[], minConfidence: number, context: Breathing) {
    const found: Detection[] = [];
    for (const window of windows) {
      await context.breathe();
      const seen = await look(image, window, minConfidence);
      found.push(...seen.filter((detection) => !isCut(detection.box, window, image)));
    }
    return withoutDoubts(suppress(suppress(found, iou, NMS_IOU), containment, PART));
  }

  return {
    detect: (image, minConfidence, context) => lookThrough(image, windowsOf(image), minConfidence, context),
    async closely(image, labels, context) {
      const windows = [...windowsOf(image), ...squaresOf(image)];
      const found = await lookThrough(image, windows, WORTH_A_LOOK, context);
      const asked = found.filter((one) => labels.includes(one.label));
      return borneOut(asked, image, async (window) => {
        await context.breathe();
        return look(image, window, FAINT);
      });
    },
    close: () => session.release(),
  };
}

function clip(box: NormBox): NormBox {
  const x = Math.min(1, Math.max(0, box.x));
  const y = Math.min(1, Math.max(0, box.y));
  return { x, y, w: Math.min(1, Math.max(0, box.x + box.w)) - x, h: Math.min(1, Math.max(0, box.y + box.h)) - y };
}
