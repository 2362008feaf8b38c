import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MarkedToken, marked, type Token } from 'marked';
import { parseFragment } from 'parse5';
import { cleanLine, cleanText, shorten } from '../../../main/report/clean-text.ts';
import { escapeHtml } from '../../../main/report/escape-html.ts';
import { escapeMarkdown, escapeMarkdownLines } from '../../../main/report/escape-markdown.ts';
import { fileStem } from '../../../main/report/file-name.ts';
import { dateText, placeText, spanText, timeText } from '../../../main/report/time-text.ts';
import { hostile } from './example.ts';

/** Text with plenty of what the formats treat specially. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...'\\`*_{}[]()<>#+-.!|~&:$@^="\'\n /',
        '&amp;',
        '://',
        'www.',
        '1. ',
        '- ',
        '    ',
        '---',
        '```',
        '<b>',
        '\u202e',
        '\r\n',
      ),
      fc.constantFrom(...hostile.split('\n')),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test('times are m:ss, past an hour h:mm:ss, rounded down', () => {
  assert.deepEqual([0, 7.99, 17, 59.999, 60, 3599, 3661, 36_000].map(timeText), [
    '0:00',
    '0:07',
    '0:17',
    '0:59',
    '1:00',
    '59:59',
    '1:01:01',
    '10:00:00',
  ]);
  assert.equal(timeText(29.9999999999), '0:30', 'a float error is not a second');
  assert.equal(spanText({ still: false, start: 17, end: 29.52 }), '0:17–0:29');
  assert.equal(spanText({ still: false, start: 17.1, end: 17.8 }), '0:17');
  assert.equal(placeText({ fileName: 'cat.png', still: true, start: 0, end: 0 }), 'cat.png');
  assert.equal(dateText(Date.UTC(2026, 10, 23, 15, 51)), '23 November 2026, 15:51 UTC');
});

test('clean text keeps every script and loses what can disguise it', () => {
  assert.equal(cleanText('a\r\nb\u2028c\u0000\u001b[31m\u202egpj.exe\ud800'), 'a\nb\nc[31mgpj.exe\ufffd');
  assert.equal(cleanLine(' שלום \n 潮汐\t👩‍🚀 '), 'שלום 潮汐 👩‍🚀');
  fc.assert(fc.property(nasty, (text) => assert.equal(cleanText(cleanText(text)), cleanText(text))));
});

test('text shortened by code points is never torn', () => {
  assert.equal(shorten('tides', 5), 'tides');
  assert.equal(shorten('👩👩👩👩', 3), '👩👩…');
});

test('escaped HTML reads back as exactly the text, in an element and in an attribute', () => {
  fc.assert(
    fc.property(nasty.map(cleanText), (text) => {
      const tree = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
      const [p] = tree.childNodes;
      assert.ok(p && 'tagName' in p && p.tagName === 'p' && tree.childNodes.length === 1);
      assert.deepEqual(
        p.attrs.map(({ value }) => value),
        [text],
      );
      assert.equal(p.childNodes.map((node) => ('value' in node ? node.value : '<element>')).join(''), text);
    }),
  );
});

/** What a reader of the Markdown would see; any markup shows as ⟦type⟧. */
function seen(tokens: Token[]): string {
  return (tokens as MarkedToken[])
    .map((token) => {
      if (token.type === 'paragraph' || (token.type === 'text' && token.tokens)) return seen(token.tokens!);
      if (token.type === 'space') return '';
      if (token.type === 'br') return '\n';
      if (token.type === 'text' || token.type === 'escape') return decoded(token.text);
      return `⟦${token.type}⟧`;
    })
    .join('');
}
const decoded = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

test('escaped Markdown reads back as exactly the text, with no markup', () => {
  fc.assert(
    fc.property(nasty.map(cleanLine), (text) => {
      assert.equal(seen(marked.lexer(escapeMarkdown(text), { gfm: true })), text);
    }),
    { numRuns: 400 },
  );
});

test('Markdown of several lines keeps lines and paragraphs apart', () => {
  const tokens = marked.lexer(escapeMarkdownLines('one\n# two\n\n\n- three'), { gfm: true });
  assert.deepEqual(
    tokens.filter(({ type }) => type !== 'space').map(({ type }) => type),
    ['paragraph', 'paragraph'],
  );
  assert.equal(seen(tokens.slice(0, 1)), 'one\n# two');
});

test('any title becomes a file name that every system takes', () => {
  assert.equal(fileStem('How high is the low water?'), 'How-high-is-the-low-water');
  assert.equal(fileStem('../../etc/passwd'), 'etc-passwd');
  assert.equal(fileStem('潮汐 表'), '潮汐-表');
  assert.ok(Buffer.byteLength(fileStem('潮'.repeat(80))) <= 180);
  for (const empty of ['', '...', 'CON', 'lpt1', '???']) assert.equal(fileStem(empty), 'report');
  fc.assert(
    fc.property(nasty, (title) => {
      const stem = fileStem(title);
      assert.match(stem, /^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*$/u);
      assert.ok(Buffer.byteLength(stem) <= 180 && stem.isWellFormed());
    }),
  );
});
