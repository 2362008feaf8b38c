import { attend, maskToBias } from './attention.ts';
import { Graph, typeNumber, type Value } from './graph.ts';
import { linear, type Numerics, randomWeight } from './linear.ts';
import { layerNorm } from './norms.ts';
import type { Message } from './protobuf.ts';

const SIZES = ['batch_size', 'sequence_length'] as const;
const HIDDEN = 32;
/** Ids below are control tokens. */
const CONTROLS = 4;

interface Inputs {
  ids: Value;
  mask: Value;
  /** Absent where the model tells no segments apart. */
  types?: Value;
}

function inputsOf(graph: Graph, segments: boolean): Inputs {
  const input = (name: string) => graph.input(name, 'int64', SIZES);
  const [ids, mask] = [input('input_ids'), input('attention_mask')];
  return segments ? { ids, mask, types: input('token_type_ids') } : { ids, mask };
}

/**
 * A reader whose answer is known: the logit of a token is its number in a table, so a span of marked words is the answer; “no answer”, at the
 * first token, weighs `none`.
 */
export function markedReader(
  vocabulary: number,
  marks: ReadonlyMap<number, { start: number; end: number }>,
  none: number,
  segments: boolean,
): Message {
  const graph = new Graph('reader');
  const { ids, mask } = inputsOf(graph, segments);
  const outside = graph.op('Mul', [graph.op('Sub', [float(graph, mask), graph.scalar(1)]), graph.scalar(1e4)]);
  for (const side of ['start', 'end'] as const) {
    const table = graph.weight(`${side}.table`, 'float32', [vocabulary], () =>
      Float32Array.from({ length: vocabulary }, (_, id) => (id < CONTROLS ? none / 2 : (marks.get(id)?.[side] ?? -4))),
    );
    const logits = graph.op('Add', [graph.op('Gather', [table, ids], { axis: 0 }), outside]);
    graph.output(logits, `${side}_logits`, 'float32', SIZES);
  }
  return graph.build();
}

/** A cross-encoder whose score is known: pairs of equal words of question and passage, less `bias`. */
export function overlapRanker(bias: number): Message {
  const graph = new Graph('ranker');
  const { ids, mask, types } = inputsOf(graph, true);
  const words = graph.op('Cast', [graph.op('Greater', [ids, graph.integers(CONTROLS - 1)])], {
    to: typeNumber('float32'),
  });
  const isPassage = float(graph, types!);
  const passage = graph.op('Mul', [graph.op('Mul', [isPassage, float(graph, mask)]), words]);
  const question = graph.op('Mul', [
    graph.op('Mul', [graph.op('Sub', [graph.scalar(1), isPassage]), float(graph, mask)]),
    words,
  ]);
  const unsqueeze = (value: Value, axis: number) => graph.op('Unsqueeze', [value, graph.integers([axis])]);
  const equal = float(graph, graph.op('Equal', [unsqueeze(ids, 2), unsqueeze(ids, 1)]));
  const pairs = graph.op('Mul', [equal, graph.op('Mul', [unsqueeze(question, 2), unsqueeze(passage, 1)])]);
  const sum = graph.op('ReduceSum', [pairs, graph.integers([1, 2])], { keepdims: 0 });
  const logits = unsqueeze(graph.op('Sub', [sum, graph.scalar(bias)]), 1);
  graph.output(logits, 'logits', 'float32', ['batch_size', 1]);
  return graph.build();
}

/** BERT of one layer and random weights: embeddings of words, places and segments, attention that respects the padding, a head. */
export function randomBert(
  numerics: Numerics,
  {
    vocabulary,
    positions,
    head,
    segments,
  }: { vocabulary: number; positions: number; head: 'span' | 'score'; segments: boolean },
): Message {
  const graph = new Graph(`bert-${head}`);
  const { ids, mask, types } = inputsOf(graph, segments);
  const table = (name: string, rows: number) => randomWeight(graph, numerics, name, [rows, HIDDEN], 1);
  const gather = (name: string, rows: number, at: Value) => graph.op('Gather', [table(name, rows), at], { axis: 0 });
  const places = graph.op('Sub', [graph.op('CumSum', [mask, graph.integers(1)]), graph.integers(1)]);
  const inside = graph.op('Max', [places, graph.integers(0)]);
  let x = graph.op('Add', [gather('words', vocabulary, ids), gather('places', positions, inside)]);
  if (types) x = graph.op('Add', [x, gather('segments', 2, types)]);
  x = layerNorm(graph, numerics, 'first', x, HIDDEN);
  const heads = (value: Value) => graph.op('Unsqueeze', [value, graph.integers([1])]);
  const part = (name: string) => heads(linear(graph, numerics, name, x, { inputs: HIDDEN, outputs: HIDDEN }));
  const allowed = graph.op('Cast', [graph.op('Unsqueeze', [mask, graph.integers([1, 2])])], { to: typeNumber('bool') });
  const attended = attend(
    graph,
    { q: part('q'), k: part('k'), v: part('v'), bias: maskToBias(graph, allowed, 'float32') },
    HIDDEN,
    'float32',
  );
  x = layerNorm(
    graph,
    numerics,
    'second',
    graph.op('Add', [x, graph.op('Squeeze', [attended, graph.integers([1])])]),
    HIDDEN,
  );
  if (head === 'score') {
    const first = graph.op('Gather', [x, graph.integers(0)], { axis: 1 });
    const logits = linear(graph, numerics, 'classifier', first, { inputs: HIDDEN, outputs: 1, gain: 2 });
    graph.output(logits, 'logits', 'float32', ['batch_size', 1]);
    return graph.build();
  }
  const both = linear(graph, numerics, 'qa_outputs', x, { inputs: HIDDEN, outputs: 2, gain: 4 });
  ['start_logits', 'end_logits'].forEach((name, i) => {
    graph.output(graph.op('Gather', [both, graph.integers(i)], { axis: 2 }), name, 'float32', SIZES);
  });
  return graph.build();
}

const float = (graph: Graph, value: Value): Value => graph.op('Cast', [value], { to: typeNumber('float32') });
