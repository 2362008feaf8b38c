import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFontFile } from '../../../../main/report/pdf/font-file.ts';
import { createSystemFonts, systemFontFolders } from '../../../../main/report/pdf/system-fonts.ts';
import { makeCollection, makeFont } from '../../../fixtures/make-font.ts';
import { scratchFolder } from '../../../fixtures/paths.ts';

const codeOf = (sign: string) => sign.codePointAt(0)!;

test('a font says which characters it has; of a collection the first face does', async () => {
  const dir = scratchFolder();
  writeFileSync(join(dir, 'one.ttf'), makeFont('潮汐👩'));
  const one = await readFontFile(join(dir, 'one.ttf'));
  assert.deepEqual(
    ['潮', '汐', '👩', '水', 'a'].map((sign) => one?.covers(codeOf(sign))),
    [true, true, true, false, false],
  );
  assert.equal(one?.postscriptName, undefined);
  const faces = [
    { characters: '潮', name: 'First' },
    { characters: '汐', name: 'Second' },
  ];
  writeFileSync(join(dir, 'both.ttc'), makeCollection(faces));
  const both = await readFontFile(join(dir, 'both.ttc'));
  assert.equal(both?.postscriptName, 'First');
  assert.deepEqual([both?.covers(codeOf('潮')), both?.covers(codeOf('汐'))], [true, false]);
});

test('what may not or cannot be put into a PDF is no font here', async () => {
  const dir = scratchFolder();
  const font = makeFont('潮');
  const files = {
    restricted: makeFont('潮', { fsType: 2 }),
    'no-subsets': makeFont('潮', { fsType: 0x100 }),
    cut: font.subarray(0, 200),
    empty: Buffer.alloc(0),
    text: Buffer.from('no font at all, and longer than the header of one'.repeat(10)),
    // Coloured bitmaps have no outlines.
    bitmaps: Buffer.from(font.toString('latin1').replace('glyf', 'CBDT'), 'latin1'),
  };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(dir, name), bytes);
    assert.equal(await readFontFile(join(dir, name)), undefined, name);
  }
  assert.equal(await readFontFile(join(dir, 'gone.ttf')), undefined);
});

test('folders are searched through, plain fonts first; folders that are not there are none', async () => {
  const dir = scratchFolder();
  mkdirSync(join(dir, 'deep', 'er'), { recursive: true });
  for (const name of ['Zeta-Bold.ttf', 'Zeta.ttf', join('deep', 'er', 'NotoSans-Regular.otf'), 'readme.txt']) {
    writeFileSync(join(dir, name), makeFont('潮'));
  }
  const found: string[] = [];
  for await (const { path } of createSystemFonts([dir, join(dir, 'gone')])()) found.push(path.slice(dir.length + 1));
  assert.deepEqual(found, [join('deep', 'er', 'NotoSans-Regular.otf'), 'Zeta.ttf', 'Zeta-Bold.ttf']);
});

test('each system names its folders', () => {
  const env = { WINDIR: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\m\\AppData\\Local' };
  assert.ok(systemFontFolders('win32', env, '').every((folder) => /Fonts$/.test(folder)));
  assert.ok(systemFontFolders('darwin', {}, '/Users/m').includes('/System/Library/Fonts'));
  assert.ok(systemFontFolders('linux', {}, '/home/m').includes('/usr/share/fonts'));
});
