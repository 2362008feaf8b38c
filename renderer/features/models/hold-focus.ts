import type { MouseEvent } from 'react';

/** Keeps the cursor in its row when the button that was pressed goes, so that Tab leads on to what takes its place. */
export function holdFocus({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest('li')?.focus();
}
