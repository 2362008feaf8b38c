import type { AnnotationOf } from '../../../preload/contract/annotation.ts';
import type { Rect } from '../player/picture-box.ts';

/** What is hidden is unreadable here, too. This is for the eye alone: files that leave the app are made of averages (main/annotate). */
export function HiddenLayer({ regions, picture }: { regions: readonly AnnotationOf<'hide'>[]; picture: Rect }) {
  return (
    <div aria-hidden data-testid="hidden" className="pointer-events-none absolute inset-0 overflow-hidden">
      {regions.map(({ id, box, style }) => {
        const [width, height] = [box.w * picture.width, box.h * picture.height];
        const blur = Math.max(10, Math.min(40, Math.max(width, height) / 5));
        const cell = Math.max(width, height) / 4;
        return (
          <div
            key={id}
            className="absolute"
            style={{
              left: picture.x + box.x * picture.width,
              top: picture.y + box.y * picture.height,
              ...{ width, height },
              backdropFilter: `blur(${blur}px)`,
              // Blocks of light and shade tell a mosaic from a blur.
              ...(style === 'pixelate'
                ? {
                    backgroundImage: 'repeating-conic-gradient(rgb(0 0 0 / 0.16) 0 25%, rgb(255 255 255 / 0.1) 0 50%)',
                    backgroundSize: `${cell}px ${cell}px`,
                  }
                : {}),
            }}
          />
        );
      })}
    </div>
  );
}
