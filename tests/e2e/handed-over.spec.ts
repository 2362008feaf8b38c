import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { frameAt } from '../../main/media/frames.ts';
import { toJpeg } from '../../main/media/images.ts';
import { openMedia } from '../../main/media/open-media.ts';
import { probeMedia } from '../../main/media/probe.ts';
import { findTools } from '../../main/media/tools.ts';
import { openPpOcr, ppOcrFolder } from '../../native-models/tasks/ocr/pp-ocr/pp-ocr.ts';
import { exportedPictures } from '../fixtures/exported-pictures.ts';
import { readText, strained } from '../fixtures/read-text.ts';
import { expect, test } from './app.ts';
import { checkCsv, checkMarks, checkWords } from './check-asset-files.ts';
import { checkDocx, checkHtml, checkJson, checkMarkdown, checkPdf } from './check-report-files.ts';
import { beginDrawing, drag, takeTool } from './draw.ts';
import { whyNot } from './electron-skip.ts';
import { ask, haveTalk, ingestTimeout, question, tableSpan, talkCard, talkFile } from './talk.ts';

test.skip(({ shell }) => whyNot(shell) !== '', whyNot('electron'));

/** The first row of the tide table, which is hidden, and what stands in it; the row under it is what the answer cites. */
const row = { x: 0.06, y: 0.34, w: 0.88, h: 0.1 };
/** Of it what the label of the row below does not stand on. */
const bare = { ...row, x: 0.2, w: row.x + row.w - 0.2 };
const secret = /05[:.]52|4\.6 ?m/;
const note = 'As the pilots read it: <low> water & “slack”.';
const title = 'Low water, handed over';

/** Chooses what is exported, and waits until the window says that it is there. @returns its path */
async function exported(page: Page, libraryDir: string, choose: () => Promise<void>, name: RegExp): Promise<string> {
  await choose();
  const said = page.getByText(new RegExp(`^Saved ${name.source}$`)).first();
  await expect(said).toBeVisible({ timeout: 30_000 });
  return join(libraryDir, 'reports', (await said.textContent())!.replace('Saved ', ''));
}

