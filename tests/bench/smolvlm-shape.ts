/** `npm run bench -- smolvlm-shape`: writes the model that `rerank` measures, and says where. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SmolVlmFormats, type SmolVlmShape, writeSmolVlm } from '../onnx/smolvlm-folder.ts';

/** SmolVLM-256M as its config.json describes it: 64 tokens a frame. */
const SMOLVLM_256M: SmolVlmShape = {
  vision: { image: 512, patch: 16, width: 768, layers: 12, heads: 12, inner: 3072, scale: 4 },
  text: {
    vocabulary: 49_280,
    hidden: 576,
    layers: 30,
    heads: 9,
    kvHeads: 3,
    headSize: 64,
    inner: 1536,
    theta: 100_000,
  },
  longestEdge: 2048,
};
const FORMATS: SmolVlmFormats = {
  vision: ['fp32', 'q8', 'int8', 'q4'],
  embed: ['fp32', 'q8', 'int8', 'q4'],
  decoder: ['fp32', 'q8', 'int8', 'q4'],
};

/** A folder with random weights in SmolVLM-256M's shape: kept in .cache/bench, written again when what writes it has changed. */
export function smolVlmShapeFolder(): string {
  const folder = fileURLToPath(new URL('../../.cache/bench/smolvlm-256m', import.meta.url));
  const stamp = join(folder, 'written-by');
  const writer = writerHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === writer) return folder;
  rmSync(folder, { recursive: true, force: true });
  writeSmolVlm(folder, 'smolvlm-256m', SMOLVLM_256M, FORMATS);
  writeFileSync(stamp, writer);
  return folder;
}

/** Over the sources of the builders, their random numbers and this file. */
function writerHash(): string {
  const builders = fileURLToPath(new URL('../onnx/', import.meta.url));
  const files = [
    ...globSync('*.ts', { cwd: builders })
      .sort()
      .map((name) => join(builders, name)),
    fileURLToPath(new URL('../fixtures/random.ts', import.meta.url)),
    import.meta.filename,
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  const begun = performance.now();
  console.log(`${smolVlmShapeFolder()} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
}
