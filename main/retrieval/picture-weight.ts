import type { EvidenceKind } from '../../preload/contract/evidence.ts';

/** Asks for what can be seen: appearance, colours, shapes, clothes, and pictures by name. */
const LOOKS =
  /\b(?:see|seen?|look(?:s|ing)? like|visible|appears?|shown|wear(?:s|ing)?|hold(?:s|ing)|dressed|pictures?|photos?|images?|shots?|scenes?|frames?|views?|drawings?|colou?rs?|red|green|blue|yellow|orange|purple|pink|cyan|black|white|brown|gr[ae]y|round|square|circles?|triangles?|stars?|hearts?|arrows?|shapes?)\b/i;

/**
 * How much pictures found by what they show count beside words, by the kind of question: 1 where it asks for what is seen, little where it
 * asks for what was said; otherwise as much as a description of a picture would. 0 where kinds were chosen and descriptions are not among them.
 * @param kinds with their weights: above 1 is what the question asks for by name
 */
export function pictureWeight(text: string, kinds: Partial<Record<EvidenceKind, number>>): number {
  const { speech = 0, subtitle = 0, text: shown = 0, object = 0, caption = 0 } = kinds;
  if (caption <= 0) return 0;
  const said = Math.max(speech, subtitle) > 1;
  if (LOOKS.test(text) || object > 1) return said ? 0.5 : 1;
  if (said) return 0.15;
  return shown > 1 ? 0.3 : caption;
}
