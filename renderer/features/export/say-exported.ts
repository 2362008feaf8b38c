import { toast } from 'sonner';
import type { ExportedFile } from '../../../preload/contract/export.ts';
import { bridge, client } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { strings } from './strings.ts';

/** Waits for an export and says where the file is; offers to open it, and its folder where the shell can. */
export async function sayExported(exporting: Promise<ExportedFile>): Promise<void> {
  const waiting = toast.loading(strings.writing);
  try {
    const { path, fileName, note } = await exporting;
    toast.success(strings.saved(fileName), {
      id: waiting,
      description: note === undefined ? path : `${path}. ${note}`,
      duration: 15_000,
      action:
        bridge.shell === 'electron'
          ? { label: strings.reveal, onClick: () => void client.call('shell.reveal', { path }).catch(sayError) }
          : {
              label: strings.open,
              onClick: () => window.open(bridge.mediaUrl(`report/${fileName}`), '_blank', 'noopener'),
            },
    });
  } catch (error) {
    toast.dismiss(waiting);
    sayError(error);
  }
}
