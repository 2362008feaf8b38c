import type { Detection, NormBox } from '../../protocol.ts';
import { iou, suppress } from '../detect/nms.ts';

/** Overlap from which two boxes of one word are one thing: every patch of the picture gives a box of its own. */
const NMS_IOU = 0.5;

/**
 * Boxes of the words that are there: sigmoid of each logit, threshold, corners from centres, padding undone, one box a thing.
 * @param logits patches · words @param boxes patches · 4: centre and size, 0–1 of what the model saw
 * @param reach what its 0–1 stands for, in widths and heights of the picture
 * @param words labels, one for each column of the logits
 */
export function owlDetections(
  logits: Float32Array,
  boxes: Float32Array,
  words: readonly string[],
  { minConfidence, reach }: { minConfidence: number; reach: { x: number; y: number } },
): Detection[] {
  const found: Detection[] = [];
  const patches = boxes.length / 4;
  for (let p = 0; p < patches; p++) {
    for (const [w, label] of words.entries()) {
      const confidence = 1 / (1 + Math.exp(-logits[p * words.length + w]!));
      if (confidence <= minConfidence) continue;
      const [cx, cy, width, height] = boxes.subarray(p * 4, p * 4 + 4) as unknown as [number, number, number, number];
      const box = within((cx - width / 2) * reach.x, (cy - height / 2) * reach.y, width * reach.x, height * reach.y);
      // What lies in the padding is nowhere in the picture.
      if (box.w > 0 && box.h > 0) found.push({ label, confidence, box });
    }
  }
  return suppress(found, iou, NMS_IOU);
}

function within(x: number, y: number, w: number, h: number): NormBox {
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  const [left, top] = [inside(x), inside(y)];
  return { x: left, y: top, w: inside(x + w) - left, h: inside(y + h) - top };
}
