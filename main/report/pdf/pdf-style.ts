import { reportColors } from '../report-colors.ts';
import type { Weight } from './fonts.ts';

/** How a piece of text looks; `size` and `leading` (from one baseline to the next) in pt. */
export interface TextStyle {
  weight: Weight;
  size: number;
  leading: number;
  color: string;
}

const { ink, quiet, accent } = reportColors;

/** html-style.ts's print sheet in points. */
export const styles = {
  title: { weight: 'strong', size: 19, leading: 24, color: ink },
  heading: { weight: 'strong', size: 14, leading: 19, color: ink },
  heading3: { weight: 'strong', size: 12, leading: 17, color: ink },
  heading4: { weight: 'strong', size: 11, leading: 15.5, color: ink },
  place: { weight: 'strong', size: 10, leading: 14, color: quiet },
  answer: { weight: 'regular', size: 12, leading: 18.5, color: ink },
  prose: { weight: 'regular', size: 10.5, leading: 16, color: ink },
  meta: { weight: 'regular', size: 9, leading: 13, color: quiet },
  caption: { weight: 'regular', size: 8.5, leading: 12, color: quiet },
  tag: { weight: 'strong', size: 8.5, leading: 12, color: ink },
  reference: { weight: 'strong', size: 8, leading: 12, color: accent },
  cell: { weight: 'regular', size: 8.5, leading: 12, color: ink },
  cellStrong: { weight: 'strong', size: 8.5, leading: 12, color: ink },
  cellQuiet: { weight: 'regular', size: 8, leading: 12, color: quiet },
  minute: { weight: 'regular', size: 9.5, leading: 14, color: ink },
  minuteStrong: { weight: 'strong', size: 9.5, leading: 14, color: ink },
  cellHead: { weight: 'strong', size: 8.5, leading: 12, color: quiet },
  hash: { weight: 'regular', size: 7.5, leading: 12, color: quiet },
  margin: { weight: 'regular', size: 8, leading: 11, color: quiet },
  contents: { weight: 'regular', size: 9.5, leading: 14, color: ink },
} as const satisfies Record<string, TextStyle>;

/** Of a part, by its level from 2 to 4. */
export const headingStyle = (level: number): TextStyle =>
  level <= 2 ? styles.heading : level === 3 ? styles.heading3 : styles.heading4;

/** Inter's: how far letters reach above the baseline, as a share of the size. */
export const ascent = 0.969;
export const descent = 0.241;
