import type { PastTurn } from '../../../preload/contract/answer.ts';

/** Characters of what went before: prompts are read at a few hundred tokens a second. */
const OF_TURN = 160;
const TURNS = 2;

const HEAD = `Take the question about video recordings apart. Write one JSON object and nothing else:
{"question": the question made to stand by itself or null, "speech": words to look for in speech or null, "screen": words to look for in text on screen or null, "objects": things to see, "relation": "location"|"number"|"relation"|null, "time": [from, to] seconds or null, "kind": "who"|"what"|"which"|"where"|"when"|"why"|"howMany"|"howMuch"|"yesNo"|"list"|"quote", "hops": steps}
A step is {"ask", "in": "speech"|"screen"|"picture"|null, "do"}. "do": during, after, before = find it, read the next step there; file = read the next in that file; fill = its answer stands for #1 in the next; tell = the last one. A simple question has no steps: [].

Question: The part with the old ferry, what price could one read on the slide?
{"question": null, "speech": "old ferry", "screen": "price", "objects": [], "relation": null, "time": null, "kind": "howMuch", "hops": [{"ask": "old ferry", "in": "speech", "do": "during"}, {"ask": "What is the price?", "in": "screen", "do": "tell"}]}

Question: Tell me the phone number of whoever repairs the organ
{"question": null, "speech": "repairs the organ", "screen": "phone number", "objects": [], "relation": null, "time": null, "kind": "what", "hops": [{"ask": "Who repairs the organ?", "in": null, "do": "fill"}, {"ask": "What is the phone number of #1?", "in": null, "do": "tell"}]}

Before: How tall is the tower at Holm? 22 m.
Question: and the one at Skarvik?
{"question": "How tall is the tower at Skarvik?", "speech": "tower Skarvik", "screen": "Skarvik height", "objects": [], "relation": null, "time": null, "kind": "howMuch", "hops": []}
`;

const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, OF_TURN);

/** The prompt: what to write, three examples, what was asked before, the question. */
export function decouplePrompt(question: string, turns: readonly PastTurn[]): string {
  const before = turns
    .slice(-TURNS)
    .map((turn) => `Before: ${short(turn.question)} ${short(turn.sentences.map(({ text }) => text).join(' '))}\n`);
  return `${HEAD}\n${before.join('')}Question: ${question.replace(/\s+/g, ' ').trim()}\n`;
}

/** Shows the model what it wrote and what was wrong with it. */
export function repairPrompt(prompt: string, written: string, problem: string): string {
  return `${prompt}${written.slice(0, 600)}\n\nThat was wrong: ${problem}. Write the whole JSON object again, rightly:\n`;
}
