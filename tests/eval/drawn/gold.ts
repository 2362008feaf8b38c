import type { Question } from '../questions.ts';
import type { Layout } from './layout.ts';
import type { Clip } from './script.ts';

/**
 * The questions of a clip with their spans, which are where the maker put what they ask for.
 * In an answer `{id}` is the time at which that scene or sentence begins.
 * @throws Error for a place that the clip does not have
 */
export function goldOf(clip: Clip, layout: Layout): { questions: Question[]; languages: Question[] } {
  const name = clip.name.replace(/\.\w+$/, '');
  const spanOf = (id: string): [number, number] => {
    const found = [...layout.scenes, ...layout.said].find(({ what }) => what.id === id);
    if (!found) throw new Error(`${clip.name} has no scene and no sentence “${id}”.`);
    return [found.start, found.end];
  };
  const withTimes = (text: string): string[] => {
    const id = /^\{(.+)\}$/.exec(text)?.[1];
    return id ? timesOf(spanOf(id)[0], layout.said.some(({ what }) => what.id === id) ? 1 : 0) : [text];
  };
  const number = (i: number) => String(i + 1).padStart(2, '0');
  return {
    questions: clip.questions.map(([kind, question, answer, where, more], i) => ({
      id: `${name}-${number(i)}`,
      asset: clip.name,
      question,
      kind,
      answer: answer?.flatMap(withTimes) ?? null,
      spans: where.map(spanOf),
      ...more,
    })),
    languages: clip.languages.map(([question, answer, where], i) => ({
      id: `${name}-l${number(i)}`,
      asset: clip.name,
      question,
      kind: answer ? 'other-language' : 'no-language',
      answer,
      spans: where.map(spanOf),
    })),
  };
}

/** How a second is told, as m:ss and in seconds; `slack` s to both sides, since a voice does not begin on its frame. */
function timesOf(second: number, slack: number): string[] {
  const seconds = new Set<number>();
  for (let s = Math.floor(second) - slack; s <= Math.round(second) + slack; s++) seconds.add(Math.max(0, s));
  return [...seconds].flatMap((s) => [`${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`, String(s)]);
}
