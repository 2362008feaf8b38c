import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Device } from '../../native-models/protocol.ts';

export interface Candidate {
  /** Its place in the list of frames. */
  frame: number;
  /** What was read and said there; stock is measured without. */
  text: string;
}

/** One way to rerank, opened with its frames. */
export interface Reranker {
  /** Judges the candidates of a question → log odds of Yes against No, one a candidate. */
  run(question: string, candidates: readonly Candidate[], tokens: number): Promise<number[]>;
  close(): Promise<void>;
}

/** Numbers of the graphs' files, as transformers.js names them. */
export type Dtype = 'fp32' | 'q8' | 'int8' | 'q4';

/** Which way, and with what. */
export type Way =
  | { kind: 'stock'; dtype: Dtype }
  | {
      kind: 'own';
      dtype: Dtype;
      device: Device;
      /** float32 [frames, tokens, hidden] as the encoder gave them; null encodes at each question. */
      features: string | null;
      /** As the store keeps them, in int8. */
      packed: boolean;
      order: 'frame-first' | 'question-first';
      sharePrefix: boolean;
      /** Tokens a run of the decoder; 1 takes one candidate a run. */
      batchTokens: number;
    };

/** Work for a process of its own, so that peak memory is this way's alone. */
export type Job =
  | { task: 'rerank'; way: Way; folder: string; threads: number; frames: number; warmUp: number; runs: readonly Run[] }
  | { task: 'encode'; dtype: Dtype; device: Device; folder: string; threads: number; frames: number; features: string };

export interface Run {
  question: string;
  candidates: number;
  /** Visual tokens of a candidate; a way that does not merge passes over it. */
  tokens: number;
  /** Words beside a candidate's picture: from none to so many, going round. */
  words: number;
}

export interface Done {
  /** One a run, or for `encode` one a frame. */
  ms: number[];
  /** Seconds of CPU: what the runs took of the machine, however busy it was with others. */
  cpuSeconds: number;
  /** Log odds, [runs][candidates]. */
  scores: number[][];
  /** Bytes. */
  peak: number;
}

/** Runs a job in a fresh Node. @throws Error with what it said when it failed. */
export function runJob(job: Job): Promise<Done> {
  const child = fork(fileURLToPath(new URL('rerank-child.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr!.on('data', (text) => {
      complaint += text;
    });
    child.once('message', (done) => resolve(done as Done));
    child.once('exit', (code) =>
      reject(new Error(`A measuring process ended with ${code}: ${complaint.slice(-2000)}`)),
    );
    child.send(job);
  });
}
