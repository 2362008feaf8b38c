import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

const system = window.matchMedia('(prefers-color-scheme: light)');
const storageKey = 'cuepoint.theme';
let choice: ThemeChoice = remembered();

function remembered(): ThemeChoice {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

function current(): 'light' | 'dark' {
  return choice === 'system' ? (system.matches ? 'light' : 'dark') : choice;
}

function paint(): void {
  document.documentElement.dataset.theme = current();
}

/** Sets the theme at once; it is also kept in this window's storage so that the next start does not flash. */
export function applyTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Without storage the theme comes from the settings a moment later.
  }
  paint();
}

/** Paints the first theme and follows the system's. */
export function startTheme(): void {
  paint();
  system.addEventListener('change', paint);
}

/** The theme that is shown; canvases draw again when it changes. */
export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore((listener) => {
    const observer = new MutationObserver(listener);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, current);
}
