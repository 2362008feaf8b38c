import { Graph, typeNumber } from './graph.ts';
import { type Numerics, randomWeight } from './linear.ts';
import type { Message } from './protobuf.ts';

/** embed_tokens: `input_ids` int64 [B, S] → `inputs_embeds` float32 [B, S, hidden]. */
export function embedTokens(
  numerics: Numerics,
  { vocabulary, hidden }: { vocabulary: number; hidden: number },
): Message {
  const graph = new Graph('embed_tokens');
  const ids = graph.input('input_ids', 'int64', ['batch_size', 'sequence_length']);
  const table = randomWeight(graph, numerics, 'embed_tokens.weight', [vocabulary, hidden], 1);
  const rows = graph.op('Gather', [table, ids], { axis: 0 });
  const embeds = numerics.compute === 'float32' ? rows : graph.op('Cast', [rows], { to: typeNumber('float32') });
  graph.output(embeds, 'inputs_embeds', 'float32', ['batch_size', 'sequence_length', hidden]);
  return graph.build();
}
