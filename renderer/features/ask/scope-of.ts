import type { Scope } from '../../../preload/contract/answer.ts';
import type { AssetId } from '../../../preload/contract/asset.ts';
import type { ScopeChoice } from './ask-store.ts';

export interface ScopeSources {
  currentId: AssetId | null;
  checked: ReadonlySet<AssetId>;
  /** In and out points, s. */
  span: { from: number; to: number } | null;
}

/** The choices that mean something now, narrowest first. */
export function scopeChoices({ currentId, checked, span }: ScopeSources): ScopeChoice[] {
  const choices: ScopeChoice[] = [];
  if (currentId && span) choices.push('selection');
  if (currentId) choices.push('this');
  if (checked.size > 0) choices.push('checked');
  return [...choices, 'all'];
}

/** Where to look for a choice; one that means nothing now looks everywhere. */
export function scopeOf(choice: ScopeChoice, sources: ScopeSources): Scope {
  const { currentId, checked, span } = sources;
  if (choice === 'selection' && currentId && span) return { assetIds: [currentId], from: span.from, to: span.to };
  if ((choice === 'this' || choice === 'selection') && currentId) return { assetIds: [currentId] };
  if (choice === 'checked') return { assetIds: [...checked] };
  return { assetIds: [] };
}
