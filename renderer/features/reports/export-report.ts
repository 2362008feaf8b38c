import { toast } from 'sonner';
import { bridge, client } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** Saves the report, writes it as a file and says where; offers to open it, and its folder where the shell can. */
export async function exportReport(format: 'html' | 'md'): Promise<void> {
  const waiting = toast.loading(strings.exporting);
  try {
    const id = await useReport.getState().save();
    const { path, fileName } = await client.call('reports.export', { id, format });
    const address = bridge.mediaUrl(`report/${fileName}`);
    toast.success(strings.exported(fileName), {
      id: waiting,
      description: path,
      duration: 15_000,
      action:
        bridge.shell === 'electron'
          ? { label: strings.reveal, onClick: () => void client.call('shell.reveal', { path }).catch(sayError) }
          : { label: strings.open, onClick: () => window.open(address, '_blank', 'noopener') },
    });
  } catch (error) {
    toast.dismiss(waiting);
    sayError(error);
  }
}
