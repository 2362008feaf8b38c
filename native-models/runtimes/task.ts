import type { TaskName, Tasks } from '../protocol.ts';
import { ModelError } from './model-error.ts';

export interface TaskContext<T extends TaskName = TaskName> {
  signal: AbortSignal;
  /** What there is before the result. */
  emit(event: Tasks[T]['event']): void;
  /**
   * Call between steps of long work: lets messages in and urgent work go first.
   * @throws ModelError CANCELLED once the caller has given up.
   */
  breathe(): Promise<void>;
}

export type TaskRunner<T extends TaskName> = (
  input: Tasks[T]['input'],
  context: TaskContext<T>,
) => Promise<Tasks[T]['output']>;

/** @throws ModelError CANCELLED when the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ModelError('CANCELLED', 'The work was cancelled.');
}
