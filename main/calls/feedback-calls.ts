import type { Models } from '../../native-models/protocol.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import type { Moment } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import type { Library, StoredFeedback } from '../library/library.ts';
import { vectorOf } from '../retrieval/moves.ts';
import type { CallHandlers } from './handlers.ts';

export interface FeedbackParts {
  library: Pick<Library, 'answers' | 'feedback'>;
  models: Models;
  /** ms since 1970 */
  now(): number;
}

/** Calls about the person's thumbs on answers and their moments. */
export function feedbackCalls({
  library,
  models,
  now,
}: FeedbackParts): Pick<CallHandlers, 'feedback.of' | 'feedback.set'> {
  return {
    'feedback.of': async ({ answerId }) =>
      library.feedback.ofAnswer(answerId).map(({ momentId, thumb }) => ({ momentId, thumb })),
    'feedback.set': async ({ answerId, momentId, thumb }) => {
      if (thumb === null) {
        library.feedback.remove(answerId, momentId);
        return {};
      }
      const answer = library.answers.get(answerId);
      if (!answer) throw new AppError('NOT_FOUND', 'That answer is not kept any more: ask again.');
      const about = momentId === null ? ofAnswer(answer) : ofMoment(answer, momentId);
      const { question } = answer;
      library.feedback.put({ answerId, momentId, thumb, question, vector: null, createdAt: now(), ...about });
      // Kept first, so that a thumb is not lost to a model that does not answer, and taking it back cannot be overtaken.
      const vector = await vectorOf(models, question, new AbortController().signal);
      if (vector) library.feedback.setVector(answerId, momentId, vector);
      return {};
    },
  };
}

type About = Pick<StoredFeedback, 'spans' | 'judged'>;

function ofAnswer(answer: Answer): About {
  const citations = answer.sentences.flatMap((sentence) => sentence.citations);
  if (citations.length === 0) {
    throw new AppError('BAD_INPUT', 'There is no answer to judge: judge the nearest moments instead.');
  }
  const [first] = citations;
  const moment = answer.moments.find((one) => one.evidence.some(({ id }) => id === first!.evidenceId));
  return {
    spans: citations.map(({ assetId, evidenceId, start, end }) => ({ assetId, evidenceId, start, end })),
    // Only an answer from a picture tells whether it was right to believe the picture.
    judged: first!.kind === 'caption' && moment ? judgedIn(answer, moment) : null,
  };
}

function ofMoment(answer: Answer, momentId: string): About {
  const moment = answer.moments.find(({ id }) => id === momentId);
  if (!moment) throw new AppError('NOT_FOUND', 'That moment does not belong to the answer: ask again.');
  const { assetId, start, end, evidence } = moment;
  const ids = evidence.length > 0 ? evidence.map(({ id }) => id) : [momentId];
  return {
    spans: ids.map((evidenceId) => ({ assetId, evidenceId, start, end })),
    judged: judgedIn(answer, moment),
  };
}

/** What the model that looks at pictures thought of the moment. */
function judgedIn({ trace }: Answer, moment: Moment): StoredFeedback['judged'] {
  const p = trace.hits.find(({ momentId }) => momentId === moment.id)?.p ?? null;
  return p === null ? null : { model: trace.reranker.name, p };
}
