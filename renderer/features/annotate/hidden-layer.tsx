import { useEffect, useRef } from 'react';
import type { AnnotationOf } from '../../../preload/contract/annotation.ts';
import type { Box } from '../../../preload/contract/evidence.ts';
import type { Rect } from '../player/picture-box.ts';

/** Along the longer side, as in an export. */
const CELLS = 4;

/** Draws the region's few cells from a picture, again with each frame of a video. Returns a function that stops it. */
function follow(
  canvas: HTMLCanvasElement,
  source: HTMLVideoElement | HTMLImageElement,
  { x, y, w, h }: Box,
): () => void {
  const draw = () => {
    const isVideo = source instanceof HTMLVideoElement;
    const width = isVideo ? source.videoWidth : source.naturalWidth;
    const height = isVideo ? source.videoHeight : source.naturalHeight;
    const context = canvas.getContext('2d');
    if (!context || width === 0) return;
    const scale = CELLS / Math.max(w * width, h * height, 1);
    canvas.width = Math.max(1, Math.round(w * width * scale));
    canvas.height = Math.max(1, Math.round(h * height * scale));
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, x * width, y * height, w * width, h * height, 0, 0, canvas.width, canvas.height);
  };
  draw();
  if (source instanceof HTMLVideoElement) {
    const tick = () => {
      draw();
      handle = source.requestVideoFrameCallback(tick);
    };
    let handle = source.requestVideoFrameCallback(tick);
    return () => source.cancelVideoFrameCallback(handle);
  }
  source.addEventListener('load', draw);
  return () => source.removeEventListener('load', draw);
}

function HiddenRegion({ region, picture }: { region: AnnotationOf<'hide'>; picture: Rect }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, w, h } = region.box;
  useEffect(() => {
    const source = canvas.current?.closest('[data-hidden]')?.parentElement?.querySelector('video, img');
    if (!canvas.current || !(source instanceof HTMLVideoElement || source instanceof HTMLImageElement)) return;
    return follow(canvas.current, source, { x, y, w, h });
  }, [x, y, w, h]);
  return (
    <canvas
      ref={canvas}
      className="absolute bg-n8"
      style={{
        left: picture.x + x * picture.width,
        top: picture.y + y * picture.height,
        ...{ width: w * picture.width, height: h * picture.height },
        imageRendering: region.style === 'pixelate' ? 'pixelated' : 'auto',
      }}
    />
  );
}

/** What is hidden is unreadable here, too: a few coarse cells in its place, as files that leave the app have them (main/annotate). */
export function HiddenLayer({ regions, picture }: { regions: readonly AnnotationOf<'hide'>[]; picture: Rect }) {
  return (
    <div aria-hidden data-hidden data-testid="hidden" className="pointer-events-none absolute inset-0 overflow-hidden">
      {regions.map((region) => (
        <HiddenRegion key={region.id} region={region} picture={picture} />
      ))}
    </div>
  );
}
