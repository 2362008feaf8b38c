import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Message } from '../../onnx/protobuf.ts';

const hex = (message: Message) => Buffer.from(message.toBytes()).toString('hex');

test('the examples of the wire format’s own description come out byte for byte', () => {
  assert.equal(hex(new Message().integer(1, 150)), '089601');
  assert.equal(hex(new Message().text(2, 'testing')), '120774657374696e67');
  assert.equal(hex(new Message().message(3, new Message().integer(1, 150))), '1a03089601');
});

test('a negative integer takes ten bytes, a float four, little end first', () => {
  assert.equal(hex(new Message().integer(1, -2)), '08feffffffffffffffff01');
  assert.equal(hex(new Message().float(1, 1)), '0d0000803f');
});

test('a file holds the same bytes as memory, whatever the size of its parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cuepoint-protobuf-'));
  try {
    const large = (fill: number) => new Uint8Array(3 << 19).fill(fill);
    const inner = new Message().bytes(9, { length: large(0).length, make: () => large(7) }).text(8, 'after');
    const message = new Message().text(1, 'before').message(5, inner).bytes(6, large(9)).integer(2, 3);
    message.writeFile(join(folder, 'one'));
    const written = readFileSync(join(folder, 'one'));
    assert.equal(written.length, message.length);
    assert.ok(written.equals(message.toBytes()));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
