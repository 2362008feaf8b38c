/** One step of the schema. Steps that have been released are never edited: a new need is a new step. */
export interface Migration {
  /** `user_version` once the step is done; steps are numbered 1, 2, 3 … without gaps. */
  version: number;
  sql: string;
}
