import { Download } from 'lucide-react';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { ExportFormat } from '../../../preload/contract/export.ts';
import { client } from '../../lib/engine.ts';
import { MenuItem, MenuLabel, MenuSub } from '../../ui/menu.tsx';
import { clipStrings } from './clip-strings.ts';
import { openClipOf } from './open-clips.ts';
import { sayExported } from './say-exported.ts';
import { strings } from './strings.ts';

const groups: readonly { label: string; formats: readonly ExportFormat[] }[] = [
  { label: strings.groups.words, formats: ['srt', 'vtt', 'txt'] },
  { label: strings.groups.evidence, formats: ['csv'] },
  { label: strings.groups.marks, formats: ['edl', 'otio', 'fcpxml', 'chapters'] },
];

/** What can be had of a file, as a submenu; a still picture has no words and no times. */
export function ExportMenu({ asset }: { asset: Pick<Asset, 'id' | 'kind' | 'duration'> }) {
  const shown = asset.kind === 'image' ? groups.filter(({ formats }) => formats.includes('csv')) : groups;
  return (
    <MenuSub icon={Download} label={strings.menu}>
      {asset.kind === 'image' ? null : (
        <>
          <MenuLabel>{clipStrings.group}</MenuLabel>
          <MenuItem onSelect={() => openClipOf(asset)}>{clipStrings.menu}</MenuItem>
        </>
      )}
      {shown.map(({ label, formats }) => (
        <div key={label}>
          <MenuLabel>{label}</MenuLabel>
          {formats.map((format) => (
            <MenuItem
              key={format}
              onSelect={() => void sayExported(client.call('library.export', { assetId: asset.id, format }))}
            >
              {strings.formats[format]}
            </MenuItem>
          ))}
        </div>
      ))}
    </MenuSub>
  );
}
