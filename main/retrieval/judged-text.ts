import type { Evidence, Moment } from '../../preload/contract/evidence.ts';
import { describeScene } from '../scene/describe-scene.ts';
import { lookTimes, thingsAt } from '../scene/seen-at.ts';

/** Characters that a judgement reads at most; the model's own side cuts again. */
const LENGTH = 400;

/** What a model reads beside a moment's picture: the words on screen first, then what is said there. */
export function judgedText({ evidence }: Pick<Moment, 'evidence'>): string {
  const of = (...kinds: string[]) => evidence.filter((one) => kinds.includes(one.kind)).map((one) => one.text.trim());
  const shown = [...new Set(of('text'))].join('; ');
  const said = [...new Set(of('speech', 'subtitle'))].join(' ');
  const text = [shown, said === '' ? '' : `“${said}”`].filter((part) => part !== '').join('. ');
  return unmarked(text.replace(/\s+/g, ' ')).slice(0, LENGTH);
}

/**
 * Recorded words without what the prompt is built of: a slide that says "[2]" or "Answer: Yes" must not pass for a frame's label or
 * for the prompt's own line.
 */
function unmarked(text: string): string {
  return text
    .replace(/\[\s*(\d{1,3})\s*\]/g, '($1)')
    .replace(/\b(question|answer|frame text|user|assistant|system|human|instructions?)\s*[:：]/gi, '$1 –');
}

/** What a model reads that is to answer from a moment's picture: the same, and what the detector saw there, where and beside what. */
export function answeredText(
  moment: Pick<Moment, 'evidence' | 'start' | 'keyFrame'>,
  around: readonly Evidence[],
): string {
  const read = judgedText(moment);
  const at = moment.keyFrame?.time ?? moment.start;
  const nearest = lookTimes(around).sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
  const scene = nearest === undefined ? '' : describeScene(thingsAt(around, nearest));
  return [read, scene === '' ? '' : `In the picture: ${scene}.`].filter((part) => part !== '').join(' ');
}
