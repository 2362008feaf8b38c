import { toast } from 'sonner';
import { keepUndo } from './last-undo.ts';

/**
 * Says what was just removed and offers to take it back, by the button or by its key; the offer goes with either.
 * @param id of the toast, where a later removal takes its place
 */
export function offerUndo(words: string, label: string, restore: () => Promise<void>, id?: string): void {
  const takeBack = keepUndo(async () => {
    toast.dismiss(shown);
    await restore();
  });
  const shown = toast(words, { id, duration: 10_000, action: { label, onClick: () => void takeBack() } });
}
