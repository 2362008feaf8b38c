import type { Ask } from '../question/ask.ts';
import { values } from '../reading/values.ts';

/** Whether a text holds a value of the kind that is asked for; a bare number may count anything. */
export const tellsMeasure = ({ want }: Ask, text: string): boolean =>
  want.values.length > 0 &&
  (values(text).some(({ type }) => type !== 'number' && want.values.includes(type)) ||
    // "Lantern Lane 27"
    (want.values[0] === 'address' && /\p{Lu}\p{L}+ \d{1,4}\b/u.test(text)));
