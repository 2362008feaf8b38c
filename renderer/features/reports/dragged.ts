import type { DragEvent } from 'react';
import { create } from 'zustand';
import type { ReportItem } from '../../../preload/contract/report.ts';

/** What the pointer carries: an item of the report to another place, or something to put into it. */
type Carried = { kind: 'move'; key: string } | { kind: 'new'; item: ReportItem };

/** Within one window what is carried need not be written into the drag itself; its type tells other programs nothing. */
export const useDragged = create<{ carried: Carried | null }>(() => ({ carried: null }));

const type = 'application/x-cuepoint-item';

/** Whether a drag is one of ours. */
export const isOurs = (event: DragEvent): boolean => event.dataTransfer.types.includes(type);

function carry(event: DragEvent, carried: Carried): void {
  event.dataTransfer.effectAllowed = carried.kind === 'move' ? 'move' : 'copy';
  event.dataTransfer.setData(type, carried.kind);
  // Chrome gives up a drag whose page changes at its very start.
  requestAnimationFrame(() => useDragged.setState({ carried }));
}

const drop = () => useDragged.setState({ carried: null });

/** For an element that can be dragged into the report. @param make what it becomes there; undefined where it cannot */
export function dragSource(make: () => ReportItem | undefined) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      const item = make();
      if (item) carry(event, { kind: 'new', item });
      else event.preventDefault();
    },
    onDragEnd: drop,
  };
}

/** For the part of an item of the report that it is held by. @param whole selects the element that is seen moving */
export function moveSource(key: string, whole: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      const element = (event.currentTarget as HTMLElement).closest(whole);
      const box = element?.getBoundingClientRect();
      if (element && box) event.dataTransfer.setDragImage(element, event.clientX - box.left, event.clientY - box.top);
      carry(event, { kind: 'move', key });
    },
    onDragEnd: drop,
  };
}
