/**
 * Text as literal Markdown (CommonMark and GitHub's dialect) on one line: no markup, no HTML, no links of its own, no mentions. Expects
 * clean text (clean-text.ts); line ends become spaces.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]{}|~^$#!@]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Autolinks of GitHub's dialect: an address with a scheme, and one that begins with www.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/(www)\./gi, '$1\\.')
      .replace(/(mailto|xmpp):/gi, '$1\\:')
      // What begins a list, a rule or a heading at the start of a line.
      .replace(/^([-+=])/, '\\$1')
      .replace(/^(\d{1,9})([.)])/, '$1\\$2')
  );
}

/** Several lines or paragraphs: each line literal, line ends kept. */
export function escapeMarkdownLines(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(escapeMarkdown)
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
