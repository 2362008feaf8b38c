import type { Annotation } from '../../../preload/contract/annotation.ts';

/** What is on one picture, and from when to when its hidden regions hold, s. */
export interface Drawing {
  readonly annotations: readonly Annotation[];
  readonly start: number;
  readonly end: number;
}

export interface History {
  readonly past: readonly Drawing[];
  readonly present: Drawing;
  readonly future: readonly Drawing[];
  /** The gesture that made the present; what it does next belongs to the same step. */
  readonly gesture: string | null;
}

/** Changes that carry the same gesture are one step to undo: a drag, a word that is typed. */
export type Action =
  | { type: 'add'; annotation: Annotation; gesture?: string }
  | { type: 'change'; annotation: Annotation; gesture?: string }
  | { type: 'remove'; id: string; gesture?: string }
  | { type: 'span'; start: number; end: number }
  | { type: 'undo' }
  | { type: 'redo' };

/** Steps that can be undone. */
const STEPS = 200;
/** As many as the contract takes. */
export const MOST_ANNOTATIONS = 500;

export function startHistory(present: Drawing): History {
  return { past: [], present, future: [], gesture: null };
}

/** The next state; the same object where nothing changes. */
export function historyAfter(history: History, action: Action): History {
  if (action.type === 'undo') return undone(history);
  if (action.type === 'redo') return redone(history);
  const present = drawingAfter(history.present, action);
  if (present === history.present) return history;
  const gesture = action.type === 'span' ? null : (action.gesture ?? null);
  if (gesture !== null && gesture === history.gesture) {
    const before = history.past.at(-1);
    // A gesture that ends where it began leaves nothing to undo.
    if (before && same(before, present))
      return { ...history, past: history.past.slice(0, -1), present: before, gesture: null };
    return { ...history, present, future: [] };
  }
  return { past: [...history.past, history.present].slice(-STEPS), present, future: [], gesture };
}

function drawingAfter(drawing: Drawing, action: Exclude<Action, { type: 'undo' | 'redo' }>): Drawing {
  const { annotations } = drawing;
  if (action.type === 'span') {
    const { start, end } = action;
    return start === drawing.start && end === drawing.end ? drawing : { ...drawing, start, end };
  }
  if (action.type === 'add') {
    if (annotations.length >= MOST_ANNOTATIONS) return drawing;
    return { ...drawing, annotations: [...annotations, action.annotation] };
  }
  if (action.type === 'remove') {
    const rest = annotations.filter(({ id }) => id !== action.id);
    return rest.length === annotations.length ? drawing : { ...drawing, annotations: rest };
  }
  const before = annotations.find(({ id }) => id === action.annotation.id);
  if (!before || JSON.stringify(before) === JSON.stringify(action.annotation)) return drawing;
  return { ...drawing, annotations: annotations.map((one) => (one === before ? action.annotation : one)) };
}

const same = (a: Drawing, b: Drawing): boolean => JSON.stringify(a) === JSON.stringify(b);

function undone(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    gesture: null,
  };
}

function redone(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  return { past: [...history.past, history.present], present: after, future, gesture: null };
}
