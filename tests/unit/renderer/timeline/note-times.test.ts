import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dragged, nextMarkerName, noteAt, noteBeside } from '../../../../renderer/features/timeline/note-times.ts';

const notes = [
  { start: 2, end: 2, text: 'Marker 1' },
  { start: 5, end: 9, text: 'the gate' },
  { start: 6, end: 7, text: 'Marker 4' },
];

test('of several notes at a second the one that began last is meant, and a marker is met within a frame', () => {
  assert.equal(noteAt(notes, 6.5)?.text, 'Marker 4');
  assert.equal(noteAt(notes, 8)?.text, 'the gate');
  assert.equal(noteAt(notes, 2.03)?.text, 'Marker 1');
  assert.equal(noteAt(notes, 3), undefined);
});

test('next and previous skip the note that one stands on', () => {
  assert.equal(noteBeside(notes, 2.0005, 1)?.start, 5);
  assert.equal(noteBeside(notes, 5, -1)?.start, 2);
  assert.equal(noteBeside(notes, 6, 1), undefined);
});

test('a new marker is numbered after the highest, whatever was renamed or removed', () => {
  assert.equal(nextMarkerName(notes), 'Marker 5');
  assert.equal(nextMarkerName([]), 'Marker 1');
  assert.equal(nextMarkerName([{ text: 'Marker 99 men' }]), 'Marker 1');
});

test('whatever is dragged how far, a note stays in its file, in order, and keeps its length or its other edge', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.constantFrom('start' as const, 'end' as const, 'whole' as const),
      (start, length, by, grip) => {
        const note = { start, end: start + length };
        const to = dragged(note, grip, by, 100);
        assert.ok(to.start >= 0 && to.start <= to.end && to.end <= 100 + 1e-9);
        if (grip === 'start') assert.equal(to.end, note.end);
        if (grip === 'end') assert.equal(to.start, note.start);
        if (grip === 'whole') assert.ok(Math.abs(to.end - to.start - length) < 1e-9);
      },
    ),
  );
});
