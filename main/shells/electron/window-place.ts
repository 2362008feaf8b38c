import { z } from 'zod';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const saved = z.object({ bounds: rectangle, maximized: z.boolean() });
export type WindowPlace = z.infer<typeof saved>;

/** The interface works from here on, px. */
export const smallest = { width: 1024, height: 640 };
const usual = { width: 1440, height: 900 };
/** So much of the title bar must be on a display for a window to be caught with the mouse, px. */
const grip = 120;

/**
 * Where to open the window: where it was, unless that display is gone or the file says nonsense.
 * @param text what was saved, if anything.
 * @param displays work areas of the displays there are now, the main one first.
 */
export function choosePlace(
  text: string | undefined,
  displays: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number; maximized: boolean } {
  const place = read(text);
  if (place === undefined) return { ...fit(usual, displays[0]), maximized: false };
  const { bounds, maximized } = place;
  const size = { width: Math.max(bounds.width, smallest.width), height: Math.max(bounds.height, smallest.height) };
  const home = displays.find(
    (area) =>
      bounds.x + size.width - grip > area.x &&
      bounds.x + grip < area.x + area.width &&
      bounds.y >= area.y &&
      bounds.y + grip < area.y + area.height,
  );
  if (home === undefined) return { ...fit(size, displays[0]), maximized };
  return { x: bounds.x, y: bounds.y, ...fit(size, home), maximized };
}

function fit(size: { width: number; height: number }, area: Rectangle | undefined) {
  if (area === undefined) return size;
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

function read(text: string | undefined): WindowPlace | undefined {
  if (text === undefined) return undefined;
  try {
    return saved.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
