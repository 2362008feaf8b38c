import type { Citation } from '../../../preload/contract/answer.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { useSelection } from '../library/selection-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { type Lit, usePlayer } from './player-store.ts';

/** Opens the asset, goes to the second and lights what is pointed at; keeps playing if it was. */
export function goTo(assetId: AssetId, time: number, lit: Lit | null = null): void {
  const selection = useSelection.getState();
  const player = usePlayer.getState();
  useShell.getState().set({ front: 'player' });
  if (selection.currentId === assetId && player.element) {
    player.seek(time);
    player.set({ lit });
    return;
  }
  player.set({ pending: { assetId, time }, lit, time });
  selection.open(assetId);
}

export function goToCitation(citation: Citation): void {
  goTo(citation.assetId, citation.start, {
    assetId: citation.assetId,
    evidenceIds: [citation.evidenceId],
    kind: citation.kind,
    start: citation.start,
    end: citation.end,
    box: citation.box,
    label: citation.quote,
  });
}

/** Goes to the best evidence of a moment and lights that one: the rest is its company. */
export function goToMoment(moment: Moment): void {
  const best = moment.evidence[0];
  goTo(moment.assetId, best?.start ?? moment.start, {
    assetId: moment.assetId,
    evidenceIds: best ? [best.id] : [],
    kind: best?.kind ?? 'text',
    start: moment.start,
    end: moment.end,
    box: best?.box ?? null,
    label: best?.text ?? '',
  });
}
