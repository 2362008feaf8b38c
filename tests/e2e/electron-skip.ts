import type { Shell } from './app.ts';
import { findElectron } from './electron-program.ts';

/** Why the specs cannot run in this shell here; '' where they can. */
export function whyNot(shell: Shell): string {
  if (shell === 'web') return '';
  const found = findElectron();
  return 'missing' in found ? found.missing : '';
}
