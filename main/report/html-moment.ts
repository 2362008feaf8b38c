import type { Figure, LoadPicture, MomentBlock, Place, Quote } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { altText, captionText } from './figure-text.ts';
import { placeText, spanText } from './time-text.ts';
import { kindWords, words } from './words.ts';

/** Where a page finds a picture (the value of `src`, safe in an attribute) with its size in px, or the sentence in its place. */
export type PlacePicture = (
  figure: Figure,
) => Promise<{ source: string; width: number; height: number } | { missing: string }>;

/** Pictures that lie in the page itself, as data: URIs. */
export function embedded(loadPicture: LoadPicture): PlacePicture {
  return async (figure) => {
    const picture = await loadPicture(figure);
    if ('missing' in picture) return picture;
    const { jpeg, width, height } = picture;
    const base64 = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64');
    return { source: `data:image/jpeg;base64,${base64}`, width, height };
  };
}

/** A moment as a part of its own: its picture wide enough to read, then its quotes. */
export async function* renderMoment(block: MomentBlock, placePicture: PlacePicture): AsyncGenerator<string> {
  const { id, level, exhibit, place, figure, quotes } = block;
  const number = exhibit === null ? '' : `${words.exhibit(exhibit)} · `;
  yield `<div class="part" id="${id}">\n<h${level} class="place">${number}${linked(place, placeText(place))}</h${level}>\n`;
  if (figure) yield await renderFigure(figure, placePicture);
  if (quotes.length > 0) yield `<ul class="quotes">\n${quotes.map(renderQuote).join('')}</ul>\n`;
  if (block.more > 0) yield `<p class="meta">${words.more(block.more)}</p>\n`;
  yield `${remark(block.note)}</div>\n`;
}

async function renderFigure(figure: Figure, placePicture: PlacePicture): Promise<string> {
  const picture = await placePicture(figure);
  const caption = `<figcaption dir="auto">${escapeHtml(captionText(figure))}</figcaption>`;
  if ('missing' in picture) {
    return `<figure>\n<p class="missing" dir="auto">${escapeHtml(picture.missing)}</p>\n${caption}\n</figure>\n`;
  }
  const { source, width, height } = picture;
  const narrow = width < 640 ? ' class="narrow"' : '';
  const image = `<img${narrow} src="${source}" width="${width}" height="${height}" alt="${escapeHtml(altText(figure))}">`;
  return `<figure>\n${image}\n${caption}\n</figure>\n`;
}

/** The picture of a row: small, without a caption, which the row is. */
export async function renderThumbnail(figure: Figure, placePicture: PlacePicture): Promise<string> {
  const picture = await placePicture(figure);
  if ('missing' in picture) return `<span class="meta" dir="auto">${escapeHtml(picture.missing)}</span>`;
  const { source, width, height } = picture;
  return `<img src="${source}" width="${width}" height="${height}" alt="${escapeHtml(altText(figure))}">`;
}

function renderQuote(quote: Quote): string {
  const context = quote.context === null ? '' : `<bdi>${escapeHtml(quote.context)}</bdi>`;
  const meta = [linked(quote.place, spanText(quote.place)), context].filter((part) => part !== '').join(' · ');
  return `<li class="${quote.kind}"${anchorOf(quote)}>${tagOf(quote)}${meta === '' ? '' : `<span class="meta">${meta}</span>`}
<blockquote dir="auto">${escapeHtml(quote.text)}</blockquote></li>
`;
}

/** Where references to a quote lead. */
export function anchorOf({ number, anchor }: Quote): string {
  return number !== null && anchor ? ` id="quote-${number}"` : '';
}

/** The number that sentences name a quote by, and what kind of evidence it is. */
export function tagOf({ number, kind }: Quote): string {
  return `<span class="tag">${number === null ? '' : `${number} · `}${kindWords[kind]}</span>`;
}

/** Text about a place, leading to the file itself where the report was asked to. */
export function linked({ href }: Place, text: string): string {
  // A still picture has no times to print: nothing leads nowhere.
  if (text === '') return '';
  const shown = `<bdi>${escapeHtml(text)}</bdi>`;
  return href === null ? shown : `<a href="${escapeHtml(href)}">${shown}</a>`;
}

/** What the person noted. */
export function remark(note: string): string {
  return note === '' ? '' : `<p class="remark" dir="auto">${escapeHtml(note)}</p>\n`;
}
