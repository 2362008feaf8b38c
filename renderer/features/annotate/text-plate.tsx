import type { CSSProperties, ReactNode, Ref } from 'react';
import type { AnnotationColor, AnnotationOf } from '../../../preload/contract/annotation.ts';
import {
  annotationLooks,
  LINE_HEIGHT,
  layOutText,
  type PictureSize,
} from '../../../preload/contract/annotation-look.ts';
import { strings } from './strings.ts';

export interface PlateProps {
  color: AnnotationColor;
  /** px of the picture; moved left and up until the plate is wholly in the picture, as in an export. */
  left: number;
  top: number;
  picture: PictureSize;
  style: CSSProperties;
  children: ReactNode;
  plate?: Ref<HTMLDivElement>;
  /** Marks it as the thing that a pointer takes hold of. */
  id?: string;
}

/** Words on a coloured plate. The spacers before and above it give way where it needs the room. */
export function Plate({ color, left, top, picture, style, children, plate, id }: PlateProps) {
  const { fill, ink } = annotationLooks[color];
  return (
    <foreignObject x={0} y={0} width={picture.width} height={picture.height} pointerEvents="none">
      <div className="flex size-full flex-col overflow-hidden">
        <div className="min-h-0" style={{ flex: `0 1 ${top}px` }} />
        <div className="flex max-h-full min-h-0 shrink-0">
          <div className="min-w-0" style={{ flex: `0 1 ${left}px` }} />
          <div
            ref={plate}
            dir="auto"
            data-shape={id}
            className="shrink-0 overflow-hidden rounded-[2px] font-[700]"
            style={{ background: fill, color: ink, maxWidth: '100%', pointerEvents: id ? 'auto' : 'none', ...style }}
          >
            {children}
          </div>
        </div>
      </div>
    </foreignObject>
  );
}

export interface TextPlateProps {
  one: AnnotationOf<'text'>;
  picture: PictureSize;
  plate?: Ref<HTMLDivElement>;
  id?: string;
  /** Given while the text has the cursor. */
  edit?: { onText: (text: string) => void; onDone: () => void };
}

/** A text on the picture, or the field that it is typed into, which grows with it. */
export function TextPlate({ one, picture, plate, id, edit }: TextPlateProps) {
  const { text, size, maxWidth, padX, padY } = layOutText(one.text, one.at, one.size, picture);
  const style: CSSProperties = {
    ...{ fontSize: size, lineHeight: LINE_HEIGHT, padding: `${padY}px ${padX}px`, maxWidth },
    ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  };
  const place = { color: one.color, left: one.at.x * picture.width, top: one.at.y * picture.height, picture };
  if (!edit) {
    return (
      <Plate {...place} style={style} plate={plate} id={id}>
        {text}
      </Plate>
    );
  }
  return (
    <Plate {...place} style={style} plate={plate} id={id}>
      <span className="relative block min-w-[2ch]">
        {/* What is typed once more, unseen: it gives the field its size. */}
        <span aria-hidden className="invisible">{`${one.text}\u200b`}</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: one types where one has just clicked
          autoFocus
          dir="auto"
          aria-label={strings.text}
          value={one.text}
          maxLength={10_000}
          spellCheck={false}
          onChange={(event) => edit.onText(event.target.value)}
          onBlur={edit.onDone}
          onPointerDown={(event) => event.stopPropagation()}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
              event.preventDefault();
              // Keys go on with the shape; that the field is left ends the typing.
              event.currentTarget.closest<HTMLElement>('[role=application]')?.focus();
            }
          }}
          className="selectable absolute inset-0 size-full resize-none overflow-hidden bg-transparent p-0 outline-none focus-visible:outline-none"
          style={{ font: 'inherit', color: 'inherit', lineHeight: 'inherit', overflowWrap: 'anywhere' }}
        />
      </span>
    </Plate>
  );
}
