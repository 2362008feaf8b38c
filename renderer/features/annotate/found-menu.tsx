import { SquareDashedMousePointer } from 'lucide-react';
import type { Asset } from '../../../preload/contract/asset.ts';
import { useEvidence } from '../../lib/data.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { boxesAt } from '../player/boxes-at.ts';
import { usePlayer } from '../player/player-store.ts';
import { useAnnotate } from './annotate-store.ts';
import { taken } from './found-here.ts';
import { strings } from './strings.ts';

/** What was found on this picture, by name: the way to it without a pointer. */
export function FoundMenu({ asset }: { asset: Asset }) {
  const { data: evidence = [] } = useEvidence(asset.id);
  const time = usePlayer((state) => state.time);
  const { tool, pen, act, set } = useAnnotate();
  const as = tool === 'hide' || tool === 'highlight' ? tool : 'box';
  const found = boxesAt(evidence, time, null, true);
  const take = (one: (typeof found)[number]) => {
    const id = crypto.randomUUID();
    act({ type: 'add', annotation: taken(one, as, id, pen) });
    set({ selected: id });
  };
  return (
    <Menu
      align="start"
      trigger={
        <IconButton
          icon={SquareDashedMousePointer}
          label={found.length > 0 ? strings.found : strings.nothingFound}
          disabled={found.length === 0}
        />
      }
    >
      <MenuLabel>{strings.takeAs[as]}</MenuLabel>
      {found.slice(0, 60).map((one) => (
        <MenuItem key={one.key} onSelect={() => take(one)}>
          <span className="inline-block max-w-72 truncate align-bottom">{one.label}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}
