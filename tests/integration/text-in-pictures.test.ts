import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { readLayout } from '../../main/ingest/layout/read-layout.ts';
import type { NormBox, OcrLine, RgbImage } from '../../native-models/protocol.ts';
import { lazy } from '../../native-models/runtimes/lazy.ts';
import { openPpOcr, type PpOcr, ppOcrFolder } from '../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import { openTesseract } from '../../native-models/tasks/ocr/tesseract.ts';
import { createTextReader } from '../../native-models/tasks/ocr/text-reader.ts';
import { fixture } from '../fixtures/paths.ts';

const [WIDTH, HEIGHT] = [960, 540];
const photograph = fixture('free', 'chelsea.png');
const context = { signal: new AbortController().signal, emit: () => undefined, breathe: async () => undefined };
let model: PpOcr;
let folder: string;

before(async () => {
  model = await openPpOcr(ppOcrFolder(), 2);
  folder = await mkdtemp(join(tmpdir(), 'cuepoint-text-'));
});
after(async () => {
  await model.close();
  await rm(folder, { recursive: true });
});

/** A sign, turned about its middle by that many degrees, on a photograph. */
async function sign(text: string, degrees: number): Promise<RgbImage> {
  return onPhotograph(
    `<g transform="rotate(${degrees} 480 270)"><rect x="240" y="225" width="480" height="90" fill="#0b4f6c"/>
     <text x="480" y="286" text-anchor="middle" font-family="DejaVu Sans" font-size="46" fill="#fff">${text}</text></g>`,
  );
}

async function onPhotograph(svg: string): Promise<RgbImage> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${svg}</svg>`;
  const { data } = await sharp(photograph)
    .resize(WIDTH, HEIGHT, { fit: 'cover' })
    .composite([{ input: Buffer.from(drawing) }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: WIDTH, height: HEIGHT };
}

const texts = (lines: readonly OcrLine[]) => lines.map((line) => line.text);
const within = (inner: NormBox, outer: NormBox) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01;

for (const degrees of [0, 15, -30, 90, -90, 180]) {
  test(`a sign turned by ${degrees}° reads right, and its box is the upright one around it`, async () => {
    const lines = await readScene(model, await sign('Watermill 0.9 m', degrees), context);
    assert.deepEqual(texts(lines), ['Watermill 0.9 m']);
    const { box, words, confidence } = lines[0]!;
    assert.ok(confidence > 0.85);
    assert.ok(Math.abs(box.x + box.w / 2 - 0.5) < 0.02 && Math.abs(box.y + box.h / 2 - 0.5) < 0.03);
    const [long, high] = [390, 50];
    const angle = (degrees * Math.PI) / 180;
    const across = Math.abs(long * Math.cos(angle)) + Math.abs(high * Math.sin(angle));
    const down = Math.abs(long * Math.sin(angle)) + Math.abs(high * Math.cos(angle));
    assert.ok(Math.abs(box.w * WIDTH - across) < 45, `${box.w * WIDTH} px wide, not ${across}`);
    assert.ok(Math.abs(box.h * HEIGHT - down) < 45, `${box.h * HEIGHT} px high, not ${down}`);
    assert.ok(words.every((word) => within(word.box, box)));
    // The first word lies where the sign begins.
    const middle = words[0]!.box;
    const [dx, dy] = [(middle.x + middle.w / 2 - 0.5) * WIDTH, (middle.y + middle.h / 2 - 0.5) * HEIGHT];
    assert.ok(dx * Math.cos(angle) + dy * Math.sin(angle) < -40);
  });
}

test('a caption burned into a picture is read, two lines from top to bottom', async () => {
  const line = (text: string, y: number) =>
    `<text x="480" y="${y}" text-anchor="middle" font-family="DejaVu Sans" font-size="30" fill="#fff" stroke="#000" stroke-width="5"
      paint-order="stroke">${text}</text>`;
  const image = await onPhotograph(line('We left before the rain came,', 460) + line('and nobody asked us why.', 505));
  const [upper, lower, ...others] = texts(await readScene(model, image, context));
  assert.match(upper!, /^We left before the rain came,/);
  assert.equal(lower, 'and nobody asked us why.');
  assert.deepEqual(others, []);
});

test('every cell of a table is read where it stands, lone digits and dashes too, and an empty one stays empty', async () => {
  const rows = [
    ['Name', 'Beds', 'Hall', 'Spare', 'Used'],
    ['Elm', '6', 'C', '–', ''],
    ['Tilda', '9', 'X', '8', '7'],
    ['Bruno', '6', 'B', '–', '9'],
    ['Larch', '5', 'V', '12', '3'],
  ];
  const cells = rows.flatMap((row, r) =>
    row.map((cell, c) => `<text x="${70 + 180 * c}" y="${120 + 44 * r}">${cell}</text>`),
  );
  const image = await onPhotograph(
    `<rect width="100%" height="100%" fill="#1f1b2e"/>
     <g font-family="DejaVu Sans Condensed" font-size="19" fill="#f4f0ff">${cells.join('')}</g>`,
  );
  const items = readLayout(await readScene(model, image, context), WIDTH / HEIGHT);
  const read = items.map((item) => item.text.replaceAll(/[-–—]/g, '–'));
  assert.deepEqual(
    read,
    rows.map((row) => row.filter((cell) => cell !== '').join(' | ')),
  );
});

test('a cancel between two forwards ends the reading', async () => {
  const image = await sign('Watermill', 0);
  let breaths = 0;
  const stopping = {
    async breathe() {
      if (++breaths === 2) throw new Error('stopped');
    },
  };
  await assert.rejects(readScene(model, image, stopping), /stopped/);
  assert.equal(breaths, 2);
});

test('where the model is missing or broken Tesseract reads, and the note says so', async () => {
  const image = await onPhotograph(
    `<rect width="100%" height="100%" fill="#fff"/><text x="80" y="150" font-family="DejaVu Sans" font-size="40">The ferry leaves at noon</text>`,
  );
  const broken = join(folder, 'broken');
  await cp(ppOcrFolder(), broken, { recursive: true });
  await truncate(join(broken, 'ch_PP-OCRv4_rec_infer.onnx'), 1_000_000);
  const short = join(folder, 'short');
  await cp(ppOcrFolder(), short, { recursive: true });
  await truncate(join(short, 'ppocr_keys_v1.txt'), 1000);
  const tesseract = lazy(openTesseract, (one) => one.close(), 60_000);
  try {
    for (const [where, why] of [
      [join(folder, 'nowhere'), /missing/],
      [broken, /could not be loaded/],
      [short, /does not fit/],
    ] as const) {
      const ppOcr = lazy(
        () => openPpOcr(where, 1),
        (one) => one.close(),
        60_000,
      );
      const { lines, model: by, note } = await createTextReader(ppOcr, [tesseract]).read(image, context);
      assert.deepEqual([texts(lines), by], [['The ferry leaves at noon'], 'tesseract-eng']);
      assert.match(note!, /^Text was read with Tesseract alone/);
      assert.match(note!, why);
    }
    const whole = lazy(
      async () => model,
      async () => undefined,
      60_000,
    );
    const read = await createTextReader(whole, [tesseract]).read(image, context);
    assert.deepEqual([texts(read.lines), read.model, read.note], [['The ferry leaves at noon'], 'pp-ocr-v4', null]);
  } finally {
    await tesseract.release();
  }
});
