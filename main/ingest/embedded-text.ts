import type { Evidence } from '../../preload/contract/evidence.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';

/**
 * What is embedded for an evidence: its text with what gives it meaning. A table's row reads "heading. State: Mid ebb; Height: 2.7 m",
 * a line stands behind its heading, what is said behind its speaker.
 */
export function embeddedText({ text, detail }: Pick<Evidence, 'text' | 'detail'>): string {
  const speaker = speakerOf({ detail });
  switch (detail.kind) {
    case 'text': {
      const titled = detail.cells.map((cell, i) =>
        detail.columns[i] ? `${detail.columns[i]}: ${cell.text}` : cell.text,
      );
      const body = titled.length > 0 ? titled.join('; ') : text;
      return detail.heading ? `${detail.heading}. ${body}` : body;
    }
    case 'speech':
    case 'subtitle':
      return speaker ? `${speaker}: ${text}` : text;
    case 'object':
      return `${text} in the picture`;
    default:
      return text;
  }
}
