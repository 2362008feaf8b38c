import { useEffect } from 'react';
import { useShell } from '../shell/shell-store.ts';
import { commandFor } from './command.ts';
import { combination, isApple } from './keys.ts';
import { commands } from './registry.ts';

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select');
}

/** A focused control keeps the keys that work it: Space and Enter press a button, arrows move a slider or a group. */
function keepsKey(target: EventTarget | null, pressed: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('[role=menuitem], [role=menuitemcheckbox], [role=option]')) return true;
  if (pressed === 'space')
    return target.matches('button, a, summary, [role=checkbox]') && target.matches(':focus-visible');
  return pressed.startsWith('arrow') && target.matches('[role=slider], [role=tab], [role=radio], [role=separator]');
}

/** Listens for the registry's keys in the whole window. */
export function useCommands(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = combination(event, isApple());
      if (keepsKey(event.target, pressed)) return;
      const command = commandFor(commands, pressed, isField(event.target));
      if (!command) return;
      const { dialog } = useShell.getState();
      if (dialog && !command.inFields && command.id !== 'help') return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
