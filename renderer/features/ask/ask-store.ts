import { create } from 'zustand';
import type { Answer, PastTurn, Scope } from '../../../preload/contract/answer.ts';
import { BridgeError } from '../../api/bridge-error.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { pastTurns } from './past-turns.ts';
import type { Turn } from './turn.ts';

export type ScopeChoice = 'this' | 'selection' | 'checked' | 'all';

interface AskState {
  draft: string;
  choice: ScopeChoice;
  turns: Turn[];
  setDraft: (draft: string) => void;
  choose: (choice: ScopeChoice) => void;
  /** @param before the conversation that it belongs to; what is shown where it is left out */
  ask: (question: string, scope: Scope, before?: PastTurn[]) => Promise<void>;
  /** Ends what runs and keeps what there is of it. */
  stop: () => void;
  /** Shows an earlier answer again. */
  recall: (answer: Answer) => void;
  clear: () => void;
}

const running = new Map<string, AbortController>();

export const useAsk = create<AskState>((set, get) => {
  const change = (key: string, part: (turn: Turn) => Partial<Turn>) =>
    set(({ turns }) => ({ turns: turns.map((turn) => (turn.key === key ? { ...turn, ...part(turn) } : turn)) }));
  return {
    draft: '',
    choice: 'all',
    turns: [],
    setDraft: (draft) => set({ draft }),
    choose: (choice) => set({ choice }),
    ask: async (question, scope, before = pastTurns(get().turns)) => {
      const key = crypto.randomUUID();
      const stop = new AbortController();
      running.set(key, stop);
      const turn: Turn = {
        key,
        question,
        scope,
        before,
        state: 'running',
        stage: null,
        sentences: [],
        moments: [],
        trace: null,
        answer: null,
        error: null,
      };
      set(({ turns }) => ({ turns: [...turns, turn], draft: '' }));
      try {
        const answer = await client.stream(
          'ask.run',
          { question, scope, turns: before },
          {
            signal: stop.signal,
            onEvent: (event) => {
              // What still comes after a stop would look as if it had not been heard.
              if (stop.signal.aborted) return;
              if (event.type === 'stage') change(key, () => ({ stage: event.name }));
              else if (event.type === 'moments') change(key, () => ({ moments: event.moments }));
              else if (event.type === 'trace') change(key, () => ({ trace: event.trace }));
              else change(key, (now) => ({ sentences: [...now.sentences, event.sentence] }));
            },
          },
        );
        change(key, () => ({ ...settled(answer), stage: null }));
        void queries.invalidateQueries({ queryKey: keys.answers });
      } catch (error) {
        // Stopping is what the person asked for, no failure.
        const stopped = stop.signal.aborted || (error instanceof BridgeError && error.code === 'CANCELLED');
        change(key, () => ({
          state: stopped ? 'done' : 'failed',
          stage: null,
          error: stopped ? null : errorText(error),
        }));
      } finally {
        running.delete(key);
      }
    },
    stop: () => {
      for (const [key, stop] of running) {
        stop.abort();
        // Said at once: main may need a moment to end what it is at.
        change(key, () => ({ state: 'done', stage: null }));
      }
    },
    recall: (answer) =>
      set(({ turns }) => ({
        turns: [
          ...turns.filter((turn) => turn.answer?.id !== answer.id),
          {
            key: crypto.randomUUID(),
            question: answer.question,
            scope: answer.scope,
            before: [],
            stage: null,
            error: null,
            ...settled(answer),
          },
        ],
      })),
    clear: () => {
      for (const stop of running.values()) stop.abort();
      set({ turns: [] });
    },
  };
});

function settled(answer: Answer): Pick<Turn, 'state' | 'answer' | 'sentences' | 'moments' | 'trace'> {
  return { state: 'done', answer, sentences: answer.sentences, moments: answer.moments, trace: answer.trace };
}
