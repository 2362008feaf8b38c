import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import type { Detection, NormBox, RgbImage } from '../../protocol.ts';
import { openSession } from '../../runtimes/session.ts';
import type { TaskContext } from '../../runtimes/task.ts';
import { letterbox, type Window } from './letterbox.ts';
import { iou, suppress } from './nms.ts';
import { decodeYolox } from './yolox.ts';

const SIZE = 416;
/** YOLOX's own value for COCO. */
const NMS_IOU = 0.45;

export interface Detector {
  detect(image: RgbImage, minConfidence: number, context: TaskContext): Promise<Detection[]>;
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

  return {
    async detect(image, minConfidence, context) {
      await context.breathe();
      const whole = await look(image, { x: 0, y: 0, width: image.width, height: image.height }, minConfidence);
      return suppress(whole, iou, NMS_IOU);
    },
    close: () => session.release(),
  };
}

function clip(box: NormBox): NormBox {
  const x = Math.min(1, Math.max(0, box.x));
  const y = Math.min(1, Math.max(0, box.y));
  return { x, y, w: Math.min(1, Math.max(0, box.x + box.w)) - x, h: Math.min(1, Math.max(0, box.y + box.h)) - y };
}
