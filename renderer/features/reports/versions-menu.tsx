import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuLabel, MenuRow } from '../../ui/menu.tsx';
import { useReport } from './report-store.ts';
import { strings } from './strings.ts';
import { differenceWords } from './version-words.ts';

const dayAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

async function restore(version: number): Promise<void> {
  const { save, open } = useReport.getState();
  try {
    const id = await save();
    const report = await client.call('reports.restore', { id, version });
    open(report);
    await queries.invalidateQueries({ queryKey: keys.reports });
    toast(strings.restoredVersion);
  } catch (error) {
    sayError(error);
  }
}

/** Earlier states of the report: when, how many items, and what would be other. */
export function VersionsMenu() {
  const id = useReport((draft) => draft.id);
  const [open, setOpen] = useState(false);
  const { data: versions = [], error } = useQuery({
    queryKey: ['report-versions', id],
    // What is not saved yet would be compared as if it were not there.
    queryFn: async () => client.call('reports.versions', { id: await useReport.getState().save() }),
    enabled: open && id !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Menu onOpenChange={setOpen} trigger={<IconButton icon={History} label={strings.versions} side="top" />}>
      <MenuLabel>{versions.length > 0 ? strings.versions : (error?.message ?? strings.noVersions)}</MenuLabel>
      {versions.map(({ version, savedAt, why, difference }) => (
        <MenuRow key={version} onSelect={() => void restore(version)} detail={differenceWords(difference)}>
          <span className="tnum">{dayAndTime.format(savedAt)}</span>
          <span className="text-n10"> · {strings.whys[why]}</span>
        </MenuRow>
      ))}
    </Menu>
  );
}
