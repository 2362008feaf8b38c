import { people, tag } from '../../language/tagger.ts';
import { bag, met } from '../../language/terms.ts';
import { fold, tokens } from '../../language/tokens.ts';
import type { Ask } from '../question/ask.ts';
import { asksAboutRecording, recordingWords } from '../question/recording.ts';
import { nameShare } from '../reading/file-name.ts';
import { type Candidate, candidate, type Reader, type ReadInput } from './candidate.ts';
import { agentOf, share, subjectOf, verbAt, verbsOf } from './clause.ts';
import { titleRows } from './table.ts';

/** Who did it: the subject of the clause with the question's verb, the agent after "by", the speaker of a cue, a name on a title slide. */
export const readPerson: Reader = (input) => {
  if (input.ask.want.kind !== 'who') return [];
  const found: Candidate[] = [...fromTitle(input)];
  const { ask, scored } = input;
  const titles = titleRows(input.views);
  const asksSpeaker =
    /\b(?:says?|said|mention\w*|speaks?|spoke|asks?|asked|explain\w*|tells?|told|suggest\w*|propose\w*|want\w*|announce\w*)\b/i.test(
      ask.text,
    );
  for (const item of scored.slice(0, 16)) {
    const { passage } = item;
    if (passage.mode === 'seen') continue;
    const words = tag(passage.text);
    const does = () =>
      verbsOf(ask).some((verb) => met({ word: verb, stem: verb, kind: 'content' }, passage.own) >= 0.7);
    if (passage.speaker && (asksSpeaker || (!passage.text.endsWith('?') && does())))
      found.push(
        candidate(item, 'speaker', passage.speaker, asksSpeaker ? 0.9 : 0.5, {
          support: passage.text,
          accounted: ['say', 'mention', 'speak', 'ask', 'tell', 'explain'],
        }),
      );
    const agent = agentOf(words, passage.text, ask);
    // Who built it is nobody who painted it.
    const otherDeed = agent !== null && verbAt(words, ask) === -1 && verbsOf(ask).length > 0 ? 0.4 : 1;
    if (agent)
      found.push(
        candidate(item, 'agent', agent, verbAt(words, ask) === -1 ? 0.6 * otherDeed : 0.9, { support: passage.text }),
      );
    const subject = subjectOf(words, passage.text, ask);
    if (subject) {
      if (/^(?:i|we)\b/i.test(subject) && passage.speaker) {
        found.push(candidate(item, 'first person', passage.speaker, 0.95, { support: passage.text }));
      } else if (!/^(?:it|they|he|she|that|this|which|who|we|i|you|there|what)$/i.test(subject)) {
        found.push(
          candidate(item, 'subject', subject, isName(subject) && !opens(subject, passage.text) ? 0.9 : 0.55, {
            support: passage.text,
          }),
        );
      }
    }
    for (const called of names(passage.text)) {
      const name = withoutRole(called, ask);
      if (name === '' || ask.terms.some((term) => met(term, bag(name)) === 1)) continue;
      found.push(
        candidate(item, 'name', name, otherDeed * (passage.role === 'row' || passage.mode === 'shown' ? 0.6 : 0.5), {
          support: passage.text,
        }),
      );
    }
    const owner = /^([\p{Lu}][\p{L}'-]+(?: [\p{Lu}][\p{L}'-]+){0,2})\s*[:–—-]\s+\S/u.exec(passage.text);
    if (owner && passage.mode === 'shown' && share(owner[1]!, ask) < 0.5)
      found.push(candidate(item, 'owner', owner[1]!, 0.85, { support: passage.text }));
    if (passage.role === 'row' && passage.cells.length >= 2 && !titles.has(passage)) {
      const column = passage.columns.findIndex((title) =>
        /\b(?:maker|author|name|by|artist|owner|leader|who|person|responsible|speaker|teacher|driver|player|winner|director|composer|inventor)\b/i.test(
          title,
        ),
      );
      const own =
        column !== -1
          ? passage.cells[column]
          : passage.cells.find(
              (cell) => isName(cell) && names(cell).length > 0 && !ask.terms.some((term) => met(term, bag(cell)) === 1),
            );
      const named = passage.cells.some(
        (cell) =>
          cell !== own &&
          tokens(cell).some(
            (word) => !/\d/.test(word.word) && ask.terms.some((term) => met(term, bag(word.word)) === 1),
          ),
      );
      if (own && named && share(own, ask) < 0.6)
        found.push(
          candidate(item, 'row', own, 0.75, { support: passage.cells.filter((cell) => cell !== own).join(', ') }),
        );
    }
  }
  return found;
};

