import type { Passage } from './passage.ts';

/** s; a reply comes sooner. */
const SOON = 6;
/** A request without a question mark. */
const REQUEST = /^(?:(?:and|so|now|then|ok|okay),? )?(?:please|state|tell|give|name|describe|explain|show)\b/i;

/** A question, or a request where it is known who speaks: a lecturer's "please" expects no words. */
export const isAsking = (passage: Passage): boolean =>
  /\?["”’)]?$/.test(passage.text) || (passage.speaker !== null && REQUEST.test(passage.text));

/** Two speakers, where it is known who speaks; else any two sentences may be two people's. */
const another = (a: Passage, b: Passage) => a.speaker === null || b.speaker === null || a.speaker !== b.speaker;

/**
 * Sentences that reply to the one at `at` in its track: the next speaker's turn, or the next sentence where speakers are not known.
 * @param track sentences of one track by time
 */
export function replyTo(track: readonly Passage[], at: number): Passage[] {
  const question = track[at]!;
  if (!isAsking(question)) return [];
  const first = track[at + 1];
  if (!first || first.start - question.end > SOON || !another(question, first)) return [];
  if (first.speaker === null || question.speaker === null) return [first];
  const end = track.findIndex((one, i) => i > at && one.speaker !== first.speaker);
  return track.slice(at + 1, end === -1 ? undefined : end);
}

/**
 * What each sentence answers to: the text of the question before its turn, with what that question points back to ("at what time was that?").
 * '' where it answers nothing.
 */
export function questionsOf(track: readonly Passage[]): string[] {
  const asked = track.map(() => '');
  for (const [at, question] of track.entries()) {
    const reply = replyTo(track, at);
    if (reply.length === 0) continue;
    const points = /\b(?:that|it|this|there|he|she|they|him|her|them)\b/i.test(question.text);
    const before = points && at > 0 ? `${track[at - 1]!.text} ${asked[at - 1]}` : '';
    reply.forEach((_, i) => {
      asked[at + 1 + i] = `${question.text} ${before}`.trim();
    });
  }
  return asked;
}
