import { EventEmitter } from 'node:events';
import { AppError } from '../../main/app-error.ts';
import type { CallHandlers, StreamContext } from '../../main/calls/handlers.ts';
import type { Engine } from '../../main/engine.ts';
import type { Answer } from '../../preload/contract/answer.ts';
import { contract } from '../../preload/contract/contract.ts';

export interface TinyEngine extends Engine {
  push(name: string, payload: unknown): void;
  /** What handlers were given, in order. */
  readonly seen: { name: string; input: unknown }[];
  readonly listeners: () => number;
}

export interface TinyOptions {
  libraryDir: string;
  /** Replaces single handlers. */
  calls?: Partial<CallHandlers>;
  ask?: (input: { question: string }, context: StreamContext<'ask.run'>) => Promise<Answer>;
  media?: Record<string, { file: string; mime: string }>;
}

/** An engine without a library or models: stands behind the real router and the real shells where only the way there is tested. */
export function tinyEngine({ libraryDir, calls = {}, ask = echo, media = {} }: TinyOptions): TinyEngine {
  const emitter = new EventEmitter();
  const seen: TinyEngine['seen'] = [];
  const known: Partial<CallHandlers> = {
    'app.info': async () => ({ version: '0.0.0', library: libraryDir, problems: [], visual: { frames: 0, bytes: 0 } }),
    'library.list': async () => [],
    'ingest.jobs': async () => [],
    'ingest.add': async () => ({ jobs: [], skipped: [] }),
    'shell.reveal': async () => ({ done: true }),
    'settings.get': async () => ({ theme: 'system', author: '', layout: {}, device: 'auto' }),
    ...calls,
  };
  const handlers = Object.fromEntries(
    Object.keys(contract.calls).map((name) => [
      name,
      async (input: unknown) => {
        seen.push({ name, input });
        const handler = known[name as keyof CallHandlers] as ((input: unknown) => Promise<unknown>) | undefined;
        if (handler === undefined) throw new AppError('UNSUPPORTED', `${name} is not part of this test`);
        return handler(input);
      },
    ]),
  ) as unknown as CallHandlers;
  return {
    libraryDir,
    calls: handlers,
    streams: {
      'ask.run': ask,
      'models.install': async () => {
        throw new AppError('UNSUPPORTED', 'models.install is not part of this test');
      },
      'clips.export': async () => {
        throw new AppError('UNSUPPORTED', 'clips.export is not part of this test');
      },
    },
    on(name, listener) {
      emitter.on(name, listener);
      return () => emitter.off(name, listener);
    },
    neededPaths: () => [],
    mediaFile: async (path) => media[path],
    idle: async () => {},
    close: async () => {},
    push: (name, payload) => emitter.emit(name, payload),
    seen,
    listeners: () => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0),
  };
}

/** An answer that holds to the contract and says nothing. */
export function emptyAnswer(question: string, status: Answer['status'] = 'notFound'): Answer {
  return {
    id: 'a1',
    question,
    scope: { assetIds: [] },
    status,
    sentences: [],
    moments: [],
    trace: {
      route: 'none',
      plan: { by: 'rules', answerKind: 'what', kinds: {}, keywords: [], objects: [], steps: [], time: null },
      hits: [],
      reranker: { name: 'none', note: null, device: null, looked: 0 },
      dropped: [],
      stages: [],
    },
    createdAt: 0,
  };
}

async function echo({ question }: { question: string }, { emit }: StreamContext<'ask.run'>): Promise<Answer> {
  emit({ type: 'stage', name: question });
  return emptyAnswer(question);
}
