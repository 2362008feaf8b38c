import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import sharp from 'sharp';
import { exportClips } from '../../../../main/export/clips/export-clips.ts';
import { textImage } from '../../../../main/export/clips/text-image.ts';
import { titleCard } from '../../../../main/export/clips/title-card.ts';
import { cuesOf } from '../../../../main/export/cues-of.ts';
import { probeMedia } from '../../../../main/media/probe.ts';
import { parseTimedText } from '../../../../main/media/subtitle-cues.ts';
import { cleanLine } from '../../../../main/report/clean-text.ts';
import { clipsInput } from '../../../../preload/contract/clips.ts';
import type { Evidence } from '../../../../preload/contract/evidence.ts';
import { harmfulStrings } from '../../../fixtures/harmful-strings.ts';
import { hostile } from '../../report/example.ts';
import { countedFilm, tools } from './counted-video.ts';
import { assetOf, newFolder } from './cutting.ts';

const path = await countedFilm({ folder: newFolder(), name: 'film.mp4', count: 25 });

/** A reel whose file, title, card, words and speaker all mean harm. */
async function reelOf(text: string, captions: 'beside' | 'burned') {
  const asset = { ...(await assetOf(path)), name: text };
  const source = { stage: text, model: text, version: text };
  const detail: Evidence['detail'] = { kind: 'speech', language: 'en', trackIndex: 1, words: [], speaker: text };
  const said = { id: 'e', assetId: asset.id, kind: 'speech' as const, start: 0, end: 0.8, text, box: null };
  const cues = cuesOf([{ ...said, confidence: 1, source, detail }]);
  const outDir = newFolder();
  const known = async () => ({ asset, path, marked: [], shots: [], cues });
  const moments = [{ assetId: asset.id, start: 0, end: 0.8, name: text.slice(0, 1000) }];
  const input = clipsInput.parse({ moments, as: 'reel', cards: true, captions, title: text.slice(0, 300) });
  const parts = { tools, known, appVersion: '1', outDir, freeBytes: async () => 1e12 };
  const { files } = await exportClips(parts, input, { signal: new AbortController().signal, emit: () => {} });
  return { reel: files[0]!.path, beside: files[0]!.beside, outDir, cues };
}

const strings = [hostile, ...harmfulStrings];
/** All at once: each reel takes a second. */
const many = [hostile, strings.filter(({ length }) => length < 1000).join(' '), `<b>${strings.at(-1)}`];
const markup = '<span foreground="red" size="99999">x</span> &#0; </span> <b>y';

test('set in pictures, words that mean harm are letters: any of them can be drawn, in its room and in its colour', async () => {
  for (const text of [...strings, markup]) {
    const what = text.slice(0, 40);
    const room = { width: 275, height: 72 };
    const line = cleanLine(text);
    if (line !== '') {
      const { png, width, height } = await textImage(line, { size: 12, color: '#ffffff', room });
      assert.ok(width <= room.width && height <= room.height, `${what}: ${width} × ${height}`);
      const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
      for (let i = 0; text === markup && i < data.length; i += 4)
        assert.equal(data[i], data[i + 1], 'no colour of its own');
    }
    const card = await sharp(await titleCard({ name: text, file: text, start: 0, end: 1 }, 320, 180)).metadata();
    assert.deepEqual([card.width, card.height], [320, 180], what);
  }
});

test('a reel and what lies beside it hold words that mean harm as text', async () => {
  for (const text of many) {
    const what = text.slice(0, 40);
    const burned = await reelOf(text, 'burned');
    assert.equal(
      (await probeMedia(tools, burned.reel)).tracks.filter(({ kind }) => kind === 'subtitle').length,
      0,
      what,
    );
    const { reel, beside, cues, outDir } = await reelOf(text, 'beside');
    for (const name of [...readdirSync(burned.outDir), ...readdirSync(outDir)])
      assert.match(name, /^[\p{L}\p{N}\p{M}-]+(\.[a-z0-9]+){1,3}$/u, what);
    for (const name of beside) {
      const written = readFileSync(join(outDir, name), 'utf8');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
      assert.doesNotMatch(written, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/, what);
      assert.ok(written.isWellFormed(), what);
      if (!name.endsWith('.json')) assert.equal(parseTimedText(written).length, cues.length, what);
    }
    const facts = JSON.parse(readFileSync(`${reel}.source.json`, 'utf8'));
    assert.deepEqual(facts.sources[0].file, cleanLine(text), what);
  }
});
