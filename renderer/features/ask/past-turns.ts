import type { PastTurn } from '../../../preload/contract/answer.ts';
import { pastTurnOf } from '../../../preload/contract/past-turn.ts';

/** As many as the contract takes. */
const MOST_TURNS = 4;

type Asked = Parameters<typeof pastTurnOf>[0] & { state: 'running' | 'done' | 'failed'; answer: object | null };

/** The answered questions of a conversation as main wants them with the next, oldest first. */
export function pastTurns(turns: readonly Asked[]): PastTurn[] {
  return turns
    .filter(({ state, sentences, answer }) => state === 'done' && (answer !== null || sentences.length > 0))
    .slice(-MOST_TURNS)
    .map(pastTurnOf);
}
