import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupFiles, type SendParts, sendFiles } from '../../../../renderer/features/library/send-files.ts';

const file = (name: string) => new File(['12'], name);
const namesOf = (groups: ReturnType<typeof groupFiles>) =>
  groups.map((group) => [group.file.name, ...group.subtitles.map(({ name }) => name)]);

/** Sends with an upload that fails for the given names; tells what was done in order. */
async function send(names: string[], failing: string[], { stopAt = '' } = {}) {
  const added: string[] = [];
  const failed: string[] = [];
  const batches = new Map<string, string>();
  const stop = new AbortController();
  let sent = 0;
  const parts: SendParts = {
    upload: async ({ name }, batch) => {
      if (name === stopAt) stop.abort();
      if (failing.includes(name) || stop.signal.aborted) throw new Error(name);
      batches.set(name, batch);
      return `inbox/${name}`;
    },
    add: async (path) => {
      if (path === 'inbox/refused.mp4') throw new Error('refused');
      added.push(path);
    },
    onSent: (bytes) => {
      sent = bytes;
    },
    onFailure: (error) => failed.push((error as Error).message),
    signal: stop.signal,
  };
  await sendFiles(groupFiles(names.map(file)), parts);
  return { added, failed, batches, sent };
}

test('a subtitle file goes with the media file whose name it bears, the nearest of namesakes', () => {
  const files = ['Talk.mp4', 'talk.en.srt', 'alone.vtt', 'talkative.mov', 'talk.mp4', 'TALK.srt'].map(file);
  assert.deepEqual(namesOf(groupFiles(files)), [
    ['Talk.mp4', 'talk.en.srt'],
    ['talkative.mov'],
    ['talk.mp4', 'TALK.srt'],
    ['alone.vtt'],
  ]);
});

test('one file that fails takes no other with it', async () => {
  const { added, failed, sent } = await send(['a.mp4', 'bad.mp4', 'refused.mp4', 'c.jpg'], ['bad.mp4']);
  assert.deepEqual(added, ['inbox/a.mp4', 'inbox/c.jpg']);
  assert.deepEqual(failed, ['bad.mp4', 'refused']);
  assert.equal(sent, 8);
});

test('subtitles lie beside their video, and a video is taken in without those that failed', async () => {
  const { added, failed, batches } = await send(['a.mp4', 'a.srt', 'a.de.srt', 'b.mp4'], ['a.de.srt']);
  assert.deepEqual(added, ['inbox/a.mp4', 'inbox/b.mp4']);
  assert.deepEqual(failed, ['a.de.srt']);
  assert.equal(batches.get('a.srt'), batches.get('a.mp4'));
  assert.notEqual(batches.get('a.mp4'), batches.get('b.mp4'));
  assert.match(batches.get('b.mp4') ?? '', /^[0-9a-f]{32}$/);
});

test('stopped, it sends no more and says nothing', async () => {
  const { added, failed } = await send(['a.mp4', 'b.mp4', 'c.mp4'], [], { stopAt: 'b.mp4' });
  assert.deepEqual(added, ['inbox/a.mp4']);
  assert.deepEqual(failed, []);
});
