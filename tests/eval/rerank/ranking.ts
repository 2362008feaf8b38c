/** Figures of one ranking against the frames that are relevant, each 0–1. */
export interface RankingFigures {
  recall1: number;
  mrr: number;
  ndcg5: number;
}

/** @param ranked ids, best first @param relevant at least one */
export function rankingFigures(ranked: readonly string[], relevant: ReadonlySet<string>): RankingFigures {
  const first = ranked.findIndex((id) => relevant.has(id));
  const gain = (hits: readonly boolean[]) => hits.reduce((sum, hit, i) => sum + (hit ? 1 / Math.log2(i + 2) : 0), 0);
  const ideal = gain(Array.from({ length: Math.min(5, relevant.size) }, () => true));
  return {
    recall1: first === 0 ? 1 : 0,
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg5: gain(ranked.slice(0, 5).map((id) => relevant.has(id))) / ideal,
  };
}

export function meanFigures(all: readonly RankingFigures[]): RankingFigures {
  const mean = (key: keyof RankingFigures) => all.reduce((sum, one) => sum + one[key], 0) / Math.max(1, all.length);
  return { recall1: mean('recall1'), mrr: mean('mrr'), ndcg5: mean('ndcg5') };
}
