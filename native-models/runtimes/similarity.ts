import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type NearestAsync, nearest } from '../tokens/nearest.ts';
import { onnxModel } from './onnx-bytes.ts';
import { cpuOptions } from './session.ts';

/** Products (sources · destinations · width) from which the graph pays, its hand-over included: `npm run bench -- merging`. */
const GRAPH_FROM = 50_000;

export interface Similarity {
  /** For `mergeToBudgetWith`: the graph for large grids, plain code for small ones. */
  nearest: NearestAsync;
  close(): Promise<void>;
}

/** The search for each source's best destination as a graph: normalise, multiply, first largest. */
const graph = onnxModel({
  nodes: [
    // ONNX Runtime leaves a zero vector zero, so that its cosines are 0.
    { op: 'LpNormalization', inputs: ['sources'], outputs: ['a'], attributes: { axis: -1, p: 2 } },
    { op: 'LpNormalization', inputs: ['destinations'], outputs: ['b'], attributes: { axis: -1, p: 2 } },
    { op: 'Gemm', inputs: ['a', 'b'], outputs: ['cosines'], attributes: { transB: 1 } },
    { op: 'ReduceMax', inputs: ['cosines'], outputs: ['cosine'], attributes: { axes: [1], keepdims: 0 } },
    { op: 'ArgMax', inputs: ['cosines'], outputs: ['index'], attributes: { axis: 1, keepdims: 0 } },
  ],
  inputs: [
    { name: 'sources', shape: ['n', 'd'] },
    { name: 'destinations', shape: ['m', 'd'] },
  ],
  outputs: [
    { name: 'cosine', shape: ['n'] },
    { name: 'index', shape: ['n'], type: 'int64' },
  ],
});

/** @param graphFrom products from which the graph is used */
export async function openSimilarity(threads: number, graphFrom = GRAPH_FROM): Promise<Similarity> {
  const session = await InferenceSession.create(graph, cpuOptions({ threads, arena: true }));
  return {
    async nearest(sources, destinations, d) {
      if ((sources.length * destinations.length) / d < graphFrom) return nearest(sources, destinations, d);
      const { index, cosine } = await session.run({
        sources: new Tensor('float32', sources, [sources.length / d, d]),
        destinations: new Tensor('float32', destinations, [destinations.length / d, d]),
      });
      return { index: Int32Array.from(index!.data as BigInt64Array, Number), cosine: cosine!.data as Float32Array };
    },
    close: () => session.release(),
  };
}
