import type { DeviceStatus } from '../../preload/contract/model.ts';
import type { ModelLibrary } from '../models/model-library.ts';
import type { CallHandlers, StreamHandlers } from './handlers.ts';

type ModelCalls = Pick<
  CallHandlers,
  'models.list' | 'models.import' | 'models.remove' | 'models.use' | 'models.devices'
>;

/**
 * Calls that get, choose and give up models.
 * @param probe finds out which devices can be used
 */
export function modelCalls(library: ModelLibrary, probe: () => Promise<DeviceStatus[]>): ModelCalls {
  return {
    'models.list': async ({ hash }) => library.list({ hash }),
    'models.import': async ({ path, id }) => library.import(path, { id }),
    'models.remove': async ({ id }) => {
      await library.remove(id);
      return {};
    },
    'models.use': async ({ task, id }) => {
      await library.use(task, id);
      return {};
    },
    'models.devices': () => probe(),
  };
}

export function modelStreams(library: ModelLibrary): Pick<StreamHandlers, 'models.install'> {
  return {
    'models.install': ({ id }, { signal, emit }) => library.install(id, { signal, onProgress: emit }),
  };
}
