import type { Asset, AssetId, AssetKind } from './asset.ts';

/** A span of a file, s. */
interface Place {
  assetId: AssetId;
  start: number;
  end: number;
}

/** Whether what lies there is a whole picture, which has no second to show or to go to. */
export type IsStill = (place: Place) => boolean;

/**
 * The file's kind tells, for a video has a 0:00, too. Of a file that has left the library no kind is known: there 0–0, as pictures are
 * stored, is taken for one.
 */
export function isStill(kind: AssetKind | undefined, { start, end }: Pick<Place, 'start' | 'end'>): boolean {
  return kind === undefined ? start === 0 && end === 0 : kind === 'image';
}

/** @param assets the library's, undefined until they are there */
export function stillIn(assets: readonly Pick<Asset, 'id' | 'kind'>[] | undefined): IsStill {
  const kinds = new Map(assets?.map(({ id, kind }) => [id, kind]));
  return (place) => isStill(kinds.get(place.assetId), place);
}
