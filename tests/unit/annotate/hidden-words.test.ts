import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenLines, isHiddenReading, type ReadThere, withoutHidden } from '../../../main/annotate/hidden-words.ts';
import type { Annotation } from '../../../preload/contract/annotation.ts';
import { photoId, row, speech, talkId } from '../report/example.ts';

const line = { x: 0.1, y: 0.5, w: 0.8, h: 0.04 };
const read: ReadThere = { assetId: talkId, kind: 'text', start: 17, end: 29.52, box: line };

/** A library in which that region is hidden over that span. */
function marked(box: typeof line, start = 17, end = 29.52) {
  const annotations: Annotation[] = [{ kind: 'hide', id: 'h', box, style: 'blur' }];
  const frame = { id: 'm', assetId: talkId, at: start, start, end, annotations, updatedAt: 0 };
  const ofAsset = (id: string) => (id === talkId ? [frame] : []);
  return { markedFrames: { ofAsset } };
}
const isHidden = (box: typeof line, more: Partial<ReadThere> = {}, span: [number, number] = [17, 29.52]) =>
  isHiddenReading(marked(box, ...span), { ...read, ...more });

test('a line is hidden where a region lies on any word of it, not where one drawn around its neighbour grazes it', () => {
  assert.equal(isHidden(line), true);
  assert.equal(isHidden({ x: 0.45, y: 0.49, w: 0.08, h: 0.06 }), true, 'one word of it');
  assert.equal(isHidden({ x: 0, y: 0, w: 1, h: 1 }), true);
  assert.equal(isHidden({ x: 0.1, y: 0.53, w: 0.8, h: 0.05 }), true, 'its lower quarter and more');
  assert.equal(isHidden({ x: 0.1, y: 0.535, w: 0.8, h: 0.05 }), false, 'the next line, drawn a little too high');
  assert.equal(isHidden({ x: 0.895, y: 0.4, w: 0.1, h: 0.2 }), false, 'beside it');
  assert.equal(isHidden({ x: 0.1, y: 0.6, w: 0.8, h: 0.1 }), false);
  const short = { x: 0.1, y: 0.5, w: 0.02, h: 0.04 };
  assert.equal(isHidden({ x: 0.115, y: 0.5, w: 0.1, h: 0.04 }, { box: short }), true, 'part of a short one');
});

test('at any time that they share; slides before and after keep their words', () => {
  assert.equal(isHidden(line, {}, [20, 20]), true, 'one frame of it');
  assert.equal(isHidden(line, { start: 7, end: 17 }), false);
  assert.equal(isHidden(line, { start: 29.52, end: 36 }), false);
  assert.equal(isHidden(line, { start: 29, end: 36 }), true);
  assert.equal(isHidden(line, { start: 0, end: 0 }, [0, 0]), true, 'a still picture');
  assert.equal(isHidden(line, { assetId: photoId }), false, 'another file');
});

test('who described a picture saw what is hidden in it; what was said, and counted, is not read off it', () => {
  const elsewhere = { x: 0, y: 0, w: 0.1, h: 0.1 };
  assert.equal(isHidden(elsewhere, { kind: 'caption', box: null }), true);
  assert.equal(isHidden(elsewhere), false);
  assert.equal(isHidden(line, { box: null }), true, 'nobody knows where it stood');
  for (const kind of ['speech', 'subtitle', 'object', 'note'] as const) assert.equal(isHidden(line, { kind }), false);
});

test('drawing alone hides nothing', () => {
  const annotations: Annotation[] = [{ kind: 'box', id: 'b', color: 'red', box: line, label: '' }];
  const frame = { id: 'm', assetId: talkId, at: 20, start: 17, end: 30, annotations, updatedAt: 0 };
  const library = { markedFrames: { ofAsset: () => [frame] }, evidence: { within: () => [row] } };
  assert.equal(isHiddenReading(library, { ...read, kind: 'caption' }), false);
  assert.deepEqual(hiddenLines(library, read), []);
});

test('evidence to hand over has the sentence in place of hidden words, wherever else they are kept', () => {
  assert.ok(row.detail.kind === 'text');
  const cells = [{ text: '12:04', box: line }];
  const detail = { ...row.detail, role: 'heading' as const, cells, columns: ['Low water'] };
  const corrected = { ...row, detail, original: { text: 'Low vvater', speaker: null } };
  const library = { ...marked(row.box!), evidence: { within: () => [row] } };
  const [withheld, heard] = withoutHidden(library, [corrected, speech], 'Hidden.');
  assert.equal(withheld!.text, 'Hidden.');
  assert.doesNotMatch(JSON.stringify(withheld), /ater|12:04/);
  assert.equal(withheld!.start, row.start);
  assert.deepEqual(heard, speech);
  assert.deepEqual(hiddenLines(library, row), [row.text]);
});
