import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropKind, dropSummary, mayBeMedia } from '../../../../renderer/features/library/drop-summary.ts';

test('a file is told by its name, else by its type', () => {
  assert.equal(dropKind('UPPER.MP4', ''), 'video');
  assert.equal(dropKind('take.mkv', 'application/octet-stream'), 'video');
  assert.equal(dropKind('', 'image/webp'), 'image');
  assert.equal(dropKind('', ''), 'folder');
  assert.equal(dropKind('notes.zip', 'application/zip'), 'unsupported');
});

test('the overlay counts what will happen', () => {
  assert.equal(dropSummary(['video', 'video', 'image', 'unsupported']), '2 videos, 1 image, 1 not supported');
  assert.equal(dropSummary(['audio', 'folder']), '1 recording, 1 folder');
});

test('whatever main takes by its name is sent, and so is what says nothing of itself', () => {
  for (const name of ['tape.mxf', 'tape.dv', 'book.m4b', 'a.asf', 'a.f4v', 'note.amr', 'a.ac3', 'a.mka', 'recording']) {
    assert.equal(mayBeMedia(name, ''), true, name);
  }
  assert.equal(mayBeMedia('notes.txt', 'text/plain'), false);
  assert.equal(mayBeMedia('program.exe', ''), false);
  assert.equal(mayBeMedia('archive', 'application/zip'), false);
});
