import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { AppError } from '../../../main/app-error.ts';
import { sniffFile } from '../../../main/media/sniff.ts';
import { sniffBinary } from '../../../main/media/sniff-binary.ts';
import { refuseText, textOf } from '../../../main/media/sniff-text.ts';
import { fixture, odd, scratchFolder } from '../../fixtures/paths.ts';

const GOLD: Record<string, [kind: string, demuxer: string | null, mime: string]> = {
  'alpha.png': ['image', null, 'image/png'],
  'animated.gif': ['image', 'gif', 'image/gif'],
  'audio-only.m4a': ['audio', 'mov', 'audio/mp4'],
  'audio-only.mp3': ['audio', 'mp3', 'audio/mpeg'],
  'audio-starts-at-2s.mp4': ['video', 'mov', 'video/mp4'],
  'audio-with-cover.mp3': ['audio', 'mp3', 'audio/mpeg'],
  'cmyk.jpg': ['image', null, 'image/jpeg'],
  'deep-16bit.png': ['image', null, 'image/png'],
  'drawing.svg': ['image', null, 'image/svg+xml'],
  'exif-rotated.jpg': ['image', null, 'image/jpeg'],
  'hevc-10bit.mp4': ['video', 'mov', 'video/mp4'],
  'mpeg4.avi': ['video', 'avi', 'video/x-msvideo'],
  'one-frame.mp4': ['video', 'mov', 'video/mp4'],
  'pcm.mov': ['video', 'mov', 'video/quicktime'],
  'photo.avif': ['image', null, 'image/avif'],
  'photo.bmp': ['image', 'bmp_pipe', 'image/bmp'],
  'photo.tiff': ['image', null, 'image/tiff'],
  'photo.webp': ['image', null, 'image/webp'],
  'pixel-1x1.png': ['image', null, 'image/png'],
  'portrait-rotated.mp4': ['video', 'mov', 'video/mp4'],
  'short-0.3s.mp4': ['video', 'mov', 'video/mp4'],
  'two-audio-tracks.mkv': ['video', 'matroska', 'video/x-matroska'],
  'variable-rate.mp4': ['video', 'mov', 'video/mp4'],
  'vp9-opus.webm': ['video', 'matroska', 'video/webm'],
  'wide-8000x40.png': ['image', null, 'image/png'],
};

test('every odd file is known by its bytes', async () => {
  assert.deepEqual(readdirSync(fixture('odd')).sort(), Object.keys(GOLD).sort());
  for (const [name, [kind, demuxer, mime]] of Object.entries(GOLD)) {
    const { size, ...found } = await sniffFile(odd(name));
    assert.deepEqual(found, { kind, demuxer, mime }, name);
    assert.ok(size > 0);
  }
});

test('an extension changes nothing', async () => {
  const path = join(scratchFolder(), 'holiday.mp4');
  writeFileSync(path, '<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg"/>');
  assert.equal((await sniffFile(path)).mime, 'image/svg+xml');
});

test('a file that is gone and a folder are told apart', async () => {
  await assert.rejects(sniffFile('/nowhere/at-all.mp4'), { code: 'NOT_FOUND' });
  await assert.rejects(sniffFile(fixture('odd')), AppError);
});

test('raw MPEG audio counts only where one frame leads to the next', () => {
  const frame = Buffer.alloc(417);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  assert.equal(sniffBinary(Buffer.concat([frame, frame, frame]))?.demuxer, 'mp3');
  assert.equal(sniffBinary(frame), null);
});

test('transport streams are known in both packet lengths', () => {
  const stream = (packet: number, lead: number) => {
    const bytes = Buffer.alloc(packet * 6);
    for (let at = lead; at < bytes.length; at += packet) bytes[at] = 0x47;
    return bytes;
  };
  assert.equal(sniffBinary(stream(188, 0))?.demuxer, 'mpegts');
  assert.equal(sniffBinary(stream(192, 4))?.demuxer, 'mpegts');
  assert.equal(sniffBinary(stream(190, 0)), null);
});

test('no bytes make sniffing fall over', () => {
  const heads = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .tuple(
        fc.constantFrom('ID3', 'BM', 'RIFF', 'OggS', '\xff\xfb', '\0\0\0\x18ftyp', '\x1a\x45\xdf\xa3'),
        fc.uint8Array(),
      )
      .map(([magic, rest]) => Buffer.concat([Buffer.from(magic, 'latin1'), rest])),
  );
  fc.assert(
    fc.property(heads, (bytes) => {
      const head = Buffer.from(bytes);
      const known = sniffBinary(head);
      assert.ok(known === null || known.mime.includes('/'));
      const text = textOf(head);
      if (text !== null) assert.ok(refuseText('a', text) instanceof AppError);
    }),
  );
});
