import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { frameAt } from '../../main/media/frames.ts';
import { openMedia } from '../../main/media/open-media.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { ChildError, runChild } from '../../main/media/run-child.ts';
import { findTools } from '../../main/media/tools.ts';
import { openPpOcr, type PpOcr, ppOcrFolder } from '../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { readScene } from '../../native-models/tasks/ocr/pp-ocr/read-scene.ts';
import type { Annotation } from '../../preload/contract/annotation.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { fixture, sample, scratchFolder } from '../fixtures/paths.ts';

const tools = await findTools({ env: process.env, platform: process.platform });
const program = fileURLToPath(new URL('../../main/shells/cli/cli.ts', import.meta.url));
const folder = scratchFolder();
const library = join(folder, 'library');
const talk = sample('talk.mp4');
/** The tide table's rows, on the screen from 17 to 29.52 s. */
const table = { x: 0, y: 0.18, w: 1, h: 0.82 };

let model: PpOcr;

before(async () => {
  model = await openPpOcr(ppOcrFolder(), 2);
  const opened = openLibrary(library, { log: silentLog });
  for (const path of [talk, sample('meeting.mp4')]) {
    const { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks } =
      await probeMedia(tools, path);
    const facts = { kind, mime, playable, size, duration, width, height, rotation, fps, variableFrameRate, tracks };
    const id = createHash('sha256').update(readFileSync(path)).digest('hex');
    opened.assets.add({ id, name: path.split('/').at(-1)!, path, ...facts });
    if (path !== talk) continue;
    const said: Evidence = {
      ...{
        id: 's',
        assetId: id,
        kind: 'speech',
        start: 18,
        end: 21,
        text: 'Low water is at noon.',
        box: null,
        confidence: 1,
      },
      ...{ source: { stage: 'speech', model: 'by-hand', version: '1' } },
      detail: { kind: 'speech', language: 'en', trackIndex: 1, words: [] },
    };
    opened.stages.commit({ assetId: id, stage: 'speech', unit: 'all', evidence: [said] });
    const hide: Annotation = { kind: 'hide', id: 'h', box: table, style: 'blur' };
    opened.markedFrames.put({ id: 'm', assetId: id, at: 20, start: 17, end: 29.5, annotations: [hide], updatedAt: 0 });
  }
  opened.close();
});
after(() => model.close());

async function cuepoint(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await runChild(process.execPath, [program, '--library', library, ...args]);
    return { code: 0, out: stdout.toString('utf8'), err: stderr };
  } catch (error) {
    if (!(error instanceof ChildError)) throw error;
    return { code: Number(/exit code (\d+)/.exec(error.message)?.[1]), out: '', err: error.stderr };
  }
}

/** All that can be read on a picture of a film. */
async function textAt(path: string, second: number): Promise<string> {
  const picture = await frameAt(tools, await openMedia(tools, path), second);
  const context = { signal: new AbortController().signal, emit: () => undefined, breathe: async () => undefined };
  return (await readScene(model, picture, context)).map(({ text }) => text).join(' | ');
}