/** "Which councillor is ill": "Councillor Pruitt" says of itself that it is one. */
function withoutRole(name: string, { want }: Ask): string {
  const [first = '', ...rest] = name.split(' ');
  return want.focus !== null && fold(first) === want.focus ? rest.join(' ') : name;
}

/** s from the start, within which people say who they are. */
const OPENING = 40;
/** What stands before the name of whoever made something. */
const BY = /\b(?:by|with|from|dr|prof|mr|mrs|ms|teacher|speaker|chair|host|presenter|author|guide)\.?:? *$/i;
const INTRODUCED =
  /\b(?:I am|I'm|[Mm]y name is|[Tt]his is) ((?:Dr |Prof |Professor )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+)/u;

/** The name on the opening or closing slide, when the question asks who gives the recording itself. */
function fromTitle({ ask, scored, views }: ReadInput): Candidate[] {
  if (!asksAboutRecording(ask)) return [];
  const own = recordingWords(ask);
  const rest = ask.terms.filter((term) => !own.includes(term.stem));
  const found: Candidate[] = [];
  for (const view of views) {
    for (const line of view.said.filter((one) => one.start < OPENING)) {
      const name = INTRODUCED.exec(line.text)?.[1];
      const item = name ? scored.find((other) => other.passage === line) : undefined;
      if (!name || !item || !rest.every((term) => met(term, line.near) > 0 || nameShare(view.name, [term]) > 0))
        continue;
      const score = Math.max(item.score, 0.5) + 0.15 * nameShare(view.name, ask.terms);
      found.push(
        candidate({ ...item, score }, 'introduced', name, 0.85, {
          support: line.text,
          accounted: [...own, ...rest.map((term) => term.stem)],
        }),
      );
    }
    for (const screen of view.screens.slice(0, 2)) {
      for (const line of screen.lines) {
        for (const name of names(line.text)) {
          if (line === screen.title && names(line.text).length === 1 && line.text.split(/\s+/).length > 4) continue;
          const item = scored.find((other) => other.passage === line) ?? {
            passage: line,
            coverage: 0,
            cosine: 0,
            score: 0,
          };
          const near = rest.every((term) => met(term, line.near) > 0);
          const inFile = near || rest.every((term) => view.shown.some((other) => met(term, other.own) > 0));
          if (!near && !inFile) continue;
          const led = people(line.text).includes(name) || BY.test(line.text.slice(0, line.text.indexOf(name)));
          found.push(
            candidate(
              { ...item, score: Math.max(item.score, 0.5) + 0.15 * nameShare(view.name, ask.terms) },
              'title',
              name,
              (screen === view.screens[0] ? 1 : 0.7) - (led ? 0 : 0.2) - (near ? 0 : 0.1),
              {
                support: line.text,
                accounted: own,
              },
            ),
          );
        }
      }
    }
  }
  return found;
}

const TITLED =
  /\b(?:dr|prof|professor|mr|mrs|ms|sir|lord|lady|captain|king|queen|president)\.?\s+\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?/giu;

/** Two capitalised words where no sentence begins, as the tagger knows few names: "my colleague Ewan Strand", "by Yusuf Demir". */
const CAPITALS =
  /(?<!\b(?:at|in|of) (?:the )?)(?<=[\p{Ll}\d,:] (?:Mr |Ms |Mrs |Dr )?)\p{Lu}[\p{Ll}'’-]+(?: (?:de |van |von |of )?\p{Lu}[\p{Ll}'’-]+)+/gu;

/** Names of people: what the tagger knows, titles with a name, and two capitalised words that it takes for a person's. */
export function names(text: string): string[] {
  const found = [...people(text), ...(text.match(TITLED) ?? []), ...(text.match(CAPITALS) ?? [])].map((name) =>
    name.replace(/[,.;:]+$/, '').trim(),
  );
  return [...new Set(found)].filter(
    (name) => /^\p{Lu}/u.test(name) && !found.some((other) => other !== name && other.includes(name)),
  );
}

/** One capitalised word that begins a sentence and is nobody's name as far as the tagger knows. */
function opens(subject: string, text: string): boolean {
  return (
    text.startsWith(subject) &&
    !subject.includes(' ') &&
    people(text).length === 0 &&
    !tag(text)[0]!.tags.has('ProperNoun')
  );
}

function isName(text: string): boolean {
  const words = tokens(text);
  return (
    words.length > 0 &&
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}/u.test(word.raw) || /^(?:and|of|de|van|von|the)$/.test(word.word)) &&
    !/\d/.test(text)
  );
}
