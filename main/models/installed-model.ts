import { dtypesByDevice } from '../../native-models/catalog/dtypes.ts';
import type { VlmFacts } from '../../native-models/catalog/installable-entry.ts';
import { entryFor } from '../../native-models/catalog/installable-models.ts';
import type { Device, ModelRef } from '../../native-models/protocol.ts';
import type { StoredModel } from '../../native-models/store/installed.ts';
import type { ModelFamily } from '../../native-models/store/manifest.ts';
import { dtypesOf } from '../../native-models/store/recognise.ts';
import type { ChosenTask } from '../../preload/contract/model.ts';

/** An installed model that is whole, with what one must know to run it. */
export interface InstalledModel {
  id: string;
  task: ChosenTask;
  family: ModelFamily;
  folder: string;
  /** Changes with the files: what was made with another revision must be made anew. */
  revision: string;
  /** Tokens a frame after merging. */
  budget: number;
  order: 'frame-first' | 'question-first';
  framesPerPrompt: number;
  /** Whether it can be asked to take a question apart. */
  plans: boolean;
  /** The kind of numbers to load on each device (fp32, q4 …): it names the ONNX files. */
  dtypes: Partial<Record<Device, string>>;
}

/** What the models process is told of it. @param devices where to run, the best first; without them the processor alone */
export function refOf(
  { id, revision, folder, dtypes }: InstalledModel,
  devices: readonly Device[] = ['cpu'],
): ModelRef {
  return { id, revision, folder, dtypes, devices };
}

/** Whether two are the same model at the same revision, or neither is there. */
export function isSame(a: InstalledModel | undefined, b: InstalledModel | undefined): boolean {
  return a?.id === b?.id && a?.revision === b?.revision;
}

/** What is assumed of a model that the catalogue does not know. */
const unknownFacts: Pick<VlmFacts, 'budget' | 'order' | 'framesPerPrompt' | 'plans'> = {
  budget: 16,
  order: 'frame-first',
  framesPerPrompt: 1,
};

/** What the catalogue and the files say of a model that is whole. */
export function installedModel({ id, folder, manifest }: StoredModel): InstalledModel {
  const { task, family, revision, files } = manifest!;
  const entry = entryFor({ id, family });
  const { budget, order, framesPerPrompt, plans = false } = entry?.task === 'vlm' ? entry.vlm : unknownFacts;
  const names = files.filter(({ path }) => path.startsWith('onnx/')).map(({ path }) => path.slice('onnx/'.length));
  const dtypes = dtypesByDevice(dtypesOf(family, names), entry?.dtypes);
  return { id, task, family, folder, revision, budget, order, framesPerPrompt, plans, dtypes };
}
