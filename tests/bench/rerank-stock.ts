import {
  AutoModelForVision2Seq,
  AutoProcessor,
  LogitsProcessor,
  LogitsProcessorList,
  RawImage,
  type Tensor,
} from '@huggingface/transformers';
import type { DrawnFrame } from './drawn-frames.ts';
import type { Dtype, Reranker } from './rerank-job.ts';

/** Keeps the scores of the token that is about to be written: `generate` gives none back (`output_scores` is a TODO in 4.3). */
class KeptLogits extends LogitsProcessor {
  last: Float32Array | undefined;

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    this.last = (logits.data as Float32Array).slice();
    return logits;
  }
}

/**
 * Reranks as the documentation of SmolVLM for transformers.js would have it: for each candidate chat template, processor
 * (`do_image_splitting: false`, its cheaper way) and `generate`, here for the one token that says Yes or No. A bare forward call
 * would calculate the logits of every position; `generate` asks for the last one only, so it is the faster of the two.
 */
export async function openStock(
  folder: string,
  dtype: Dtype,
  threads: number,
  frames: readonly DrawnFrame[],
): Promise<Reranker> {
  const processor = await AutoProcessor.from_pretrained(folder, { local_files_only: true });
  const model = await AutoModelForVision2Seq.from_pretrained(folder, {
    local_files_only: true,
    dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: threads },
  });
  const ids = (words: readonly string[]) => words.map((word) => processor.tokenizer!.encode(word)[0]!);
  const answers = { yes: ids(['Yes', ' Yes']), no: ids(['No', ' No']) };

  async function score(question: string, frame: DrawnFrame): Promise<number> {
    const image = new RawImage(new Uint8ClampedArray(frame.data), frame.width, frame.height, 3);
    const messages = [
      {
        role: 'user',
        content: [
          { type: 'image' },
          {
            type: 'text',
            text: `Question: ${question}\nIs this frame useful for answering the question? Answer Yes or No.`,
          },
        ],
      },
    ];
    const text = processor.apply_chat_template(messages as never, { add_generation_prompt: true });
    const inputs = await processor(text, [image], { do_image_splitting: false });
    const kept = new KeptLogits();
    const processors = new LogitsProcessorList();
    processors.push(kept);
    await model.generate({ ...inputs, max_new_tokens: 1, do_sample: false, logits_processor: processors } as never);
    return logOdds(kept.last!, answers);
  }

  return {
    async run(question, candidates) {
      const scores: number[] = [];
      for (const { frame } of candidates) scores.push(await score(question, frames[frame]!));
      return scores;
    },
    close: async () => void (await model.dispose()),
  };
}

function logOdds(logits: Float32Array, { yes, no }: { yes: number[]; no: number[] }): number {
  const logSum = (ids: number[]) => Math.log(ids.reduce((sum, id) => sum + Math.exp(logits[id]!), 0));
  return logSum(yes) - logSum(no);
}
