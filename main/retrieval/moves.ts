import type { Models } from '../../native-models/protocol.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import type { Library, StoredFeedback } from '../library/library.ts';
import type { Moves } from '../retrieval-port.ts';
import { likeness } from './alike.ts';

/**
 * What the person's thumbs move for this question (Pistis-RAG's feedback, by likeness of the question instead of training): each thumb on an
 * answer or a moment of a like question speaks for or against the evidence that it was about. Bounded: −1…1 for each, however many thumbs.
 * @returns undefined where no thumb is about a like question: then nothing is moved, and no model is asked where there are no thumbs
 */
export function createMoves(deps: {
  library: Pick<Library, 'feedback'>;
  models: Models;
}): (question: string, signal: AbortSignal) => Promise<Moves | undefined> {
  return async (question, signal) => {
    const given = deps.library.feedback.list();
    if (given.length === 0) return undefined;
    const vector = given.some((one) => one.vector !== null) ? await vectorOf(deps.models, question, signal) : null;
    const votes = given.flatMap((one) => {
      const like = likeness({ text: question, vector }, { text: one.question, vector: one.vector });
      return like > 0 ? [{ one, weight: one.thumb === 'up' ? like : -like }] : [];
    });
    return votes.length > 0 ? movesOf(votes) : undefined;
  };
}

/** The vector of a question; null where the model does not answer: words alone then say what is alike. */
export async function vectorOf(models: Models, question: string, signal: AbortSignal): Promise<Float32Array | null> {
  try {
    const { vectors, dimensions } = await models.run('embed-text', { texts: [question] }, { signal });
    return vectors.slice(0, dimensions);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function movesOf(votes: readonly { one: StoredFeedback; weight: number }[]): Moves {
  const byEvidence = new Map<string, number>();
  for (const { one, weight } of votes) {
    for (const { evidenceId } of one.spans) byEvidence.set(evidenceId, (byEvidence.get(evidenceId) ?? 0) + weight);
  }
  const bounded = (sum: number) => Math.max(-1, Math.min(1, sum));
  return {
    evidence: (ids) => bounded(strongest(ids.map((id) => byEvidence.get(id) ?? 0))),
    moment(moment) {
      const held = moment.evidence.some(({ id }) => byEvidence.has(id));
      if (held) return bounded(strongest(moment.evidence.map(({ id }) => byEvidence.get(id) ?? 0)));
      // Evidence that was made anew has another id: what was told of the same seconds is told of it.
      const sum = votes
        .filter(({ one }) => one.spans.some((span) => isSame(span, moment)))
        .reduce((total, { weight }) => total + weight, 0);
      return bounded(sum);
    },
  };
}

/** Of several the one that says most: a moment is not worse for each line that it holds. */
function strongest(values: readonly number[]): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}

/** More than half of the longer of the two is shared. */
function isSame(
  span: { assetId: string; start: number; end: number },
  moment: Pick<Moment, 'assetId' | 'start' | 'end'>,
): boolean {
  if (span.assetId !== moment.assetId) return false;
  const longer = Math.max(span.end - span.start, moment.end - moment.start);
  const shared = Math.min(span.end, moment.end) - Math.max(span.start, moment.start);
  return longer <= 0 ? shared >= 0 : shared > longer / 2;
}
