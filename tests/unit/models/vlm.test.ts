import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstalledModel } from '../../../main/models/model-library.ts';
import { createVlm } from '../../../main/models/vlm.ts';
import { installableModels } from '../../../native-models/catalog/installable-models.ts';
import type { Models } from '../../../native-models/protocol.ts';

const installed = {
  id: 'm',
  revision: '1',
  folder: '/m',
  budget: 16,
  framesPerPrompt: 1,
  order: 'frame-first',
  dtypes: {},
};

function vlmOf(plans: boolean) {
  const asked: { task: string; input: unknown }[] = [];
  const models = {
    run: async (task: string, input: unknown, { onEvent }: { onEvent(event: { text: string }): void }) => {
      asked.push({ task, input });
      onEvent({ text: '{}' });
      return { text: '{}', tokens: 1, ended: true, device: 'cpu', note: null, ms: 1 };
    },
  } as unknown as Models;
  const options = {
    active: () => ({ ...installed, plans }) as unknown as InstalledModel,
    speeds: { note() {} },
    devices: async () => ({ devices: ['cpu'], note: null }),
  };
  return { vlm: createVlm(models, options as never)()!, asked };
}

test('only a model that follows instructions can be asked to write, and it is given text without frames', async () => {
  assert.equal(vlmOf(false).vlm.write, undefined);
  const { vlm, asked } = vlmOf(true);
  const told: string[] = [];
  const options = { maxTokens: 9, signal: new AbortController().signal, onText: (text: string) => told.push(text) };
  assert.equal((await vlm.write!('Take it apart', options)).text, '{}');
  assert.deepEqual(told, ['{}']);
  assert.equal(asked[0]!.task, 'vlm-generate');
  const { prompt, frames, maxTokens } = asked[0]!.input as { prompt: unknown; frames: unknown; maxTokens: number };
  assert.deepEqual([prompt, frames, maxTokens], [{ kind: 'text', text: 'Take it apart' }, [], 9]);
});

test('the small models of the list are not asked', () => {
  const plans = installableModels.flatMap((entry) => (entry.task === 'vlm' && entry.vlm.plans ? [entry.id] : []));
  assert.deepEqual(plans, ['qwen2-vl-2b-instruct']);
});
