import type { AnswerBlock, Block, Figure, LoadPicture, MomentBlock, Quote, ReportDocument } from './document.ts';
import { escapeMarkdown, escapeMarkdownLines } from './escape-markdown.ts';
import { altText, captionText } from './figure-text.ts';
import { dateText, placeText, spanText, timeText } from './time-text.ts';
import { kindWords, stageWords, statusWords, words } from './words.ts';

/** Stores a picture beside the Markdown file and returns its relative path, already safe inside `![](…)`. */
export type KeepPicture = (jpeg: Uint8Array) => Promise<string>;

/** A Markdown page (CommonMark) with its pictures in a folder of their own. Given in pieces, a picture at a time. */
export async function* renderMarkdown(
  document: ReportDocument,
  loadPicture: LoadPicture,
  keepPicture: KeepPicture,
): AsyncGenerator<string> {
  const byline = [document.author, dateText(document.exportedAt)].filter((part) => part !== '');
  yield `# ${escapeMarkdown(document.title)}\n\n${escapeMarkdown(byline.join(' · '))}\n\n`;
  for (const block of document.blocks) yield* renderBlock(block, loadPicture, keepPicture);
  yield foot(document);
}

async function* renderBlock(block: Block, loadPicture: LoadPicture, keepPicture: KeepPicture): AsyncGenerator<string> {
  if (block.kind === 'text') yield paragraph(escapeMarkdownLines(block.text));
  else if (block.kind === 'answer') yield renderAnswer(block);
  else {
    yield `### ${escapeMarkdown(placeText(block.place))}\n\n`;
    if (block.figure) yield await renderFigure(block.figure, loadPicture, keepPicture);
    yield renderQuotes(block);
  }
}

function renderAnswer({ question, status, sentences, nearest, note }: AnswerBlock): string {
  const said = sentences.map(({ text, references }) => {
    const marks = references.map(({ number, place }) =>
      place.still ? `\\[${number}\\]` : `\\[${number}, ${timeText(place.start)}\\]`,
    );
    return [escapeMarkdown(text), ...marks].join(' ');
  });
  const places = nearest.map((place) => escapeMarkdown(placeText(place))).join('; ');
  return [
    question === '' ? '' : `## ${escapeMarkdown(question)}\n\n`,
    paragraph(said.join(' ')),
    paragraph(statusWords[status] ?? ''),
    places === '' ? '' : paragraph(`${words.nearest}: ${places}`),
    remark(note),
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
  return quotes.map(renderQuote).join('') + rest + remark(note);
}

function renderQuote({ number, kind, text, context, place }: Quote): string {
  const about = [kindWords[kind], spanText(place), context ?? ''].filter((part) => part !== '').join(' · ');
  const mark = number === null ? '' : `\\[${number}\\] `;
  const lines = escapeMarkdownLines(text).split('\n');
  return `> **${mark}${escapeMarkdown(about)}**\\\n${lines.map((line) => `> ${line}`).join('\n')}\n\n`;
}

function remark(note: string): string {
  return paragraph(escapeMarkdownLines(note));
}

function paragraph(markdown: string): string {
  return markdown === '' ? '' : `${markdown}\n\n`;
}

function foot({ sources, models, appVersion }: ReportDocument): string {
  const rows = sources.map(({ name, sha256, kind, duration }) => {
    const facts =
      kind === null ? words.noLonger : [kind, duration === null ? '' : timeText(duration)].filter(Boolean).join(', ');
    return `- ${escapeMarkdown(name)} (${facts}), SHA-256 \`${sha256.replace(/[^0-9a-f]/g, '')}\`\n`;
  });
  const made = models.map(({ stage, model, version }) => `${stageWords[stage] ?? stage}: ${model} ${version}.`);
  const list = rows.length > 0 ? `## ${words.sources}\n\n${rows.join('')}\n` : '';
  return `${list}${escapeMarkdown([words.madeBy(appVersion), ...made].join(' '))}\n`;
}
