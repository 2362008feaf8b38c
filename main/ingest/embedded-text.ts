import type { Evidence } from '../../preload/contract/evidence.ts';

/**
 * What is embedded for an evidence: its text with what gives it meaning. A table's row reads "heading. State: Mid ebb; Height: 2.7 m",
 * a line stands behind its heading, a cue behind its speaker.
 */
export function embeddedText({ text, detail }: Evidence): string {
  switch (detail.kind) {
    case 'text': {
      const titled = detail.cells.map((cell, i) =>
        detail.columns[i] ? `${detail.columns[i]}: ${cell.text}` : cell.text,
      );
      const body = titled.length > 0 ? titled.join('; ') : text;
      return detail.heading ? `${detail.heading}. ${body}` : body;
    }
    case 'subtitle':
      return detail.speaker ? `${detail.speaker}: ${text}` : text;
    case 'object':
      return `${text} in the picture`;
    default:
      return text;
  }
}
