import { create } from 'zustand';
import type { AssetId } from '../../../preload/contract/asset.ts';

interface Selection {
  /** The asset in the player. */
  currentId: AssetId | null;
  /** Ticked for scope, report or removal. */
  checked: ReadonlySet<AssetId>;
  open: (id: AssetId | null) => void;
  toggle: (id: AssetId) => void;
  uncheck: (ids?: readonly AssetId[]) => void;
}

export const useSelection = create<Selection>((set) => ({
  currentId: null,
  checked: new Set(),
  open: (currentId) => set({ currentId }),
  toggle: (id) =>
    set(({ checked }) => {
      const next = new Set(checked);
      if (!next.delete(id)) next.add(id);
      return { checked: next };
    }),
  uncheck: (ids) =>
    set(({ checked }) => ({ checked: new Set(ids ? [...checked].filter((id) => !ids.includes(id)) : []) })),
}));
