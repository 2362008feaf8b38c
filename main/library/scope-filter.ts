import type { Scope } from '../../preload/contract/answer.ts';

/**
 * Rows of the assets in scope, removed ones left out: a subquery with the column `no` for statements that bind `scopeParameters`.
 * The list travels as one JSON value, so that a statement is prepared once whatever the number of files.
 */
export const ASSETS_IN_SCOPE = `(
  SELECT no FROM assets
  WHERE removed_at IS NULL AND (:assets IS NULL OR id IN (SELECT value FROM json_each(:assets)))
)`;

/** Evidence `e` whose span meets the scope's. */
export const MEETS_SCOPE = '(e.ends >= :from AND e.starts <= :to)';

export function scopeParameters(scope: Scope): { assets: string | null; from: number; to: number } {
  return {
    assets: scope.assetIds.length > 0 ? JSON.stringify(scope.assetIds) : null,
    from: scope.from ?? -Infinity,
    to: scope.to ?? Infinity,
  };
}

/** True where the scope cuts a span out of its files. */
export function hasSpan(scope: Scope): boolean {
  return scope.from !== undefined || scope.to !== undefined;
}
