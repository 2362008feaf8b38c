import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Command, commandFor, grouped, keyConflicts } from '../../../../renderer/features/commands/command.ts';
import { commandTable } from '../../../../renderer/features/commands/command-table.ts';
import { combination, keyParts } from '../../../../renderer/features/commands/keys.ts';

const commands: Command[] = commandTable.map((entry) => ({ ...entry, run: () => {} }));
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('no two commands claim the same keys, and each has its own id', () => {
  assert.deepEqual(keyConflicts(commands), []);
  assert.equal(new Set(commands.map(({ id }) => id)).size, commands.length);
  const [first] = commands;
  assert.deepEqual(keyConflicts([first!, { ...first!, id: 'other' }]), [...first!.keys]);
});

test('what belongs to a mode has its keys while the mode lasts, and others have them otherwise', () => {
  let drawing = false;
  const lane: Command = { id: 'lane', group: 'Lanes', title: 'Lane', keys: ['1'], run: () => {} };
  const tool: Command = { ...lane, id: 'tool', mode: 'drawing', when: () => drawing };
  assert.deepEqual(keyConflicts([lane, tool]), []);
  assert.equal(commandFor([lane, tool], '1', false), lane);
  drawing = true;
  assert.equal(commandFor([lane, tool], '1', false), tool);
});

test('a combination is written the same way on every keyboard', () => {
  assert.equal(combination(press('k', { ctrlKey: true }), false), 'mod+k');
  assert.equal(combination(press('k', { metaKey: true }), true), 'mod+k');
  assert.equal(combination(press('k', { metaKey: true }), false), 'k');
  assert.equal(combination(press('?', { shiftKey: true }), false), '?');
  assert.equal(combination(press('O', { ctrlKey: true, shiftKey: true }), false), 'mod+shift+o');
  assert.equal(combination(press(' '), false), 'space');
  assert.equal(combination(press('ArrowLeft', { shiftKey: true }), false), 'shift+arrowleft');
});

test('keys that write text do not act while a field has the cursor', () => {
  assert.equal(commandFor(commands, 'space', false)?.id, 'play');
  assert.equal(commandFor(commands, 'space', true), undefined);
  assert.equal(commandFor(commands, 'm', true), undefined);
  assert.equal(commandFor(commands, 'mod+z', true), undefined);
  assert.equal(commandFor(commands, 'mod+z', false)?.id, 'undo-remove');
  assert.equal(commandFor(commands, 'mod+k', true)?.id, 'palette');
  assert.equal(commandFor(commands, 'escape', true)?.id, 'stop-answer');
});

test('keys are drawn as each machine names them', () => {
  assert.deepEqual(keyParts('mod+k', true), ['⌘', 'K']);
  assert.deepEqual(keyParts('mod+shift+o', false), ['Ctrl', 'Shift', 'O']);
  assert.deepEqual(keyParts('+', false), ['+']);
  assert.deepEqual(keyParts('shift+arrowleft', false), ['Shift', '←']);
});

test('the help lists every command once', () => {
  assert.equal(grouped(commands).flatMap((group) => group.commands).length, commands.length);
});
