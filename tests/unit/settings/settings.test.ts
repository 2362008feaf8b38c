import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSettings, defaultSettings } from '../../../main/settings/settings.ts';

function memory(content: Record<string, unknown> = {}) {
  const values = new Map(Object.entries(content));
  return { get: (key: string) => values.get(key), set: (key: string, value: unknown) => void values.set(key, value) };
}

test('a new library has the defaults; a change keeps the rest', () => {
  const settings = createSettings(memory());
  assert.deepEqual(settings.get(), defaultSettings);
  settings.set({ theme: 'dark' });
  assert.deepEqual(settings.set({ layout: { left: 0.2 } }), {
    theme: 'dark',
    author: '',
    layout: { left: 0.2 },
    device: 'auto',
  });
});

test('a damaged value counts as never set, the others stay', () => {
  const settings = createSettings(memory({ theme: 'plaid', author: 'Ada', layout: 'wide' }));
  assert.deepEqual(settings.get(), { theme: 'system', author: 'Ada', layout: {}, device: 'auto' });
});

test('what is no setting is refused and not kept', () => {
  const store = memory();
  assert.throws(() => createSettings(store).set({ theme: 'plaid' as never }));
  assert.equal(store.get('theme'), undefined);
});
