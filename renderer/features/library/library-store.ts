import { create } from 'zustand';
import type { LibraryFilter, LibrarySort } from './asset-list.ts';

interface LibraryView {
  layout: 'grid' | 'list';
  sort: LibrarySort;
  filter: LibraryFilter;
  set: (part: Partial<Pick<LibraryView, 'layout' | 'sort'>>) => void;
  narrow: (part: Partial<LibraryFilter>) => void;
}

export const noFilter: LibraryFilter = { query: '', kind: 'all', state: 'all' };

export const useLibraryView = create<LibraryView>((set) => ({
  layout: 'grid',
  sort: 'added',
  filter: noFilter,
  set: (part) => set(part),
  narrow: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
}));
