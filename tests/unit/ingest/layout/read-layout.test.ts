import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLayout } from '../../../../main/ingest/layout/read-layout.ts';
import type { OcrLine } from '../../../../native-models/protocol.ts';
import { ocrLine } from './ocr-lines.ts';

const ASPECT = 16 / 9;
const read = (lines: OcrLine[]) => readLayout(lines, ASPECT);
const texts = (lines: OcrLine[]) => read(lines).map((i) => i.text);

const timetable = [
  ['Line', 'Leaves', 'Platform'],
  ['Harbour ring', '08:15', '3'],
  ['Night bus', '23:40', '12'],
  ['Airport', '06:05', '1'],
];
const cellsOf = (rows: string[][]) =>
  rows.map((row, r) => row.map((cell, c) => ocrLine(cell, 0.1 + c * 0.55, 0.3 + r * 0.09)));

test('a table becomes rows with column titles and the heading above, however the recogniser cut it', () => {
  const heading = ocrLine('Departures on Sunday', 0.1, 0.1, 0.06);
  const cells = cellsOf(timetable);
  const byRow = cells.flat();
  const byColumn = [0, 1, 2].flatMap((c) => cells.map((row) => row[c]!));
  const wholeRows = cells.map((row) => {
    const words = row.flatMap((c) => c.words);
    return { text: words.map((w) => w.text).join(' '), words, confidence: 0.9, box: row[0]!.box };
  });
  for (const lines of [byRow, byColumn, wholeRows]) {
    const items = read([...lines, heading]);
    assert.deepEqual(
      items.map((i) => i.text),
      ['Departures on Sunday', ...timetable.map((row) => row.join(' | '))],
    );
    assert.equal(items[0]!.role, 'heading');
    for (const row of items.slice(1)) {
      assert.equal(row.role, 'row');
      assert.equal(row.heading, 'Departures on Sunday');
    }
    assert.deepEqual(items[1]!.columns, []);
    assert.deepEqual(items[3]!.columns, ['Line', 'Leaves', 'Platform']);
    assert.deepEqual(
      items[3]!.cells.map((c) => c.text),
      ['Night bus', '23:40', '12'],
    );
  }
});

test('lying bars: label and value are one row', () => {
  const lines = [
    ocrLine('Visitors by hall', 0.1, 0.08, 0.06),
    ocrLine('Minerals', 0.1, 0.3),
    ocrLine('412', 0.9, 0.3),
    ocrLine('Dinosaurs', 0.1, 0.42),
    ocrLine('1930', 1.5, 0.42),
  ];
  assert.deepEqual(texts(lines).slice(1), ['Minerals | 412', 'Dinosaurs | 1930']);
});

test('upright bars: the value over its bar joins the label at the foot', () => {
  const lines = [
    ocrLine('Rain by month', 0.1, 0.08, 0.06),
    ocrLine('14 mm', 0.2, 0.55),
    ocrLine('31 mm', 0.6, 0.3),
    ocrLine('8 mm', 1.0, 0.66),
    ocrLine('March', 0.2, 0.85),
    ocrLine('April', 0.6, 0.85),
    ocrLine('May', 1.0, 0.85),
  ];
  const items = read(lines);
  assert.deepEqual(items.map((i) => i.text).sort(), ['April | 31 mm', 'March | 14 mm', 'May | 8 mm', 'Rain by month']);
});

test('bullets lose their sign, misread ones too', () => {
  const lines = ['• Wash the beakers', 'e Label every flask', '© Close the hood'].map((t, i) =>
    ocrLine(t, 0.1, 0.3 + 0.12 * i, 0.04, i === 1 ? 0.6 : 0.9),
  );
  assert.deepEqual(texts(lines), ['Wash the beakers', 'Label every flask', 'Close the hood']);
});

test('a bullet that runs on is one text, the next bullet another', () => {
  const lines = [
    ocrLine('• Goggles must be worn in every room where acids are', 0.1, 0.3),
    ocrLine('kept or used, without exception', 0.164, 0.36),
    ocrLine('• Gloves are in the second drawer', 0.1, 0.42),
  ];
  assert.deepEqual(texts(lines), [
    'Goggles must be worn in every room where acids are kept or used, without exception',
    'Gloves are in the second drawer',
  ]);
});

test('a word that was broken at the end of a line is whole again', () => {
  const lines = [ocrLine('The committee meets for a brief dis-', 0.1, 0.3), ocrLine('cussion at noon', 0.1, 0.36)];
  assert.deepEqual(texts(lines), ['The committee meets for a brief discussion at noon']);
});

test('numbered items stay apart', () => {
  const lines = ['1. Budget of the spring fair and all that hangs on it', '2. repairs', '3. Any other business'];
  assert.deepEqual(texts(lines.map((t, i) => ocrLine(t, 0.1, 0.3 + 0.06 * i))), lines);
});