const fileMenu = (page: Page, item: string) => async () => {
  const card = page.getByRole('listitem').filter({ has: talkCard(page) });
  await card.getByRole('button', { name: 'Actions for talk.mp4' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('ask, draw on the cited frame, report with a note, export in every format; each is opened by another program', async ({
  app: { page, libraryDir },
}) => {
  test.setTimeout(ingestTimeout + 150_000);
  await haveTalk(page);
  const answer = await ask(page, question);
  await answer
    .getByRole('button', { name: /^Go to 0:\d\d/ })
    .first()
    .click();

  await beginDrawing(page);
  await takeTool(page, 'Box');
  await drag(page, [0.05, 0.46], [0.95, 0.57]);
  await page.getByRole('textbox', { name: 'Label' }).fill('Low water');
  await takeTool(page, 'Arrow');
  await drag(page, [0.3, 0.95], [0.5, 0.6]);
  await takeTool(page, 'Hide');
  await drag(page, [row.x, row.y], [row.x + row.w, row.y + row.h]);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('New report');
  await page.keyboard.press('Enter');
  await answer.getByRole('button', { name: 'Add to report' }).click();
  await page.getByTestId('player').focus();
  await page.keyboard.press('Shift+M');

  const drawer = page.getByRole('region', { name: 'Report' });
  if (!(await drawer.isVisible())) await page.getByRole('button', { name: /^Report/ }).click();
  await drawer.getByRole('textbox', { name: 'Report title' }).fill(title);
  await drawer.getByRole('textbox', { name: /^Caption of talk\.mp4/ }).fill(note);
  await expect(drawer.getByText('Saved', { exact: true })).toBeVisible();
  const report = (item: string | RegExp, name: RegExp) =>
    exported(
      page,
      libraryDir,
      async () => {
        await drawer.getByRole('button', { name: 'Export' }).click();
        await page.getByRole('menuitem', { name: item }).click();
      },
      name,
    );
  const html = await report(/^HTML, one file/, /Low-water-handed-over\.html/);
  const beside = await report(/^HTML whose times/, /Low-water-handed-over-2\.html/);
  const pdf = await report(/^PDF/, /Low-water-handed-over\.pdf/);
  const docx = await report(/^Word/, /Low-water-handed-over\.docx/);
  const md = await report(/^Markdown/, /Low-water-handed-over\.md/);
  const json = await report(/^JSON/, /Low-water-handed-over-2\.json/);
  await page.getByRole('button', { name: 'Close the report' }).click();

  const file = (item: string, name: RegExp) => exported(page, libraryDir, fileMenu(page, item), name);
  const srt = await file('Subtitles (SRT)', /talk.*\.srt/);
  const vtt = await file('Subtitles (WebVTT)', /talk.*\.vtt/);
  const txt = await file('Transcript (text)', /talk\.txt/);
  const csv = await file('Spreadsheet (CSV)', /talk.*\.csv/);
  const edl = await file('Cut list (EDL)', /talk.*\.edl/);
  const otio = await file('OpenTimelineIO', /talk.*\.otio/);
  const fcpxml = await file('Final Cut (FCPXML)', /talk.*\.fcpxml/);
  const chapters = await file('YouTube chapters', /talk.*-chapters\.txt/);

  await fileMenu(page, 'Clip…')();
  const dialog = page.getByRole('dialog', { name: 'Export a clip' });
  await dialog.getByLabel('From').fill('0:18');
  await dialog.getByLabel('To').fill('0:19.2');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const done = page.getByRole('dialog', { name: 'The clip is ready' });
  await expect(done).toContainText('talk-0-18-to-0-19.mp4', { timeout: 60_000 });
  await expect(done).toContainText('hidden');
  await done.getByRole('button', { name: 'Close', exact: true }).last().click();
  const clip = join(libraryDir, 'reports', 'talk-0-18-to-0-19.mp4');

  const sha256 = createHash('sha256').update(readFileSync(talkFile)).digest('hex');
  const tools = await findTools({ env: process.env, platform: process.platform });

  await test.step('reports say what they must and nothing of what is hidden', async () => {
    const said = { title, words: [question, '12:04', 'talk.mp4'], sha256, not: secret };
    const noted = { ...said, words: [...said.words, note] };
    const told = { ...noted, words: [...noted.words, 'One region is hidden.'] };
    await checkHtml(html, beside, talkFile, told);
    await checkPdf(pdf, told);
    await checkDocx(docx, told);
    await checkMarkdown(md, said);
    await checkJson(json, noted);
  });

  await test.step('subtitles, marks and spreadsheet are read back', async () => {
    const { duration, fps } = await probeMedia(tools, talkFile);
    checkWords({ srt, vtt, txt }, duration);
    const marks = checkMarks({ edl, otio, fcpxml, chapters }, fps!);
    expect(marks.get('Port Ellery tide table, Saturday')).toEqual([tableSpan.from * fps!, tableSpan.to * fps!]);
    const rows = checkCsv(csv);
    expect(rows.some(({ text }) => /12:04/.test(text!))).toBe(true);
    expect(rows.every(({ sha256: of }) => of === sha256)).toBe(true);
    expect(rows.map(({ text }) => text).join()).not.toMatch(secret);
  });

  await test.step('every picture shows the row that is cited and nothing under what is hidden', async () => {
    expect(existsSync(`${clip}.source.json`)).toBe(true);
    const made = await probeMedia(tools, clip);
    expect(Math.abs(made.duration - 1.2)).toBeLessThanOrEqual(1 / 25);
    const frame = await toJpeg(await frameAt(tools, await openMedia(tools, clip), 0.6), { quality: 95 });
    const reader = await openPpOcr(ppOcrFolder(), 2);
    try {
      const [original] = [await toJpeg(await frameAt(tools, await openMedia(tools, talkFile), 18.6), { quality: 95 })];
      expect(await readText(reader, await strained(original!, bare)), 'it can be read in the file').toMatch(secret);
      const pictures = new Map<string, Uint8Array>([['clip', frame]]);
      for (const path of [html, pdf, docx, md, json]) pictures.set(path, (await exportedPictures(path)).at(-1)!);
      for (const [what, picture] of pictures) {
        const text = await readText(reader, picture);
        expect(text, what).toMatch(/12[:.]04/);
        expect(text, what).not.toMatch(secret);
        expect(await readText(reader, await strained(picture, bare)), what).toBe('');
      }
    } finally {
      await reader.close();
    }
  });

  await beginDrawing(page);
  const drawings = page.getByRole('button', { name: /^Delete the drawing/ });
  await drawings.first().click();
  await expect(drawings).toHaveCount(0);
  await page.getByRole('button', { name: 'Done' }).click();
  // Specs that come after find the tool that everybody begins with, and no message that offers to undo.
  await expect(drawings).toHaveCount(0);
  await page.reload();
  await haveTalk(page);
});
