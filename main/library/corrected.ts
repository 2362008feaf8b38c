import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import { alignWords } from '../language/align-words.ts';

/** What a person put right in a line: null is as the stage wrote it, speaker '' is nobody. */
export interface Correction {
  text: string | null;
  speaker: string | null;
}

/** The evidence as it reads with a correction laid over; the words of speech keep their times where they stayed. */
export function corrected(evidence: Evidence, { text, speaker }: Correction): Evidence {
  const { detail } = evidence;
  if (detail.kind !== 'speech' && detail.kind !== 'subtitle') return evidence;
  const original = { text: evidence.text, speaker: speakerOf(evidence) };
  const named = speaker ?? original.speaker;
  const said = text ?? evidence.text;
  if (said === original.text && (named || null) === original.speaker) return evidence;
  if (detail.kind === 'subtitle')
    return { ...evidence, text: said, original, detail: { ...detail, speaker: named || null } };
  const words = said === original.text ? detail.words : alignWords(detail.words, said, evidence);
  return { ...evidence, text: said, original, detail: { ...detail, words, speaker: named || undefined } };
}
