import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import { cleanLine, cleanText } from '../report/clean-text.ts';
import { timeText } from '../report/time-text.ts';
import type { SourceFacts } from './source-facts.ts';

const columns = [
  'file',
  'sha256',
  'kind',
  'start_s',
  'end_s',
  'time',
  'text',
  'original',
  'speaker',
  'confidence',
  'stage',
  'model',
  'version',
  'app',
];

/**
 * A spreadsheet of all evidence (RFC 4180, UTF-8 with a mark that Excel needs), a row each, in time order;
 * `original` is what was recognised or read, where a person put the words right.
 */
export function evidenceCsv(evidence: readonly Evidence[], { file, sha256, app }: SourceFacts): string {
  const rows = evidence.map(({ kind, start, end, text, original, confidence, source, detail }) => [
    file,
    sha256,
    kind,
    start.toFixed(3),
    end.toFixed(3),
    timeText(start),
    cleanText(text),
    original && original.text !== text ? cleanText(original.text) : '',
    cleanLine(speakerOf({ detail }) ?? ''),
    confidence.toFixed(3),
    cleanLine(source.stage),
    cleanLine(source.model),
    cleanLine(source.version),
    app,
  ]);
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/**
 * What a spreadsheet would run as a formula has an apostrophe before it (OWASP, CSV injection), at the beginning of a cell and of what
 * becomes one where semicolons or tabs part cells, as in much of Europe: quotes within a row hold nothing together there.
 */
function cell(text: string): string {
  const inert = text.replace(/(^|[;\t\n])(\s*)(?=[=+\-@＝＋－＠](?!\)))/g, "$1$2'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
