import type { FromWorker, ToWorker } from '../../native-models/protocol.ts';

/** A running models process, however it was started: Node's fork or Electron's utilityProcess. */
export interface ModelsProcess {
  readonly pid: number | undefined;
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once, also where the process could not be started. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}
