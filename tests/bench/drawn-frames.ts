export interface DrawnFrame {
  /** RGB, row by row. */
  data: Uint8Array;
  /** px */
  width: number;
  height: number;
}

type Colour = readonly [number, number, number];

const WIDTH = 640;
const HEIGHT = 360;

/** Pictures of discs and boxes over a gradient, no two alike and the same each time: a benchmark needs no film. */
export function drawFrames(count: number): DrawnFrame[] {
  return Array.from({ length: count }, (_, i) => drawFrame(i + 1));
}

function drawFrame(seed: number): DrawnFrame {
  let state = seed;
  /** A Lehmer generator, 0–1. */
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let i = 0; i < 8; i++) random();
  const colour = (): Colour => [random() * 255, random() * 255, random() * 255];
  const [top, bottom] = [colour(), colour()];
  const shapes = Array.from({ length: 3 + Math.floor(random() * 6) }, () => ({
    colour: colour(),
    x: random() * WIDTH,
    y: random() * HEIGHT,
    radius: 15 + random() * 90,
    round: random() < 0.5,
  }));
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at += 3) {
      const shape = shapes.find((one) => {
        const [dx, dy] = [Math.abs(x - one.x), Math.abs(y - one.y)];
        return one.round ? Math.hypot(dx, dy) < one.radius : Math.max(dx, dy) < one.radius;
      });
      for (let c = 0; c < 3; c++) {
        data[at + c] = shape ? shape.colour[c]! : top[c]! + ((bottom[c]! - top[c]!) * y) / HEIGHT;
      }
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}
