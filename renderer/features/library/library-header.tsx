import { FilePlus2, FolderPlus, LayoutGrid, List, ListFilter, Plus, Search } from 'lucide-react';
import { cx } from '../../lib/cx.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';
import type { LibraryFilter, LibrarySort } from './asset-list.ts';
import { openFilePicker } from './file-picker.ts';
import { useLibraryView } from './library-store.ts';
import { strings } from './strings.ts';

function entries<T extends string>(record: Record<T, string>): [T, string][] {
  return Object.entries(record) as [T, string][];
}

function FilterMenu() {
  const { filter, narrow, sort, set } = useLibraryView();
  const on = filter.kind !== 'all' || filter.state !== 'all';
  return (
    <Menu
      trigger={
        <IconButton
          icon={ListFilter}
          label={strings.filter}
          className={cx('border border-n6 bg-raised', on && 'text-accent-text')}
        />
      }
    >
      {entries<LibraryFilter['kind']>(strings.kinds).map(([kind, label]) => (
        <MenuCheck key={kind} checked={filter.kind === kind} onSelect={() => narrow({ kind })}>
          {label}
        </MenuCheck>
      ))}
      <MenuSeparator />
      {entries<LibraryFilter['state']>(strings.states).map(([state, label]) => (
        <MenuCheck key={state} checked={filter.state === state} onSelect={() => narrow({ state })}>
          {label}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuLabel>{strings.sort}</MenuLabel>
      {entries<LibrarySort>(strings.sorts).map(([value, label]) => (
        <MenuCheck key={value} checked={sort === value} onSelect={() => set({ sort: value })}>
          {label}
        </MenuCheck>
      ))}
    </Menu>
  );
}

export function LibraryHeader({ count }: { count: number }) {
  const { filter, layout, narrow, set } = useLibraryView();
  const other = layout === 'grid' ? 'list' : 'grid';
  return (
    <header className="flex shrink-0 flex-col gap-2 px-3 pt-2.5 pb-1">
      <div className="flex h-7 items-center gap-1">
        <h2 className="flex-1 font-[600]">
          {strings.title} <span className="tnum ml-1 font-normal text-n10">{count || ''}</span>
        </h2>
        <IconButton
          icon={other === 'list' ? List : LayoutGrid}
          label={`${strings.view}: ${strings[other].toLowerCase()}`}
          onClick={() => set({ layout: other })}
        />
        <Menu
          trigger={
            <Button aria-label={strings.add}>
              <Plus size={14} strokeWidth={2} aria-hidden /> Add
            </Button>
          }
        >
          <MenuItem icon={FilePlus2} keys="mod+o" onSelect={() => openFilePicker('files')}>
            {strings.add}
          </MenuItem>
          <MenuItem icon={FolderPlus} keys="mod+shift+o" onSelect={() => openFilePicker('folder')}>
            {strings.addFolder}
          </MenuItem>
        </Menu>
      </div>
      <div className="flex gap-1.5">
        <SearchField
          icon={Search}
          label={strings.search}
          value={filter.query}
          onValue={(query) => narrow({ query })}
          className="flex-1"
        />
        <FilterMenu />
      </div>
    </header>
  );
}
