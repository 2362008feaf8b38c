import type { MomentBlock, Quote } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { shortCaption } from './figure-text.ts';
import { anchorOf, linked, type PlacePicture, remark, renderThumbnail, tagOf } from './html-moment.ts';
import { spanText } from './time-text.ts';
import { kindWords, words } from './words.ts';

/** The evidence log: a group of rows for each exhibit, a row for each quote, so that a page breaks between exhibits. */
export async function* renderLog(moments: readonly MomentBlock[], placePicture: PlacePicture): AsyncGenerator<string> {
  const pictured = moments.some(({ figure }) => figure !== null);
  const { exhibit, picture, file, time, what, kind, source } = words.log;
  const titles = [exhibit, ...(pictured ? [picture] : []), file, time, what, kind, source];
  const heads = titles.map((title) => `<th scope="col">${title}</th>`).join('');
  yield `<table class="log${pictured ? ' pictured' : ''}">\n<thead>\n<tr>${heads}</tr>\n</thead>\n`;
  for (const moment of moments) {
    yield logRows(moment, pictured ? await renderPicture(moment, placePicture) : null);
  }
  yield '</table>\n';
}

async function renderPicture({ figure }: MomentBlock, placePicture: PlacePicture): Promise<string> {
  if (!figure) return '';
  const caption = shortCaption(figure);
  const below = caption === '' ? '' : `<span class="meta">${caption}</span>`;
  return (await renderThumbnail(figure, placePicture)) + below;
}

interface Row {
  attributes: string;
  cells: string;
}

/** @param picture what fills the picture's cell; null where the table has no pictures. */
function logRows(moment: MomentBlock, picture: string | null): string {
  const { id, exhibit, place, quotes, more, note } = moment;
  const rows: Row[] = quotes.map((quote) => ({
    attributes: ` class="${quote.kind}"${anchorOf(quote)}`,
    cells: quoteCells(quote, place.source),
  }));
  if (rows.length === 0) rows.push({ attributes: '', cells: plainCells(moment) });
  if (more > 0) rows.push(wide(`<span class="meta">${words.more(more)}</span>`));
  if (note !== '') rows.push(wide(`<span class="remark" dir="auto">${escapeHtml(note)}</span>`));
  const high = rows.length > 1 ? ` rowspan="${rows.length}"` : '';
  const first =
    `<th scope="rowgroup"${high}>${exhibit ?? ''}</th>` +
    (picture === null ? '' : `<td class="picture"${high}>${picture}</td>`) +
    `<td${high}>${linked(place, place.fileName)}</td>`;
  const lines = rows.map(
    ({ attributes, cells }, index) => `<tr${attributes}>${index === 0 ? first : ''}${cells}</tr>\n`,
  );
  return `<tbody id="${id}">\n${lines.join('')}</tbody>\n`;
}

function quoteCells(quote: Quote, source: number): string {
  const { number, place, context, text, kind } = quote;
  const mark = number === null ? '' : `<span class="tag">${number}</span> `;
  const about = context === null ? '' : `<br><span class="meta"><bdi>${escapeHtml(context)}</bdi></span>`;
  return (
    `<td class="time">${linked(place, spanText(place))}</td>` +
    `<td>${mark}<span class="prose" dir="auto">${escapeHtml(text)}</span>${about}</td>` +
    `<td><span class="tag">${kindWords[kind]}</span></td>${sourceCell(source)}`
  );
}

/** An exhibit of which nothing was read: its picture speaks for itself. */
function plainCells({ place }: MomentBlock): string {
  return `<td class="time">${linked(place, spanText(place))}</td><td></td><td></td>${sourceCell(place.source)}`;
}

function sourceCell(source: number): string {
  return `<td><a href="#source-${source}">${words.source(source)}</a></td>`;
}

function wide(content: string): Row {
  return { attributes: '', cells: `<td colspan="4">${content}</td>` };
}

/** Minutes of one file: each moment's time, who said what, what was on screen, and its picture beside them. */
export async function* renderMinutes(
  moments: readonly MomentBlock[],
  placePicture: PlacePicture,
): AsyncGenerator<string> {
  yield '<ul class="minutes">\n';
  for (const moment of moments) {
    const { id, place, figure, quotes, more, note } = moment;
    const picture = figure ? `<div class="picture">${await renderThumbnail(figure, placePicture)}</div>` : '';
    const lines =
      quotes.length > 0
        ? `<ul class="lines">\n${quotes.map((quote, index) => minuteLine(quote, quotes[index - 1]?.kind)).join('')}</ul>\n`
        : '';
    const rest = more > 0 ? `<p class="meta">${words.more(more)}</p>\n` : '';
    const time = place.still ? '' : linked(place, spanText(place));
    yield `<li id="${id}"><div class="time">${time}</div>\n<div>\n${lines}${rest}${remark(note)}</div>\n${picture}</li>\n`;
  }
  yield '</ul>\n';
}

/** @param above kind of the line above: what is the same is not said again, unless the line is referred to by its number. */
function minuteLine(quote: Quote, above: Quote['kind'] | undefined): string {
  const tag = quote.kind === above && quote.number === null ? '<span></span>' : tagOf(quote);
  const speaker = quote.speaker === null ? '' : `<b><bdi>${escapeHtml(quote.speaker)}</bdi>:</b> `;
  const text = `<span class="prose" dir="auto">${escapeHtml(quote.text)}</span>`;
  return `<li class="${quote.kind}"${anchorOf(quote)}>${tag}<span>${speaker}${text}</span></li>\n`;
}
