import sharp, { type OverlayOptions } from 'sharp';
import type { DrawnBox } from '../../preload/contract/report.ts';
import { cleanLine, shorten } from './clean-text.ts';
import { placeLabels, type Rect } from './label-layout.ts';

/** The cue-light accent, and a dark seam around it so that it shows on any picture. */
const accent = '#e28f30';
const seam = '#17181c';
const maxPixels = 100_000_000;

/**
 * Draws boxes and their labels into a picture.
 * @param picture encoded, upright; at most 100 megapixels.
 * @returns a new JPEG in sRGB without any metadata of the original (no EXIF, no GPS position), and its size in px.
 */
export async function drawBoxes(picture: Uint8Array, boxes: readonly DrawnBox[], maxWidth: number) {
  const { data, info } = await sharp(picture, { limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: maxWidth, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const stroke = Math.max(2, Math.round(Math.min(width, height) / 180));
  const shown = boxes
    .map(({ box, label }) => ({
      rect: toPixels(box, width, height),
      label: label === null ? '' : shorten(cleanLine(label), 60),
    }))
    .filter(({ rect }) => rect.width > 0 && rect.height > 0)
    .map(({ rect, label }) => ({ rect: padded(rect, width, height, stroke), label }));

  const overlays: OverlayOptions[] = [];
  if (shown.length > 0)
    overlays.push({
      input: outlines(
        shown.map(({ rect }) => rect),
        width,
        height,
        stroke,
      ),
      left: 0,
      top: 0,
    });
  const named = shown.filter(({ label }) => label !== '');
  const labels = await Promise.all(named.map(({ label }) => labelImage(label, width, height)));
  placeLabels(
    named.map(({ rect }) => rect),
    labels,
    { width, height },
  ).forEach(({ left, top }, index) => {
    overlays.push({ input: labels[index]!.png, left: Math.round(left), top: Math.round(top) });
  });

  const out = await sharp(data, { raw: { width, height, channels } })
    .composite(overlays)
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { jpeg: new Uint8Array(out), width, height };
}

/** Fractions to whole px inside the picture; a box without area or with no number in it becomes empty. */
function toPixels(box: DrawnBox['box'], width: number, height: number): Rect {
  const at = (value: number, size: number) => Math.round(Math.max(0, Math.min(1, value)) * size);
  const [left, right] = [at(box.x, width), at(box.x + box.w, width)];
  const [top, bottom] = [at(box.y, height), at(box.y + box.h, height)];
  const sound = [left, right, top, bottom].every(Number.isFinite) && box.w > 0 && box.h > 0;
  return sound ? { left, top, width: right - left, height: bottom - top } : { left: 0, top: 0, width: 0, height: 0 };
}

/** Room around what is marked, so that the line of a box which hugs its text does not strike it out. */
function padded(rect: Rect, width: number, height: number, stroke: number): Rect {
  const room = stroke + Math.round(Math.min(rect.height / 5, height / 90));
  const within = (value: number, size: number) => Math.max(stroke / 2, Math.min(size - stroke / 2, value));
  const [left, right] = [within(rect.left - room, width), within(rect.left + rect.width + room, width)];
  const [top, bottom] = [within(rect.top - room, height), within(rect.top + rect.height + room, height)];
  return { left, top, width: right - left, height: bottom - top };
}

function outlines(rects: readonly Rect[], width: number, height: number, stroke: number): Buffer {
  const shape = ({ left, top, width: w, height: h }: Rect) =>
    `<rect x="${left}" y="${top}" width="${w}" height="${h}" rx="${stroke}"/>`;
  const shapes = rects.map(shape).join('');
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g fill="none">` +
      `<g stroke="${seam}" stroke-opacity="0.6" stroke-width="${stroke + 2}">${shapes}</g>` +
      `<g stroke="${accent}" stroke-width="${stroke}">${shapes}</g></g></svg>`,
  );
}

/** Text is set by Pango rather than in the SVG: it measures any script, so that the plate fits. */
async function labelImage(label: string, width: number, height: number) {
  const size = Math.max(12, Math.round(Math.min(width, height) / 30));
  const pad = Math.round(size / 3);
  const escaped = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const text = await sharp({
    text: {
      text: `<span foreground="${seam}">${escaped}</span>`,
      font: `Inter, sans-serif bold ${size}`,
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const room = { width: Math.max(1, width - 2 * pad), height: Math.max(1, height - 2 * pad) };
  const fitted = await sharp(text.data)
    .resize({ ...room, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer({ resolveWithObject: true });
  const plate = {
    width: Math.min(width, fitted.info.width + 2 * pad),
    height: Math.min(height, fitted.info.height + 2 * pad),
  };
  const png = await sharp({ create: { ...plate, channels: 4, background: accent } })
    .composite([{ input: fitted.data, gravity: 'centre' }])
    .png()
    .toBuffer();
  return { png, ...plate };
}
