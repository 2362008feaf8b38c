import type { Fragment } from './fragments.ts';

/** Least mean confidence of a fragment; short ones need more, since two letters are soon read into a texture. */
const CONFIDENCE = 0.45;
const SHORT_CONFIDENCE = 0.6;
/** What edges of bars and boxes are read as. */
const STROKE = /^[|Il[\](){}!/\\_—–=-]{1,2}$/;

/** Whether a fragment is text that someone would read, rather than edges and textures of the picture. */
export function legible(fragment: Fragment): boolean {
  const { text, confidence } = fragment;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters === 0 || STROKE.test(text)) return false;
  if (letters <= 2) return confidence >= SHORT_CONFIDENCE;
  if (confidence < CONFIDENCE) return false;
  return fragment.code || letters / text.replace(/\s/g, '').length > 0.5;
}
