import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropKind, dropSummary } from '../../../../renderer/features/library/drop-summary.ts';

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
