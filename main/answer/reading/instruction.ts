import type { Passage } from './passage.ts';

const ADDRESSED =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:above|previous|prior|earlier|instructions?|rules?|context|prompts?|everything|evidence)\b|\b(?:as|you are) (?:an? |the )?(?:ai|assistant|language model|chatbot)\b|\b(?:system|developer) (?:prompt|message)\b|^\W*(?:system|assistant|instructions?) ?:|\b(?:answer|respond|reply|say) only\b.{0,30}\b(?:with|that|“|"|')/i;

/** Words in a recording that tell a machine what to answer: they are shown where they are asked for, and nothing is read out of them. */
export const isInstruction = (passage: Passage): boolean =>
  ADDRESSED.test(passage.text) || passage.evidence.some((item) => ADDRESSED.test(item.text));
