import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { RgbImage } from '../../protocol.ts';
import { floatsOf, floatTensor, floatTypeOf } from '../../runtimes/element-type.ts';
import { type Tokens, tokensOf } from '../../tokens/tokens.ts';
import type { Feed, VlmFamily } from './family.ts';

/** Pictures to the encoder's tokens, one run for all: rows · columns tokens each, in reading order. */
export async function encodeFrames(
  session: InferenceSession,
  family: VlmFamily,
  images: readonly RgbImage[],
): Promise<Tokens[]> {
  const { feeds, grids } = await family.preprocess(images);
  const takes = new Set(session.inputNames);
  const tensors = Object.entries(feeds).filter(([name]) => takes.has(name));
  const output = await session.run(
    Object.fromEntries(tensors.map(([name, feed]) => [name, tensorOf(session, name, feed)])),
  );
  const features = output[session.outputNames[0]!]!;
  const width = features.dims.at(-1)!;
  const all = floatsOf(features);
  let row = 0;
  return grids.map(({ rows, columns }) => {
    const n = rows * columns;
    const data = all.slice(row * width, (row + n) * width);
    row += n;
    return tokensOf(data, n, width, columns);
  });
}

function tensorOf(session: InferenceSession, name: string, feed: Feed): Tensor {
  if (feed.type === 'float') return floatTensor(floatTypeOf(session.inputMetadata, name), feed.data, feed.dims);
  return feed.type === 'bool' ? new Tensor('bool', feed.data, feed.dims) : new Tensor('int64', feed.data, feed.dims);
}
