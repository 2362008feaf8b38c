export interface TimeRange {
  from: number;
  to: number;
}

const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?';
const UNIT: Record<string, number> = { second: 1, minute: 60, hour: 3600 };
const COUNT: Record<string, number> = {
  first: 1,
  last: 1,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};

/**
 * A stretch of the recording that a question names by its clock: "at 1:20", "between 0:10 and 0:30", "in the first minute",
 * "after 0:45", "at second 12". A clock time inside a sentence ("high at 05:52", "the 9:30 bus") has two digits for hours, or no such words.
 * @param duration s of the recording, for "the last minute"
 */
export function timeRange(question: string, duration: number): { range: TimeRange; rest: string } | null {
  const rules: [RegExp, (match: RegExpExecArray) => TimeRange | null][] = [
    [
      new RegExp(`\\b(?:between|from) ${CLOCK} (?:and|to|until) ${CLOCK}`, 'i'),
      (m) => ({ from: seconds(m, 1), to: seconds(m, 4) }),
    ],
    [
      /\b(?:at|around|about) (?:the )?(?:second|timestamp|time code|minute) (\d+(?:\.\d+)?)\b/i,
      (m) => at(Number(m[1]) * (/minute/i.test(m[0]) ? 60 : 1)),
    ],
    [
      /\b(?:at|after) (\d+(?:\.\d+)?) (second|minute)s?\b/i,
      (m) =>
        /^after/i.test(m[0])
          ? { from: Number(m[1]) * UNIT[m[2]!.toLowerCase()]!, to: duration }
          : at(Number(m[1]) * UNIT[m[2]!.toLowerCase()]!),
    ],
    [
      /\b(?:in|during|within) the (first|last) (?:(\d+|a|one|two|three|four|five|ten|fifteen|twenty|thirty) )?(second|minute|hour)s?\b/i,
      (m) => {
        const length = (m[2] ? (COUNT[m[2].toLowerCase()] ?? Number(m[2])) : 1) * UNIT[m[3]!.toLowerCase()]!;
        return m[1]!.toLowerCase() === 'first'
          ? { from: 0, to: Math.min(length, duration) }
          : { from: Math.max(0, duration - length), to: duration };
      },
    ],
    [
      /\b(?:in|during) the (first|second) half\b/i,
      (m) => (m[1]!.toLowerCase() === 'first' ? { from: 0, to: duration / 2 } : { from: duration / 2, to: duration }),
    ],
    [
      new RegExp(`\\b(at|around|after|before|until) ${CLOCK}(?=\\s*[?,.]|$)`, 'i'),
      (m) => {
        const second = seconds(m, 2);
        // "05:52" and times past the end are times of day.
        if (/^0\d$/.test(m[2]!) || second > duration + 1) return null;
        const word = m[1]!.toLowerCase();
        if (word === 'after') return { from: second, to: duration };
        return word === 'before' || word === 'until' ? { from: 0, to: second } : at(second);
      },
    ],
  ];
  for (const [pattern, make] of rules) {
    const match = pattern.exec(question);
    const range = match ? make(match) : null;
    if (match && range && range.from <= duration) {
      return {
        range,
        rest: `${question.slice(0, match.index)}${question.slice(match.index + match[0].length)}`
          .replace(/\s+/g, ' ')
          .replace(/\s+([?,.])/g, '$1')
          .trim(),
      };
    }
  }
  return null;
}

const at = (second: number): TimeRange => ({ from: Math.max(0, second - 0.5), to: second + 0.5 });

function seconds(match: RegExpExecArray, group: number): number {
  const [a, b, c] = [match[group], match[group + 1], match[group + 2]].map((part) =>
    part === undefined ? null : Number(part),
  );
  return c === null || c === undefined ? (a ?? 0) * 60 + (b ?? 0) : (a ?? 0) * 3600 + (b ?? 0) * 60 + c;
}
