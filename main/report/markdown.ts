import { shorten } from './clean-text.ts';
import type { AnswerBlock, Block, Figure, LoadPicture, MomentBlock, Place, Quote, ReportDocument } from './document.ts';
import { escapeMarkdown, escapeMarkdownLines } from './escape-markdown.ts';
import { altText, captionText } from './figure-text.ts';
import { type KeepPicture, linked, renderLog } from './markdown-log.ts';
import { dateText, placeText, spanText, timeText } from './time-text.ts';
import { kindWords, stageWords, statusWords, words } from './words.ts';

/** A Markdown page (CommonMark; the log's table is GitHub's dialect) with its pictures in a folder of their own. Given in pieces, a picture at a time. */
export async function* renderMarkdown(
  document: ReportDocument,
  loadPicture: LoadPicture,
  keepPicture: KeepPicture,
): AsyncGenerator<string> {
  const byline = [document.author, document.date].filter((part) => part !== '');
  yield `# ${escapeMarkdown(document.title)}\n\n${paragraph(escapeMarkdown(byline.join(' · ')))}`;
  yield document.facts.map(({ label, value }) => paragraph(`**${label}:** ${escapeMarkdown(value)}`)).join('');
  yield renderContents(document.contents);
  const listed = document.contents.length > 0;
  for (const block of document.blocks) yield* renderBlock(document, block, listed, loadPicture, keepPicture);
  yield foot(document);
}

function renderContents(contents: ReportDocument['contents']): string {
  if (contents.length === 0) return '';
  const rows = contents.map(
    ({ id, text, depth }) => `${depth > 1 ? '  ' : ''}- [${escapeMarkdown(shorten(text, 200))}](#${id})\n`,
  );
  return `## ${words.contents}\n\n${rows.join('')}\n`;
}

async function* renderBlock(
  document: ReportDocument,
  block: Block,
  listed: boolean,
  loadPicture: LoadPicture,
  keepPicture: KeepPicture,
): AsyncGenerator<string> {
  const head = (level: number, id: string, text: string) =>
    `${'#'.repeat(level)} ${listed ? `<a id="${id}"></a>` : ''}${text}\n\n`;
  switch (block.kind) {
    case 'text':
      yield paragraph(escapeMarkdownLines(block.text));
      return;
    case 'heading':
      yield head(block.level, block.id, escapeMarkdown(block.text));
      return;
    case 'answer':
      if (block.question !== '') yield head(block.level, block.id, escapeMarkdown(block.question));
      yield renderAnswer(block);
      return;
    case 'decisions':
      yield `${block.decisions.map(({ text, place }, index) => decision(index + 1, text, place)).join('')}\n`;
      return;
    case 'moment': {
      const number = block.exhibit === null ? '' : `${words.exhibit(block.exhibit)} · `;
      yield head(block.level, block.id, number + linked(block.place, placeText(block.place)));
      if (block.figure) yield await renderFigure(block.figure, loadPicture, keepPicture);
      yield renderQuotes(block);
      return;
    }
    case 'moments':
      if (document.template === 'log') yield* renderLog(block.moments, loadPicture, keepPicture);
      else for (const moment of block.moments) yield* renderMinute(moment, loadPicture, keepPicture);
  }
}

function renderAnswer({ sentences, status, nearest, note }: AnswerBlock): string {
  const said = sentences.map(({ text, references }) => {
    const marks = references.map(({ number, place }) =>
      place.still ? `\\[${number}\\]` : `\\[${number}, ${timeText(place.start)}\\]`,
    );
    return [escapeMarkdown(text), ...marks].join(' ');
  });
  const places = nearest.map((place) => escapeMarkdown(placeText(place))).join('; ');
  return [
    paragraph(said.join(' ')),
    paragraph(statusWords[status] ?? ''),
    places === '' ? '' : paragraph(`${words.nearest}: ${places}`),
    paragraph(escapeMarkdownLines(note)),
  ].join('');
}

async function renderFigure(figure: Figure, loadPicture: LoadPicture, keepPicture: KeepPicture): Promise<string> {
  const picture = await loadPicture(figure);
  const caption = paragraph(`*${escapeMarkdown(captionText(figure))}*`);
  if ('missing' in picture) return paragraph(escapeMarkdown(picture.missing)) + caption;
  return paragraph(`![${escapeMarkdown(altText(figure))}](${await keepPicture(picture.jpeg)})`) + caption;
}

function renderQuotes({ quotes, more, note }: MomentBlock): string {
  const rest = more > 0 ? paragraph(words.more(more)) : '';
  return quotes.map(renderQuote).join('') + rest + paragraph(escapeMarkdownLines(note));
}

function renderQuote({ number, kind, text, context, place }: Quote): string {
  const about = [kindWords[kind], spanText(place), context ?? ''].filter((part) => part !== '').join(' · ');
  const mark = number === null ? '' : `\\[${number}\\] `;
  const lines = escapeMarkdownLines(text).split('\n');
  return `> **${mark}${escapeMarkdown(about)}**\\\n${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}

async function* renderMinute(moment: MomentBlock, loadPicture: LoadPicture, keepPicture: KeepPicture) {
  const { place, figure, quotes, more } = moment;
  if (!place.still) yield paragraph(`**${linked(place, spanText(place))}**`);
  yield quotes.map(minuteLine).join('');
  if (quotes.length > 0) yield '\n';
  if (more > 0) yield paragraph(words.more(more));
  if (figure) yield await renderFigure(figure, loadPicture, keepPicture);
}

function minuteLine({ number, kind, speaker, text }: Quote): string {
  const who = speaker === null ? '' : `**${escapeMarkdown(speaker)}:** `;
  const mark = number === null ? '' : ` \\[${number}\\]`;
  return `- ${kindWords[kind]}${mark}: ${who}${escapeMarkdown(text)}\n`;
}

function decision(number: number, text: string, place: Place | null): string {
  const at = place ? ` (${linked(place, placeText(place))})` : '';
  return `${number}. ${escapeMarkdown(text)}${at}\n`;
}

function paragraph(markdown: string): string {
  return markdown === '' ? '' : `${markdown}\n\n`;
}

function foot({ sources, models, template, appVersion, exportedAt }: ReportDocument): string {
  const rows = sources.map(({ number, name, sha256, kind, duration }) => {
    const facts =
      kind === null ? words.noLonger : [kind, duration === null ? '' : timeText(duration)].filter(Boolean).join(', ');
    const label = template === 'log' ? `${words.source(number)} ` : '';
    return `- ${label}${escapeMarkdown(name)} (${facts}), SHA-256 \`${sha256.replace(/[^0-9a-f]/g, '')}\`\n`;
  });
  const made = models.map(({ stage, model, version }) => `${stageWords[stage] ?? stage}: ${model} ${version}.`);
  const list = rows.length > 0 ? `## ${words.sources}\n\n${rows.join('')}\n` : '';
  return `${list}${escapeMarkdown([words.madeBy(appVersion, dateText(exportedAt)), ...made].join(' '))}\n`;
}