test('a clip of the talk: its ends, its captions, its source, and nothing to read where it is hidden', async () => {
  const path = join(folder, 'table.mp4');
  const { code, out, err } = await cuepoint(
    'export',
    'talk.mp4',
    '--format',
    'clip',
    '--from',
    '0:19',
    '--to',
    '21.5',
    '--captions',
    'beside',
    '--out',
    path,
  );
  assert.equal(code, 0, err);
  assert.equal(out.trim(), path);
  assert.match(err, /coded anew: regions of its picture are hidden/);
  assert.match(err, /What you hid stays hidden: 1 region\./);
  assert.ok(Math.abs((await probeMedia(tools, path)).duration - 2.5) <= 0.04);
  assert.match(
    readFileSync(join(folder, 'table.srt'), 'utf8'),
    /00:00:00,000 --> 00:00:02,000\nLow water is at noon\./,
  );
  const facts = JSON.parse(readFileSync(`${path}.source.json`, 'utf8'));
  const [source] = facts.sources;
  assert.equal(source.sha256, createHash('sha256').update(readFileSync(talk)).digest('hex'));
  assert.equal(facts.clip.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
  assert.deepEqual([source.from, source.to, facts.clip.made, facts.ffmpeg], [19, 21.48, 'encoded', tools.version]);
  assert.match(await textAt(talk, 20), /Low water/i);
  for (const second of [0.02, 1.2, 2.48]) {
    const read = await textAt(path, second);
    assert.doesNotMatch(read, /water|noon|\d/i);
    assert.match(read, /tide table/i);
  }
});

test('captions that are burned in can be read off the picture', async () => {
  const path = join(folder, 'burned.mp4');
  const { code, err } = await cuepoint(
    'export',
    'talk.mp4',
    '--format',
    'clip',
    '--from',
    '18',
    '--to',
    '19',
    '--captions',
    'burn',
    '--out',
    path,
  );
  assert.equal(code, 0, err);
  assert.match(await textAt(path, 0.5), /Low water is at noon/i);
});

test('moments of a file become clips of their files, a reel, or marks', async () => {
  const lines = join(folder, 'moments.txt');
  writeFileSync(lines, '# two of the talk\n0:31-0:32=A bar\n1:10-71.5\n');
  const json = join(folder, 'moments.json');
  writeFileSync(
    json,
    JSON.stringify({
      moments: [
        { start: '0:31', end: 32, name: 'A bar' },
        { file: 'meeting.mp4', start: 2, end: 3 },
      ],
    }),
  );
  const out = join(folder, 'several');
  const clips = await cuepoint(
    'export',
    'talk.mp4',
    '--format',
    'clip',
    '--mode',
    'exact',
    '--out',
    out,
    '--moments',
    json,
  );
  assert.equal(clips.code, 0, clips.err);
  assert.deepEqual(
    readdirSync(out).filter((name) => name.endsWith('.mp4')),
    ['meeting-0-02-to-0-03.mp4', 'talk-0-31-to-0-32.mp4'],
  );
  const reel = await cuepoint(
    'export',
    'talk.mp4',
    '--format',
    'clip',
    '--reel',
    '--cards',
    '--title',
    'Both',
    '--out',
    `${out}/`,
    '--moments',
    json,
  );
  assert.equal(reel.code, 0, reel.err);
  assert.ok(Math.abs((await probeMedia(tools, join(out, 'Both.mp4'))).duration - 6) < 0.05);
  assert.match(await textAt(join(out, 'Both.mp4'), 1), /A bar.*talk\.mp4.*0:31/is);
  const edl = await cuepoint(
    'export',
    'talk.mp4',
    '--format',
    'edl',
    '--out',
    join(folder, 'marks.edl'),
    '--moments',
    lines,
  );
  assert.equal(edl.code, 0, edl.err);
  assert.match(
    readFileSync(join(folder, 'marks.edl'), 'utf8'),
    /001 {2}AX {7}B {5}C {8}00:00:31:00 00:00:32:00[\s\S]*002 {2}AX {7}B {5}C {8}00:01:10:00 00:01:11:1[23]/,
  );
});

test('what is wrong with moments is told', async () => {
  const wrong = join(folder, 'wrong.txt');
  writeFileSync(wrong, '0:31-0:32\nnoon');
  const said = async (...args: string[]) => (await cuepoint('export', 'talk.mp4', '--format', 'clip', ...args)).err;
  assert.match(await said('--moments', wrong), /Line 2 of .* is no span/);
  writeFileSync(wrong, '[{"start": "noon", "end": 3}]');
  assert.match(await said('--moments', wrong), /no moments that can be read/);
  assert.match(await said('--moments', join(folder, 'none.txt')), /cannot be read/);
  assert.match(await said('--from', '9', '--to', '3'), /no clip from 0:09 to 0:03/);
  assert.match(await said('--captions', 'above'), /Allowed choices are none, beside, burn/);
  assert.match((await cuepoint('export', fixture('free', 'coffee.png'), '--format', 'clip')).err, /coffee\.png/);
});
