import { useEffect } from 'react';
import { useShell } from '../shell/shell-store.ts';
import { commandFor } from './command.ts';
import { combination, isApple } from './keys.ts';
import { commands } from './registry.ts';

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select');
}

/**
 * A focused control keeps the keys that work it: Space presses a button, arrows move a slider or a group.
 * A button that was only clicked does not: after choosing a file by mouse, Space plays it.
 */
function keepsKey(target: EventTarget | null, pressed: string, byKeyboard: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('[role=menuitem], [role=menuitemcheckbox], [role=option]')) return true;
  if (pressed === 'space') return byKeyboard && target.matches('button, a, summary, [role=checkbox]');
  return pressed.startsWith('arrow') && target.matches('[role=slider], [role=tab], [role=radio], [role=separator]');
}

/** Keys are commands again for who has written what they wanted. What closes by Escape does that instead. */
function leaveField(target: EventTarget | null): void {
  if (isField(target) && !(target as HTMLElement).closest('[role=dialog], form')) (target as HTMLElement).blur();
}

/** Listens for the registry's keys in the whole window. */
export function useCommands(): void {
  useEffect(() => {
    // Browsers call a clicked button "focus-visible" as soon as a key is pressed, so how it was reached is kept here.
    let byKeyboard = false;
    const pointer = () => {
      byKeyboard = false;
    };
    const listener = (event: KeyboardEvent) => {
      if (event.key === 'Tab') byKeyboard = true;
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = combination(event, isApple());
      if (keepsKey(event.target, pressed, byKeyboard)) return;
      const command = commandFor(commands, pressed, isField(event.target));
      if (!command) {
        if (pressed === 'escape') leaveField(event.target);
        return;
      }
      const { dialog, view } = useShell.getState();
      // What lies under the report or the pictures is not to be played unseen.
      if (view && (command.group === 'Player' || command.group === 'Timeline')) return;
      if (dialog && !command.inFields && command.id !== 'help') return;
      event.preventDefault();
      if (!byKeyboard && event.target instanceof HTMLButtonElement) event.target.blur();
      command.run();
    };
    window.addEventListener('keydown', listener);
    window.addEventListener('pointerdown', pointer, true);
    return () => {
      window.removeEventListener('keydown', listener);
      window.removeEventListener('pointerdown', pointer, true);
    };
  }, []);
}
