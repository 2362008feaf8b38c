import { shorten } from './clean-text.ts';
import type { AnswerBlock, Block, DecisionsBlock, Place, ReportDocument } from './document.ts';
import { escapeHtml } from './escape-html.ts';
import { type PlacePicture, remark, renderMoment } from './html-moment.ts';
import { htmlStyle } from './html-style.ts';
import { renderLog, renderMinutes } from './html-tables.ts';
import { dateText, placeText, timeText } from './time-text.ts';
import { stageWords, statusWords, words } from './words.ts';

/** Pages show no more of a title in their tabs, and search engines and checkers ask for no more. */
const tabTitle = 70;

/** The file may show what it carries and nothing else, whatever a string in it tries. */
const policy = (pictures: string) =>
  `default-src 'none'; img-src ${pictures}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

/**
 * One HTML page that needs nothing but itself: no script, no address to fetch. Given in pieces, a picture at a time, so that the whole is
 * never in memory.
 * @param placePicture where each picture is to be had: for an export `embedded` in the page (html-moment.ts).
 * @param pictures what the page's content security policy lets pictures come from.
 */
export async function* renderHtml(
  document: ReportDocument,
  placePicture: PlacePicture,
  pictures = 'data:',
): AsyncGenerator<string> {
  yield head(document, pictures);
  for (const block of document.blocks) yield* renderBlock(document, block, placePicture);
  yield foot(document);
}

function head({ title, author, date, appVersion, facts, contents }: ReportDocument, pictures: string): string {
  const byline = [author, date].filter((part) => part !== '').map((part) => `<bdi>${escapeHtml(part)}</bdi>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(pictures)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Cuepoint ${escapeHtml(appVersion)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(shorten(title, tabTitle))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="meta">${byline.join(' · ')}</p>
${renderFacts(facts)}</header>
<main>
${renderContents(contents)}`;
}

function renderFacts(facts: ReportDocument['facts']): string {
  if (facts.length === 0) return '';
  const rows = facts.map(({ label, value }) => `<dt>${label}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>\n`);
  return `<dl class="facts">\n${rows.join('')}</dl>\n`;
}

function renderContents(contents: ReportDocument['contents']): string {
  if (contents.length === 0) return '';
  const rows = contents.map(
    ({ id, text, depth }) =>
      `<li class="depth-${depth}"><a href="#${id}"><bdi>${escapeHtml(shorten(text, 200))}</bdi></a></li>\n`,
  );
  const many = contents.length > 24 ? ' class="many"' : '';
  return `<nav aria-labelledby="contents">\n<h2 id="contents">${words.contents}</h2>\n<ul${many}>\n${rows.join('')}</ul>\n</nav>\n`;
}

async function* renderBlock(document: ReportDocument, block: Block, placePicture: PlacePicture) {
  switch (block.kind) {
    case 'text':
      yield block.text
        .split(/\n{2,}/)
        .map((paragraph) => `<p class="prose" dir="auto">${escapeHtml(paragraph)}</p>\n`)
        .join('');
      return;
    case 'heading':
      yield `<h${block.level} id="${block.id}" dir="auto">${escapeHtml(block.text)}</h${block.level}>\n`;
      return;
    case 'answer':
      yield renderAnswer(block);
      return;
    case 'decisions':
      yield renderDecisions(block);
      return;
    case 'moment':
      yield* renderMoment(block, placePicture);
      return;
    case 'moments':
      yield* document.template === 'log'
        ? renderLog(block.moments, placePicture)
        : renderMinutes(block.moments, placePicture);
  }
}

function renderAnswer({ id, level, question, status, sentences, nearest, note }: AnswerBlock): string {
  const said = sentences.map(({ text, references }) => {
    const links = references.map(({ number, place }) => {
      const time = place.still ? '' : ` · ${timeText(place.start)}`;
      return `<a class="ref" href="#quote-${number}" title="${escapeHtml(placeText(place))}">${number}${time}</a>`;
    });
    return `<span dir="auto">${escapeHtml(text)}</span>${links.join('')}`;
  });
  const parts = question === '' ? [] : [`<h${level} dir="auto">${escapeHtml(question)}</h${level}>`];
  if (said.length > 0) parts.push(`<p class="answer">${said.join(' ')}</p>`);
  const state = statusWords[status];
  if (state !== null) parts.push(`<p class="meta">${escapeHtml(state)}</p>`);
  if (nearest.length > 0) {
    const places = nearest.map((place) => `<bdi>${escapeHtml(placeText(place))}</bdi>`).join('; ');
    parts.push(`<p class="meta">${words.nearest}: ${places}</p>`);
  }
  return `<div class="part" id="${id}">\n${parts.join('\n')}\n${remark(note)}</div>\n`;
}

function renderDecisions({ decisions }: DecisionsBlock): string {
  const at = (place: Place) => ` <span class="meta"><bdi>${escapeHtml(placeText(place))}</bdi></span>`;
  const rows = decisions.map(
    ({ text, place }) =>
      `<li><span class="prose" dir="auto">${escapeHtml(text)}</span>${place ? at(place) : ''}</li>\n`,
  );
  return `<ol class="decisions">\n${rows.join('')}</ol>\n`;
}

function foot({ sources, models, template, appVersion, exportedAt }: ReportDocument): string {
  const rows = sources.map(({ number, name, sha256, kind, duration }) => {
    const facts =
      kind === null ? words.noLonger : [kind, duration === null ? '' : timeText(duration)].filter(Boolean).join(', ');
    const label = template === 'log' ? `${words.source(number)} ` : '';
    return `<li id="source-${number}">${label}<bdi>${escapeHtml(name)}</bdi> <span class="meta">${facts}</span><br><code>SHA-256 ${escapeHtml(sha256)}</code></li>\n`;
  });
  const made = models.map(({ stage, model, version }) => `${stageWords[stage] ?? stage}: ${model} ${version}`);
  const list = rows.length > 0 ? `<h2>${words.sources}</h2>\n<ul>\n${rows.join('')}</ul>\n` : '';
  const line = [words.madeBy(appVersion, dateText(exportedAt)), ...made.map((one) => `${one}.`)]
    .map(escapeHtml)
    .join(' ');
  return `</main>\n<footer>\n${list}<p class="meta">${line}</p>\n</footer>\n</body>\n</html>\n`;
}
