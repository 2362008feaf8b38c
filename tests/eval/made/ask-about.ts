import type { Question } from '../questions.ts';
import type { Clip } from './clip.ts';
import { stemOf } from './clip.ts';
import type { Timeline } from './timeline.ts';

/**
 * A clip's questions as the harness reads them; spans are where the maker put what is asked for, so they are exact.
 * An unanswerable one tells in its id what it lacks (`tea-14-no-column`).
 * @throws Error for a place that the clip does not have
 */
export function questionsOf(clip: Clip, timeline: Timeline): Question[] {
  return clip.questions.map(([kind, question, answer, where = [], more], i) => {
    const absent = kind.startsWith('no-');
    return {
      id: `${stemOf(clip)}-${String(i + 1).padStart(2, '0')}${absent ? `-${kind}` : ''}`,
      asset: clip.file,
      question,
      kind: absent ? 'unanswerable' : kind,
      answer:
        answer?.flatMap((text) => (text.startsWith('@') ? timesAround(placeOf(clip, timeline, text)) : [text])) ?? null,
      spans: where.map((id) => placeOf(clip, timeline, id)),
      ...(more?.all && { all: more.all.map((group) => [...group]) }),
      ...(more?.reject && { reject: [...more.reject] }),
    };
  });
}

/** Times that an answer may hold, in s, are of the start of a scene or a sentence. */
function placeOf(clip: Clip, { scenes, said }: Timeline, id: string): [number, number] {
  const found = [...scenes, ...said].find(({ what }) => what.id === id.replace('@', ''));
  if (!found) throw new Error(`${clip.file} has no scene and no sentence “${id}”.`);
  return [found.start, found.end];
}

/** The seconds around a start as a person tells them, `1:05` or `65`: cut off, rounded, and one beside, since a voice sets in softly. */
function timesAround([start]: readonly [number, number]): string[] {
  const times: string[] = [];
  for (let second = Math.max(0, Math.floor(start - 0.5)); second <= Math.round(start + 0.5); second++) {
    times.push(`${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}`, String(second));
  }
  return times;
}
