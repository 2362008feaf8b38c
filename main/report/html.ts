import type { AnswerBlock, Block, Figure, LoadPicture, MomentBlock, Quote, ReportDocument } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { altText, captionText } from './figure-text.ts';
import { htmlStyle } from './html-style.ts';
import { dateText, placeText, spanText, timeText } from './time-text.ts';
import { kindWords, stageWords, statusWords, words } from './words.ts';

/** The file may show what it carries and nothing else, whatever a string in it tries. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * One HTML page that needs nothing but itself: no script, no address to fetch, pictures as data: URIs. Given in pieces, a picture at a
 * time, so that the whole is never in memory.
 */
export async function* renderHtml(document: ReportDocument, loadPicture: LoadPicture): AsyncGenerator<string> {
  yield head(document);
  for (const block of document.blocks) yield* renderBlock(block, loadPicture);
  yield foot(document);
}

function head({ title, author, exportedAt, appVersion }: ReportDocument): string {
  const byline = [author, dateText(exportedAt)]
    .filter((part) => part !== '')
    .map((part) => `<bdi>${escapeHtml(part)}</bdi>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Cuepoint ${escapeHtml(appVersion)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="meta">${byline.join(' · ')}</p>
</header>
<main>
`;
}

async function* renderBlock(block: Block, loadPicture: LoadPicture): AsyncGenerator<string> {
  if (block.kind === 'text') yield `<p class="prose" dir="auto">${escapeHtml(block.text)}</p>\n`;
  else if (block.kind === 'answer') yield renderAnswer(block);
  else yield* renderMoment(block, loadPicture);
}

function renderAnswer({ question, status, sentences, nearest, note }: AnswerBlock): string {
  const said = sentences.map(({ text, references }) => {
    const links = references.map(({ number, place }) => {
      const time = place.still ? '' : ` · ${timeText(place.start)}`;
      return `<a class="ref" href="#quote-${number}" title="${escapeHtml(placeText(place))}">${number}${time}</a>`;
    });
    return `<span dir="auto">${escapeHtml(text)}</span>${links.join('')}`;
  });
  const parts = question === '' ? [] : [`<h2 dir="auto">${escapeHtml(question)}</h2>`];
  if (said.length > 0) parts.push(`<p class="answer">${said.join(' ')}</p>`);
  const state = statusWords[status];
  if (state !== null) parts.push(`<p class="meta">${escapeHtml(state)}</p>`);
  if (nearest.length > 0) {
    const places = nearest.map((place) => `<bdi>${escapeHtml(placeText(place))}</bdi>`).join('; ');
    parts.push(`<p class="meta">${words.nearest}: ${places}</p>`);
  }
  return `<section>\n${parts.join('\n')}\n${remark(note)}</section>\n`;
}

async function* renderMoment(block: MomentBlock, loadPicture: LoadPicture): AsyncGenerator<string> {
  yield `<section>\n<h3><bdi>${escapeHtml(placeText(block.place))}</bdi></h3>\n`;
  if (block.figure) yield await renderFigure(block.figure, loadPicture);
  if (block.quotes.length > 0) yield `<ul class="quotes">\n${block.quotes.map(renderQuote).join('')}</ul>\n`;
  if (block.more > 0) yield `<p class="meta">${words.more(block.more)}</p>\n`;
  yield `${remark(block.note)}</section>\n`;
}

async function renderFigure(figure: Figure, loadPicture: LoadPicture): Promise<string> {
  const picture = await loadPicture(figure);
  const caption = `<figcaption dir="auto">${escapeHtml(captionText(figure))}</figcaption>`;
  if ('missing' in picture) {
    return `<figure>\n<p class="missing" dir="auto">${escapeHtml(picture.missing)}</p>\n${caption}\n</figure>\n`;
  }
  const { jpeg, width, height } = picture;
  const source = `data:image/jpeg;base64,${Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).toString('base64')}`;
  const narrow = width < 640 ? ' class="narrow"' : '';
  const image = `<img${narrow} src="${source}" width="${width}" height="${height}" alt="${escapeHtml(altText(figure))}">`;
  return `<figure>\n${image}\n${caption}\n</figure>\n`;
}

function renderQuote({ number, anchor, kind, text, context, place }: Quote): string {
  const id = number !== null && anchor ? ` id="quote-${number}"` : '';
  const tag = `<span class="tag">${number === null ? '' : `${number} · `}${kindWords[kind]}</span>`;
  const about = [spanText(place), context ?? ''].filter((part) => part !== '');
  const meta = about.map((part) => `<bdi>${escapeHtml(part)}</bdi>`).join(' · ');
  return `<li class="${kind}"${id}>${tag}${meta === '' ? '' : `<span class="meta">${meta}</span>`}
<blockquote dir="auto">${escapeHtml(text)}</blockquote></li>
`;
}

function remark(note: string): string {
  return note === '' ? '' : `<p class="remark" dir="auto">${escapeHtml(note)}</p>\n`;
}

function foot({ sources, models, appVersion }: ReportDocument): string {
  const rows = sources.map(({ name, sha256, kind, duration }) => {
    const facts =
      kind === null ? words.noLonger : [kind, duration === null ? '' : timeText(duration)].filter(Boolean).join(', ');
    return `<li><bdi>${escapeHtml(name)}</bdi> <span class="meta">${facts}</span><br><code>SHA-256 ${escapeHtml(sha256)}</code></li>\n`;
  });
  const made = models.map(({ stage, model, version }) => `${stageWords[stage] ?? stage}: ${model} ${version}`);
  const list = rows.length > 0 ? `<h2>${words.sources}</h2>\n<ul>\n${rows.join('')}</ul>\n` : '';
  const line = [words.madeBy(appVersion), ...made.map((one) => `${one}.`)].map(escapeHtml).join(' ');
  return `</main>\n<footer>\n${list}<p class="meta">${line}</p>\n</footer>\n</body>\n</html>\n`;
}
