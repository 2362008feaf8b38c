import { tokens } from '../../language/tokens.ts';
import { STOP_WORDS } from '../../language/word-lists.ts';

/** Of what is on the screen, and of nothing else. */
const OF_SCREEN =
  'slides?|lists?|tables?|charts?|graphs?|diagrams?|pictures?|photos?|photographs?|images?|pages?|screens?|headings?|titles?|show|shows|shown|showing|see|sees|seen|saw|visible|display|displayed|displays|appears?|appeared|looking|watching|read|written|projected';
const NAMES_SCREEN = new RegExp(`^(?:${OF_SCREEN})$`);
const SCREEN = new RegExp(
  `^(?:${OF_SCREEN}|text|frames?|boards?|look|watch|stands?|stood|front|viewers?|audience|camera|thing|next|right|immediately|directly|just|come|comes|came|coming|get|gets|got|follows?|followed|happens?|happened|find|presented)$`,
);
const SLIDE = /^(?:slides?|headings?|titles?)$/;
/** Of what is said, and of nothing else. */
const OF_SPEECH =
  'sa(?:y|ys|id|ying)|tells?|told|telling|talk(?:s|ed|ing)?|sp(?:eaks?|oke|oken|eaking)|mention(?:s|ed|ing)?|hear|hears|heard|explain(?:s|ed|ing)?|discuss(?:es|ed|ing)?|bring|brings|brought|words|comment|comments|remarks?|speech';
const NAMES_SPEECH = new RegExp(`^(?:${OF_SPEECH})$`);
const SPEECH = new RegExp(
  `^(?:${OF_SPEECH}|word|made|make|makes|speaker|speakers|narrator|voice|presenter|audio|thing|next|right|immediately|directly|just|first|last|finally|come|comes|came|follows?|followed|subject|topic|get|point)$`,
);

/**
 * What is left of a question about a place in a recording, when it asks for no more than what is on the screen there, or what is said, in
 * whatever words ("which list is up", "what do we get to see", "what's the speaker talking about"): said in the words that the readers
 * know. As it stands where it asks for more. "What comes" alone tells neither: `other` decides, what the place is told by.
 */
export function mediaMain(main: string, other: 'said' | 'shown' | null): string {
  const text = main.replace(/\?+$/, '').trim();
  if (!/^(?:(?:in|on|at) )?(?:what|which|whose)\b/i.test(text)) return main;
  const all = tokens(text.replace(/^(?:(?:in|on|at) )?(?:what|which)(?:['’]s)?/i, ''));
  const telling = all.filter(({ word, raw }) => !STOP_WORDS.has(word) && !/^(?:s|re)$/.test(raw));
  const name = telling.find(({ raw, word }) => /^\p{Lu}\p{Ll}/u.test(raw) && !SCREEN.test(word));
  const rest = telling.filter((one) => one !== name).map(({ word }) => word);
  const isScreen = !name && rest.every((word) => SCREEN.test(word));
  const isSpeech = rest.every((word) => SPEECH.test(word));
  if (isScreen && rest.some((word) => NAMES_SCREEN.test(word)))
    return rest.some((word) => SLIDE.test(word))
      ? 'Which slide is shown on the screen?'
      : 'What is shown on the screen?';
  const order = /\b(?:first|last|finally)\b/i.exec(text)?.[0].toLowerCase();
  const told = `${name ? `What does ${name.raw} say` : 'What is said'}${order ? ` ${order === 'finally' ? 'last' : order}` : ''}?`;
  if (isSpeech && rest.some((word) => NAMES_SPEECH.test(word))) return told;
  // "What comes next": as the place itself is told.
  if (rest.length === 0 && !/\b(?:there|next|up|then)\b/i.test(text)) return main;
  if (isSpeech && other === 'said') return told;
  return isScreen && other === 'shown' ? 'What comes on the screen?' : main;
}
