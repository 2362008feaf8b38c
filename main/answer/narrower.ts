import type { Scope } from '../../preload/contract/answer.ts';

/** s; nothing is read from here on. */
const NOWHERE = { from: Number.MAX_SAFE_INTEGER, to: 0 };

/** A scope cut down to a part: files and seconds that both hold. Where they have nothing in common nothing is left, rather than everything. */
export function narrower(scope: Scope, by: Partial<Scope>): Scope {
  const wanted = by.assetIds ?? [];
  const both = scope.assetIds.length === 0 ? wanted : scope.assetIds.filter((id) => wanted.includes(id));
  const assetIds = wanted.length === 0 ? scope.assetIds : both;
  const from = least(scope.from, by.from, Math.max);
  const to = least(scope.to, by.to, Math.min);
  const apart = from !== undefined && to !== undefined && from > to;
  if ((wanted.length > 0 && both.length === 0) || apart) return { assetIds: scope.assetIds, ...NOWHERE };
  return { assetIds, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Whether some of a span lies in a scope. */
export function meets(scope: Scope, { assetId, start, end }: { assetId: string; start: number; end: number }): boolean {
  const isFile = scope.assetIds.length === 0 || scope.assetIds.includes(assetId);
  return isFile && end >= (scope.from ?? 0) && start <= (scope.to ?? Number.POSITIVE_INFINITY);
}

function least(a: number | undefined, b: number | undefined, of: (a: number, b: number) => number): number | undefined {
  return a === undefined ? b : b === undefined ? a : of(a, b);
}
