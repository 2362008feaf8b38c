import { type DragEvent, useState } from 'react';
import { isOurs, useDragged } from './dragged.ts';
import { dropPlace, moveTarget } from './drop-place.ts';
import { useReport } from './report-store.ts';

/**
 * A list of the report's items that takes what is dragged over it: items of its own to another place, moments and answers from elsewhere.
 * @returns props for the list's element, and between which items it would land now (null where nothing is dragged).
 */
export function useDropList(axis: 'x' | 'y') {
  const [place, setPlace] = useState<number | null>(null);
  const placeOf = (event: DragEvent): number => {
    const items = event.currentTarget.querySelectorAll(':scope > li');
    const extents = [...items].map((item) => {
      const { left, top, width, height } = item.getBoundingClientRect();
      return axis === 'x' ? { start: left, size: width } : { start: top, size: height };
    });
    return dropPlace(extents, axis === 'x' ? event.clientX : event.clientY);
  };
  return {
    place,
    listProps: {
      onDragOver: (event: DragEvent) => {
        const { carried } = useDragged.getState();
        if (!carried || !isOurs(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = carried.kind === 'move' ? 'move' : 'copy';
        setPlace(placeOf(event));
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setPlace(null);
      },
      onDrop: (event: DragEvent) => {
        setPlace(null);
        const { carried } = useDragged.getState();
        if (!carried || !isOurs(event)) return;
        event.preventDefault();
        const to = placeOf(event);
        const { items, add, move } = useReport.getState();
        if (carried.kind === 'new') {
          add(carried.item, to);
          return;
        }
        const from = items.findIndex(({ key }) => key === carried.key);
        if (from >= 0) move(from, moveTarget(from, to));
      },
    },
  };
}
