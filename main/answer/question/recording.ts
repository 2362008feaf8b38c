import type { Ask } from './ask.ts';

const RECORDING =
  /\b(?:talk|lecture|presentation|speech|webinar|session|course|lesson|video|slides?|workshop|class|seminar|tour|training|guide|meeting|programme|program|show|episode|news|bulletin|broadcast|podcast|film|documentary|interview|tutorial|walk|hike|excursion|visit|project|rehearsal|demo|demonstration|report)\b/i;
const MAKES =
  /\b(?:leads?|led|runs?|guides?|giv(?:es?|ing|en)|gave|reads?|hold(?:s|ing)?|held|present(?:s|ed|ing)|presenter|speaker|author|host(?:s|ed)?|lectur\w+|spoke|speaks|talks|talked|made|makes|teach\w*|taught|tak(?:e|es|en) place|took place|happen\w*|recorded)\b/i;
/** Words that name another one than this. */
const OTHER = /\b(?:next|last|previous|coming|other|another|following|records?)\b/i;

/** "Who spoke at the village hall": to speak somewhere is to hold what was recorded there. */
const SPEAKS_AT = /^who (?:spoke|speaks|talked|lectured|presented) (?:at|in) (?:the |a )?\p{L}/iu;

/** "Who gives the talk", "on which date was the class held": asks about the recording itself, which its title says. */
export function asksAboutRecording(ask: Ask): boolean {
  return ((RECORDING.test(ask.text) && MAKES.test(ask.text)) || SPEAKS_AT.test(ask.text)) && !OTHER.test(ask.text);
}

/** Stems of the words of such a question that the title need not repeat. */
export function recordingWords(ask: Ask): string[] {
  return ask.terms.filter((term) => RECORDING.test(term.word) || MAKES.test(term.word)).map((term) => term.stem);
}

/** Whether a line speaks of another one than this recording ("Next talk: …"). */
export const speaksOfAnother = (text: string): boolean => OTHER.test(text) && RECORDING.test(text);
