/** What of a keyboard event decides which command it means. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** True on macOS, where ⌘ stands for Ctrl. */
export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Characters that need Shift on most keyboards: for these Shift is part of the character, not of the combination. */
const shifted = new Set(['?', '+', '<', '>', '!', '"', ':', '_', '&']);

/**
 * The combination as the registry writes it: modifiers in the order mod, alt, shift, then the key, joined by "+".
 * "mod" is ⌘ on Apple machines and Ctrl elsewhere.
 */
export function combination(press: KeyPress, apple: boolean): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const parts: string[] = [];
  if (apple ? press.metaKey : press.ctrlKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  if (press.shiftKey && !shifted.has(key)) parts.push('shift');
  return [...parts, key].join('+');
}

const names: Record<string, string> = {
  space: 'Space',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  esc: 'Esc',
  escape: 'Esc',
  enter: '↵',
  delete: 'Del',
  backspace: '⌫',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
};

/** A combination as caps to draw: ["Ctrl", "K"] or ["⌘", "K"]. */
export function keyParts(keys: string, apple: boolean): string[] {
  const modifiers: Record<string, string> = apple
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  const plus = keys.endsWith('++') || keys === '+';
  const parts = keys.split('+').filter(Boolean);
  if (plus) parts.push('+');
  return parts.map((part) => modifiers[part] ?? names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