test('program text keeps its lines, gaps and remarks', () => {
  const lines = [
    ocrLine('def area(width, height):', 0.1, 0.3),
    ocrLine('return width * height', 0.18, 0.36),
    ocrLine('print(area(3, 4))', 0.1, 0.42),
    ocrLine('# 12', 0.9, 0.42),
  ];
  assert.deepEqual(texts(lines), ['def area(width, height):', 'return width * height', 'print(area(3, 4)) # 12']);
});

test('two columns of running text are read one after the other', () => {
  const left = [
    'The first ferry leaves at dawn every',
    'day but Sunday and carries only',
    'the mail and the morning papers',
  ];
  const right = [
    'Tickets are sold on board by the',
    'purser who takes no cards and',
    'gives no change for large notes',
  ];
  const lines = left.flatMap((l, i) => [
    ocrLine(l, 0.05, 0.3 + i * 0.05, 0.025),
    ocrLine(right[i]!, 0.95, 0.3 + i * 0.05, 0.025),
  ]);
  assert.equal(texts(lines).join(' '), [...left, ...right].join(' '));
  assert.ok(read(lines).every((i) => i.role === 'line'));
});

test('edges and textures that were read as signs are left out', () => {
  const lines = [
    ocrLine('EER', 0.4, 0.4, 0.05, 0.37),
    ocrLine('|', 0.5, 0.5),
    ocrLine('~ = »', 0.2, 0.7),
    ocrLine('Gate 7', 0.1, 0.2),
  ];
  assert.deepEqual(texts(lines), ['Gate 7']);
});

test('the size of a line does not depend on its letters', () => {
  const sizes = ['sea', 'High', 'gypsy', 'Quay'].map((t, i) => read([ocrLine(t, 0.1, 0.1 + i * 0.2, 0.05)])[0]!.size);
  for (const size of sizes) assert.ok(Math.abs(size - 0.05) < 0.006, `${size}`);
});

test('every legible word comes back exactly once, in any order of lines', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,7}$/);
  const table = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, fc.integer(), (rows, seed) => {
      const lines = cellsOf(rows).flat();
      const shuffled = lines
        .map((l, i) => ({ l, k: Math.sin(seed + i) }))
        .sort((a, b) => a.k - b.k)
        .map(({ l }) => l);
      assert.deepEqual(
        texts(shuffled),
        rows.map((r) => r.join(' | ')),
      );
    }),
  );
});

test('a dash in a table is a cell, and one beside a picture is an edge of it', () => {
  const rows = [
    ['Boat', 'Masts', 'Spare', 'Built'],
    ['Heron', '2', '–', '1931'],
    ['Curlew', '1', '4', '1948'],
  ];
  assert.deepEqual(texts(cellsOf(rows.map((row) => row.slice(0, 3))).flat()), [
    'Boat | Masts | Spare',
    'Heron | 2 | –',
    'Curlew | 1 | 4',
  ]);
  assert.deepEqual(texts([ocrLine('Heron', 0.1, 0.3), ocrLine('–', 1.2, 0.3), ocrLine('Curlew', 0.1, 0.4)]), [
    'Heron',
    'Curlew',
  ]);
  const tall = ocrLine('l', 1.2, 0.39);
  tall.words[0]!.box.h *= 1.8;
  assert.deepEqual(texts([...cellsOf(rows.map((row) => row.slice(0, 2))).flat(), tall])[1], 'Heron | 2');
});

test('a doubtful letter counts in a column of a table, and nowhere else', () => {
  const doubtful = ocrLine('K', 0.65, 0.48, 0.04, 0.55);
  const rows = cellsOf([
    ['Name', 'Group', 'Wins'],
    ['Hugo', 'E', '3'],
    ['Nora', '', '5'],
  ]);
  rows[2]![1] = doubtful;
  assert.equal(texts(rows.flat())[2], 'Nora | K | 5');
  assert.deepEqual(texts([ocrLine('Nora', 0.1, 0.48), doubtful]), ['Nora']);
});

test('a lone letter of one shape is as large as it stands beside its row', () => {
  const row = (letter: string, drawn: string) => {
    const one = ocrLine(drawn, 0.65, 0.3);
    one.words[0]!.text = letter;
    return texts([ocrLine('Jonas', 0.1, 0.3), one, ocrLine('14', 1.2, 0.3)])[0];
  };
  assert.equal(row('c', 'C'), 'Jonas | C | 14');
  assert.equal(row('X', 'x'), 'Jonas | x | 14');
  assert.equal(row('x', 'x'), 'Jonas | x | 14');
  assert.equal(row('b', 'B'), 'Jonas | b | 14');
});
