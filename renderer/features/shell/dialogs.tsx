import { KeyboardHelp } from '../commands/keyboard-help.tsx';
import { Palette } from '../commands/palette.tsx';
import { ClipDialog } from '../export/clip-dialog.tsx';
import { ModelsDialog } from '../models/models-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';

/** All that opens over the whole window; each shows itself when it is asked for. */
export function Dialogs() {
  return (
    <>
      <Palette />
      <KeyboardHelp />
      <SettingsDialog />
      <ModelsDialog />
      <ClipDialog />
    </>
  );
}
