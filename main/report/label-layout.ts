/** px in the picture */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where labels go so that each can be read: above its box, else inside its upper edge, else below, else moved down in steps until it
 * meets no other label. Always wholly inside the picture.
 */
export function placeLabels(
  boxes: readonly Rect[],
  labels: readonly { width: number; height: number }[],
  picture: { width: number; height: number },
): Rect[] {
  const placed: Rect[] = [];
  boxes.forEach((box, index) => {
    const { width, height } = labels[index]!;
    const left = clamp(box.left, picture.width - width);
    const tops = [box.top - height, box.top, box.top + box.height];
    for (let top = box.top; top + height <= picture.height; top += height) tops.push(top);
    for (let top = 0; top < box.top; top += height) tops.push(top);
    const fits = (top: number) =>
      top >= 0 && top + height <= picture.height && !placed.some((other) => meets(other, { left, top, width, height }));
    placed.push({ left, top: tops.find(fits) ?? clamp(box.top - height, picture.height - height), width, height });
  });
  return placed;
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max));
}

function meets(a: Rect, b: Rect): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
