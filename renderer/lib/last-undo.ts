import { create } from 'zustand';

/** How the last removal is taken back; null where there is none, or it was taken back already. */
export const useLastUndo = create<{ undo: (() => Promise<void>) | null }>(() => ({ undo: null }));

/**
 * Keeps how to take back what was just removed, for as long as the window lives.
 * @returns takes it back once, however often and from wherever it is called.
 */
export function keepUndo(restore: () => Promise<void>): () => Promise<void> {
  let done = false;
  const undo = async () => {
    if (done) return;
    done = true;
    if (useLastUndo.getState().undo === undo) useLastUndo.setState({ undo: null });
    await restore();
  };
  useLastUndo.setState({ undo });
  return undo;
}

/** Takes the last removal back. @returns false where there is none. */
export function undoLast(): boolean {
  const { undo } = useLastUndo.getState();
  void undo?.();
  return undo !== null;
}
