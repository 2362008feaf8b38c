import type { Trace } from '../../../preload/contract/answer.ts';
import { plural } from '../../lib/format.ts';
import { deviceNames } from '../models/device-names.ts';

type Hit = Trace['hits'][number];

/** P(Yes) of a hit; null where no model looked, as in answers of versions that had none. */
export const usefulness = (hit: Hit): number | null => hit.p ?? null;

/** "Looked at 12 moments on the processor, 38 tokens each"; null where no model looked. */
export function lookedText({ hits, reranker }: Trace): string | null {
  const looked = reranker.looked ?? 0;
  if (looked === 0) return null;
  const where = reranker.device ? ` on the ${deviceNames[reranker.device].short}` : '';
  const tokens = hits.map((hit) => hit.tokens ?? null).filter((count) => count !== null);
  const [first] = tokens;
  if (first === undefined) return `Looked at ${plural(looked, 'moment')}${where}`;
  const mean = Math.round(tokens.reduce((sum, count) => sum + count, 0) / tokens.length);
  const about = tokens.every((count) => count === first) ? '' : 'about ';
  return `Looked at ${plural(looked, 'moment')}${where}, ${about}${plural(mean, 'token')} each`;
}

/** All numbers of a hit, for its tooltip. */
export function hitText(hit: Hit): string {
  const scores = `Score ${hit.before.toFixed(3)} before, ${hit.after.toFixed(3)} after.`;
  const p = usefulness(hit);
  if (p === null) return scores;
  const tokens = hit.tokens == null ? '' : ` It read ${plural(hit.tokens, 'token')}.`;
  return `P(Yes) ${p.toFixed(3)}: how likely the model, shown this moment, found it useful for the question.${tokens} ${scores}`;
}

/** "By rules alone: the rules read it clearly.", "By rules and a model, 840 ms: it is long; qwen2-vl." */
export function decoupledText({ by, why, ms }: NonNullable<Trace['decoupled']>): string {
  const took = ms > 0 ? `, ${Math.round(ms)} ms` : '';
  return `${by === 'both' ? 'By rules and a model' : 'By rules alone'}${took}: ${why}.`;
}

/** A reason as a sentence. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
