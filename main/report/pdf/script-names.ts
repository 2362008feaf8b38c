const scripts: readonly [string, RegExp][] = [
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Thai', /\p{Script=Thai}/u],
  [
    'scripts of India',
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}]/u,
  ],
  ['emoji', /\p{Extended_Pictographic}|\p{Regional_Indicator}/u],
  ['symbols', /[\p{S}\p{P}]/u],
];

/** What a person calls the kind of sign that this is. */
export function scriptName(text: string): string {
  return scripts.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other scripts';
}
