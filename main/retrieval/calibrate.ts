import type { Evidence } from '../../preload/contract/evidence.ts';
import type { Library } from '../library/library.ts';
import type { Vlm } from '../models/vlm.ts';
import { adaptiveThreshold } from './threshold.ts';

/** Pictures that are asked about; each also with two others. */
const EXAMPLES = 16;
const OTHERS = 2;
/** With fewer a threshold would be chance. */
const LEAST = 8;
/** However the examples lie: a model that is always sure must still be believed or doubted. */
const BOUNDS = [0.3, 0.8] as const;

/** P(Yes) of pairs that are known to belong together, and of others. */
export interface KnownCases {
  relevant: number[];
  irrelevant: number[];
}

/** From which P(Yes) on a model's judgement counts, by known cases (Meta Ranking). */
export function thresholdFrom({ relevant, irrelevant }: KnownCases): number {
  const [least, most] = BOUNDS;
  return Math.min(most, Math.max(least, adaptiveThreshold(relevant, irrelevant)));
}

/**
 * Known cases of this model: what it wrote of a picture must be useful there and not beside another picture of which it wrote something else.
 * @returns undefined while too few different pictures were looked at
 */
export async function calibrate(
  library: Pick<Library, 'assets' | 'evidence' | 'visualTokens' | 'keyFrames'>,
  vlm: Vlm,
  signal: AbortSignal,
): Promise<KnownCases | undefined> {
  const examples = different(library, vlm);
  if (examples.length < LEAST) return undefined;
  const relevant: number[] = [];
  const irrelevant: number[] = [];
  for (const [i, { caption }] of examples.entries()) {
    const shown = Array.from({ length: OTHERS + 1 }, (_, k) => examples[(i + k * 3) % examples.length]!);
    const candidates = shown.map(({ tokens }) => ({ frames: [tokens], text: '', prior: 0 }));
    const question = `Is there ${caption.replace(/[.\s]+$/, '')}?`;
    const { judgements } = await vlm.judge({ question, candidates, keep: candidates.length }, signal);
    judgements.forEach((judgement, k) => {
      if (judgement) (k === 0 ? relevant : irrelevant).push(judgement.p);
    });
  }
  return { relevant, irrelevant };
}

/** Descriptions that no two pictures share, with the tokens of their pictures, spread over the library. */
function different(
  library: Pick<Library, 'assets' | 'evidence' | 'visualTokens' | 'keyFrames'>,
  vlm: Vlm,
): { caption: string; tokens: Uint8Array }[] {
  const found = new Map<string, Evidence>();
  for (const asset of library.assets.list()) {
    for (const one of library.evidence.ofAsset(asset.id, ['caption'])) {
      if (one.source.version === vlm.key && !found.has(one.text)) found.set(one.text, one);
    }
    if (found.size >= EXAMPLES * 4) break;
  }
  const all = [...found.values()];
  const step = Math.max(1, all.length / EXAMPLES);
  const chosen = Array.from({ length: Math.min(EXAMPLES, all.length) }, (_, i) => all[Math.floor(i * step)]!);
  return chosen.flatMap(({ text, detail }) => {
    const frame = detail.kind === 'caption' ? library.keyFrames.get(detail.keyFrameId) : undefined;
    const source = frame && (frame.sameAs ?? frame.id);
    const tokens = source && library.visualTokens.of([source], vlm.key).get(source);
    return tokens ? [{ caption: text, tokens }] : [];
  });
}
