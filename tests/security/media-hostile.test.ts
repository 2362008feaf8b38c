import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { AppError } from '../../main/app-error.ts';
import { frameAt } from '../../main/media/frames.ts';
import { readImage } from '../../main/media/images.ts';
import { openMedia } from '../../main/media/open-media.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools, type Tools } from '../../main/media/tools.ts';
import { makeBroken, makeHostile } from '../fixtures/make-broken.ts';
import { fixture, odd, scratchFolder } from '../fixtures/paths.ts';

let tools: Tools;
let visits = 0;
const listener = createServer((socket) => {
  visits++;
  socket.destroy();
});

before(async () => {
  tools = await findTools({ env: process.env, platform: process.platform });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
after(() => listener.close());

async function refusal(path: string): Promise<AppError> {
  try {
    await probeMedia(tools, path);
  } catch (error) {
    assert.ok(error instanceof AppError, `a sentence for the person, not ${error}`);
    return error;
  }
  return assert.fail(`${path} was taken in`);
}

test('every damaged file ends in one error that names the cause', async (t) => {
  const folder = scratchFolder();
  for (const { name, code, says } of await makeBroken(folder)) {
    await t.test(name, async () => {
      const error = await refusal(join(folder, name));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
      assert.ok(error.message.includes(name), 'the sentence names the file');
    });
  }
});

test('files that point elsewhere are refused by name, and nobody is called', async (t) => {
  const folder = scratchFolder();
  const { port } = listener.address() as { port: number };
  for (const { name, code, says } of makeHostile(folder, port)) {
    await t.test(name, async () => {
      const error = await refusal(join(folder, name));
      assert.equal(error.code, code, error.message);
      assert.match(error.message, says);
      assert.doesNotMatch(`${error.message} ${error.cause}`, /BAIT 4417/);
    });
  }
  assert.equal(visits, 0);
});

test('names that mean something to a decoder are only names', async (t) => {
  const folder = scratchFolder();
  copyFileSync(fixture('bait', 'bait.mp4'), join(folder, 'bait.mp4'));
  const names = [
    '-i.mp4',
    'concat:bait.mp4|bait.mp4',
    'a%03d.mp4',
    '-"Ebb" & \'flow\' – Übung 潮汐 100% #1.mp4',
    'subfile,,start,0,end,9,,:bait.mp4',
    '$(touch x).mp4',
  ];
  for (const name of process.platform === 'win32' ? ['a%03d.mp4'] : names) {
    await t.test(name, async () => {
      copyFileSync(odd('one-frame.mp4'), join(folder, name));
      const probed = await probeMedia(tools, join(folder, name));
      assert.equal(probed.frameCount, 1);
      assert.equal((await frameAt(tools, probed, 0)).width, 640);
    });
  }
  const pictures = ['pic%d.png', 'pic[page=3].png', '-.png', 'pic?*.bmp'];
  writeFileSync(join(folder, 'pic1.png'), await sharp(odd('alpha.png')).resize(7, 7).png().toBuffer());
  for (const name of process.platform === 'win32' ? pictures.slice(0, 3) : pictures) {
    await t.test(name, async () => {
      copyFileSync(odd(name.endsWith('bmp') ? 'photo.bmp' : 'pixel-1x1.png'), join(folder, name));
      const source = await openMedia(tools, join(folder, name));
      assert.equal((await readImage(tools, source)).width, name.endsWith('bmp') ? 160 : 1);
    });
  }
});
