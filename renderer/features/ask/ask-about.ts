import type { Asset, AssetId } from '../../../preload/contract/asset.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { useSelection } from '../library/selection-store.ts';
import { focusTab } from '../shell/shell-store.ts';
import { markedSpan, useTimeline } from '../timeline/timeline-store.ts';
import { useAsk } from './ask-store.ts';
import { scopeChoices, scopeOf } from './scope-of.ts';

/** Opens a file and puts the cursor where a question about it is asked. */
export function askAbout(assetId: AssetId): void {
  useSelection.getState().open(assetId);
  useAsk.getState().choose('this');
  focusTab('ask');
}

/** Puts the cursor where a question about what lies between the in and out points is asked. */
export function askAboutSelection(): void {
  useAsk.getState().choose('selection');
  focusTab('ask');
}

/** Asks where the chips say; while an answer runs, or where there is nothing to ask, the question waits in its field. */
export function askAtOnce(question: string): void {
  const { choice, turns, ask, setDraft } = useAsk.getState();
  const { currentId, checked } = useSelection.getState();
  const sources = { currentId, checked, span: markedSpan(useTimeline.getState()) };
  const nothing = (queries.getQueryData<Asset[]>(keys.assets) ?? []).length === 0;
  focusTab('ask');
  if (nothing || turns.some(({ state }) => state === 'running')) setDraft(question);
  else void ask(question, scopeOf(scopeChoices(sources).includes(choice) ? choice : 'all', sources));
}
