import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { createPieces, type Piece } from '../../../../../native-models/tasks/pairs/pieces.ts';
import { scratchFolder, weightsDir } from '../../../../fixtures/paths.ts';
import { writePairModel } from '../../../../onnx/pair-folder.ts';

const minilm = join(weightsDir, 'all-minilm-l6-v2');
const roberta = join(scratchFolder(), 'roberta');
let wordPiece: Tokenizer;
let byteLevel: Tokenizer;
before(() => {
  writePairModel(roberta, { kind: 'roberta', head: { does: 'rank-overlap', bias: 0 } });
  wordPiece = open(minilm);
  byteLevel = open(roberta);
});

function open(folder: string): Tokenizer {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return new Tokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
}

const both = () => [
  { tokenizer: wordPiece, pieces: createPieces(wordPiece, false) },
  { tokenizer: byteLevel, pieces: createPieces(byteLevel, true) },
];
const shown = (text: string, pieces: readonly Piece[]) => pieces.map(({ start, end }) => text.slice(start, end));

test('each token knows its letters', () => {
  const text = 'The Beaufort  scale,\nunaffable 12:04.';
  const [bert] = both();
  assert.deepEqual(shown(text, bert!.pieces(text)), [
    'The',
    'Beaufort',
    'scale',
    ',',
    'una',
    'ffa',
    'ble',
    '12',
    ':',
    '04',
    '.',
  ]);
});

test('accents, capitals, emoji, joined letters and Chinese stand where they stood', () => {
  const text = 'Müller saß im CAFÉ 🎉🎉! naïve e\u0301tude 中国 party🎉. ﬁn';
  for (const { pieces } of both()) {
    const all = pieces(text);
    const kept = new Set(all.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    for (let i = 0; i < text.length; i++) if (/\S/.test(text[i]!)) assert.ok(kept.has(i), `${text[i]} at ${i}`);
  }
  const [bert, bytes] = both();
  assert.ok(shown(text, bert!.pieces(text)).includes('CAFÉ'));
  assert.ok(shown(text, bert!.pieces(text)).includes('中'));
  assert.ok(
    shown(text, bytes!.pieces(text)).every((part) => part.isWellFormed()),
    'no half of a letter',
  );
});

test('what looks like a control token is data', () => {
  const text = 'say [SEP] and </s> now';
  const [bert, bytes] = both();
  const sep = wordPiece.token_to_id('[SEP]');
  assert.ok(bert!.pieces(text).every(({ id }) => id !== sep));
  assert.ok(bytes!.pieces(text).every(({ id }) => id !== 2));
  assert.equal(shown(text, bert!.pieces(text)).join(''), text.replaceAll(' ', ''));
});

test('the ids are those of the whole text, in the order of the text', () => {
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('tide', 'Über', '3.1', '🎉')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ').replace(/\s+/g, ' ').trim();
      // A word that the tokenizer's own idea of a space cuts, or a control token, is cut apart here.
      fc.pre(!/[[\]<>\p{C}\p{Z}\u3000]/u.test(text.replaceAll(' ', '')));
      for (const { tokenizer, pieces } of both()) {
        const found = pieces(text);
        assert.deepEqual(
          found.map(({ id }) => id),
          text === '' ? [] : tokenizer.encode(text, { add_special_tokens: false }).ids,
        );
        let last = 0;
        for (const { start, end } of found) {
          assert.ok(
            start <= end && start >= 0 && end <= text.length && end >= last,
            `${start}–${end} of ${text.length}`,
          );
          last = Math.max(last, start);
        }
      }
    }),
    { numRuns: 200 },
  );
});
