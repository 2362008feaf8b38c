import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Engine, openEngine } from '../../main/engine.ts';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { createModelsClient } from '../../main/models/client.ts';
import { forkNode } from '../../main/models/fork-node.ts';
import type { EventPayload } from '../../preload/contract/contract.ts';
import { fillLibrary } from '../eval/gold/gold-library.ts';
import { sampleDir, scratchFolder, weightsDir } from '../fixtures/paths.ts';

const scratch = scratchFolder();
const forkModels = () => forkNode(weightsDir);
const libraryDir = join(scratch, 'library');
const open = (readOnly = false) =>
  openEngine({
    libraryDir,
    modelsDir: join(scratch, 'models'),
    weightsDir,
    sampleDir,
    forkModels,
    log: silentLog,
    readOnly,
  });

let engine: Engine;
let harbour: string;
const events: EventPayload<'transcript.changed'>[] = [];
before(async () => {
  const library = openLibrary(libraryDir, { log: silentLog });
  const client = createModelsClient({ fork: forkModels, idleMs: 60_000, log: silentLog, onStatus: () => {} });
  await fillLibrary(library, client, [
    {
      name: 'harbour.mp4',
      duration: 80,
      speech: [
        [1, 8, 'The keeper at Holm kept goats.'],
        [12, 20, 'The old bell hangs in the harbour muse hum.'],
        [40, 46, 'We painted the boat house in April.'],
        [60, 66, 'The fairy leaves from the wharf at noon.'],
      ],
    },
    { name: 'walk.mp4', duration: 30, speech: [[2, 8, 'Fairy rings grow on the meadow.']] },
  ]);
  await client.close();
  library.close();
  engine = await open();
  engine.on('transcript.changed', (what) => events.push(what));
  harbour = (await engine.calls['library.list']({})).find(({ name }) => name === 'harbour.mp4')!.id;
});
after(() => engine.close());

const search = async (query: string) => {
  const input = { query, kinds: [], scope: { assetIds: [] }, limit: 30 };
  const { moments } = await engine.calls['search.run'](input);
  return moments.flatMap(({ evidence }) => evidence.map(({ text }) => text));
};
const ask = (question: string) =>
  engine.streams['ask.run'](
    { question, scope: { assetIds: [] } },
    { signal: new AbortController().signal, emit: () => {} },
  );
const lines = async () => engine.calls['library.evidence']({ assetId: harbour });
const exported = async (format: 'srt' | 'csv') => {
  const { path } = await engine.calls['library.export']({ assetId: harbour, format, moments: [] });
  return readFileSync(path, 'utf8');
};

test('a corrected word is found, cited and exported at once; what was heard is found no more', async () => {
  const bell = (await lines())[1]!;
  const before_ = await ask('Where does the old bell hang?');
  assert.match(before_.sentences[0]!.text, /muse hum/);
  const text = 'The old bell hangs in the harbour museum.';
  const { lines: changed, undo } = await engine.calls['transcript.correct']({
    edits: [{ evidenceId: bell.id, text }],
  });
  assert.deepEqual(
    changed.map((line) => [line.text, line.original?.text]),
    [[text, bell.text]],
  );
  assert.deepEqual(undo, [{ evidenceId: bell.id, text: null }]);
  assert.deepEqual(events.splice(0), [{ assetIds: [harbour], evidenceIds: [bell.id] }]);
  assert.equal((await search('museum'))[0], text);
  const answer = await ask('Where does the old bell hang?');
  assert.equal(answer.sentences[0]!.citations[0]!.quote, text);
  assert.match(answer.sentences[0]!.text, /harbour museum/);
  assert.match(await exported('srt'), /harbour museum/);
  assert.match(await exported('csv'), /harbour museum\.,The old bell hangs in the harbour muse hum\./);
  await engine.idle();
  assert.equal((await search('a collection of exhibits by the quay'))[0], text, 'by meaning, too');
  const report = { title: 'Bell', author: '', date: '' as const, template: 'brief' as const };
  const saved = await engine.calls['reports.save']({
    ...report,
    opened: false,
    items: [{ kind: 'answer', answer: before_, note: '' }],
  });
  const { path } = await engine.calls['reports.export']({ id: saved.id, format: 'md', beside: false });
  const printed = readFileSync(path, 'utf8');
  assert.match(printed, /harbour museum/);
  assert.doesNotMatch(printed, /muse hum/, 'an answer that was kept before quotes what is right now');
});

test('who says it is answered with a name that was given by hand', async () => {
  const painted = (await lines())[2]!;
  assert.doesNotMatch((await ask('Who painted the boat house?')).sentences[0]?.text ?? '', /Marit/);
  await engine.calls['transcript.correct']({ edits: [{ evidenceId: painted.id, speaker: 'Marit Solheim' }] });
  const answer = await ask('Who painted the boat house?');
  assert.match(answer.sentences[0]!.text, /Marit Solheim/);
  assert.equal(answer.sentences[0]!.citations[0]!.evidenceId, painted.id);
  assert.deepEqual(await engine.calls['transcript.speakers']({ assetIds: [] }), [
    { name: 'Marit Solheim', lines: 1, files: 1 },
  ]);
  const { undo } = await engine.calls['transcript.rename']({ assetIds: [], from: 'Marit Solheim', to: 'Marit' });
  assert.match(await exported('srt'), /Marit: We painted/);
  await engine.calls['transcript.correct']({ edits: undo });
  assert.match(await exported('srt'), /Marit Solheim: We painted/);
});

test('replacing is looked at first, done as one step and taken back as one', async () => {
  const wanted = { find: 'fairy', with: 'ferry', wholeWord: true, matchCase: false, assetIds: [] };
  const preview = await engine.calls['transcript.replacements'](wanted);
  assert.deepEqual(
    preview.lines.map(({ after }) => after),
    ['The ferry leaves from the wharf at noon.', 'Ferry rings grow on the meadow.'],
  );
  assert.deepEqual([preview.total, preview.emptied], [2, 0]);
  assert.deepEqual(preview.lines[0]!.places, [{ from: 4, to: 9, now: 'ferry' }]);
  assert.deepEqual(preview.lines[1]!.places, [{ from: 0, to: 5, now: 'Ferry' }]);
  const [right] = preview.lines;
  const { undo } = await engine.calls['transcript.correct']({
    edits: [{ evidenceId: right!.evidenceId, text: right!.after }],
  });
  assert.equal((await search('ferry'))[0], right!.after);
  const redo = await engine.calls['transcript.correct']({ edits: undo });
  assert.equal((await lines())[3]!.text, 'The fairy leaves from the wharf at noon.');
  await engine.calls['transcript.correct']({ edits: redo.undo });
  const here = await engine.calls['transcript.replacements']({ ...wanted, assetIds: [harbour] });
  assert.deepEqual(here.lines, []);
});

test('corrections are there after a restart, vectors that were waited for, too, and nobody beside can write', async () => {
  const goats = (await lines())[0]!;
  await engine.calls['transcript.correct']({
    edits: [{ evidenceId: goats.id, text: 'The keeper at Holm kept sheep.' }],
  });
  // The library is closed before the model has done its part.
  await engine.close();
  engine = await open();
  await engine.idle();
  assert.match((await search('flock with wool'))[0]!, /sheep/);
  const reader = await open(true);
  const edits = [{ evidenceId: goats.id, text: null }];
  await assert.rejects(reader.calls['transcript.correct']({ edits }), { code: 'LIBRARY_BUSY' });
  await reader.close();
  assert.deepEqual((await engine.calls['library.check']({})).problems, []);
});
