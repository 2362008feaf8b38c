import type { LoadPicture, MomentBlock, Place } from './document.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { altText, shortCaption } from './figure-text.ts';
import { spanText } from './time-text.ts';
import { kindWords, words } from './words.ts';

/** Stores a picture beside the Markdown file and returns its relative path, already safe inside `![](…)`. */
export type KeepPicture = (jpeg: Uint8Array) => Promise<string>;

/** The evidence log as a table: the first row of an exhibit carries its number, picture and file. */
export async function* renderLog(
  moments: readonly MomentBlock[],
  loadPicture: LoadPicture,
  keepPicture: KeepPicture,
): AsyncGenerator<string> {
  const { exhibit, picture, file, time, what, kind, source } = words.log;
  const titles = [exhibit, picture, file, time, what, kind, source];
  yield `${line(titles)}${line(titles.map(() => '---'))}`;
  for (const moment of moments) {
    const rows = rowsOf(moment);
    const first = [String(moment.exhibit ?? ''), await pictureOf(moment, loadPicture, keepPicture)];
    const name = linked(moment.place, moment.place.fileName);
    yield rows.map((cells, index) => line(index === 0 ? [...first, name, ...cells] : ['', '', '', ...cells])).join('');
  }
  yield '\n';
}

/** Time, what, kind and source of each quote, then what was left out and the person's note. */
function rowsOf({ place, quotes, more, note }: MomentBlock): string[][] {
  const source = words.source(place.source);
  const rows = quotes.map(({ number, place: at, context, text, kind }) => {
    const mark = number === null ? '' : `\\[${number}\\] `;
    const about = context === null ? '' : ` (${escapeMarkdown(context)})`;
    return [linked(at, spanText(at)), `${mark}${escapeMarkdown(text)}${about}`, kindWords[kind], source];
  });
  if (rows.length === 0) rows.push([linked(place, spanText(place)), '', '', source]);
  if (more > 0) rows.push(['', words.more(more), '', '']);
  if (note !== '') rows.push(['', escapeMarkdown(note), words.note, '']);
  return rows;
}

async function pictureOf({ figure }: MomentBlock, loadPicture: LoadPicture, keepPicture: KeepPicture): Promise<string> {
  if (!figure) return '';
  const picture = await loadPicture(figure);
  if ('missing' in picture) return escapeMarkdown(picture.missing);
  const image = `![${escapeMarkdown(altText(figure))}](${await keepPicture(picture.jpeg)})`;
  return figure.hidden === 0 ? image : `${image} ${escapeMarkdown(shortCaption(figure))}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** Text about a place, leading to the file itself where the report was asked to. */
export function linked({ href }: Place, text: string): string {
  const shown = escapeMarkdown(text);
  // encodeURIComponent leaves brackets, which end a link's address.
  return href === null || shown === '' ? shown : `[${shown}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
