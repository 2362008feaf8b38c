import type { CallInput } from '../../../preload/contract/contract.ts';
import type { Moment } from '../../../preload/contract/evidence.ts';
import { client } from '../../lib/engine.ts';
import { sayError } from '../../lib/say-error.ts';
import { useGallery } from './gallery-store.ts';

/** More than a list shows: pictures are looked through quickly. */
const most = 200;

/** Shows a search's hits as pictures, those at hand first, then as many as there are. */
export function showHits(search: CallInput<'search.run'>, atHand: readonly Moment[]): void {
  const { show, extend } = useGallery.getState();
  show(search.query, atHand);
  client
    .call('search.run', { ...search, limit: most })
    .then(({ moments }) => extend(search.query, moments))
    .catch(sayError);
}
