import type { Asset } from '../../../preload/contract/asset.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';

const article = (label: string): string => (/^[aeiou]/i.test(label) ? 'an' : 'a');

/** The words that a person would point at a sentence by: its first few, without the last if that is a stub. */
function opening(text: string, words: number): string {
  const all = text.replace(/[“”"]/g, '').split(/\s+/);
  return all
    .slice(0, words)
    .join(' ')
    .replace(/[.,;:!?]+$/, '');
}

/** What a row of a table is about: not the row of titles, and not one of several rows that begin alike. */
function askableCell(evidence: readonly Evidence[]): string | undefined {
  const rows = evidence.flatMap(({ text, detail }) =>
    detail.kind === 'text' && detail.role === 'row' && detail.heading !== null && detail.cells.length > 1
      ? { text, first: detail.cells[0]!.text, columns: detail.columns }
      : [],
  );
  const titles = new Set(rows.flatMap(({ columns }) => columns));
  const isAlone = (one: (typeof rows)[number]) =>
    rows.every(({ first, text }) => first !== one.first || text === one.text);
  return rows.find((one) => one.first !== '' && !titles.has(one.first) && isAlone(one))?.first;
}

/** Questions that this file can answer, made from what was found in it; at most four, one a kind. */
export function suggestions(asset: Asset, evidence: readonly Evidence[]): string[] {
  const found: string[] = [];
  const heading = evidence.find(
    ({ detail, confidence }) => detail.kind === 'text' && detail.role === 'heading' && confidence > 0.6,
  );
  const cell = askableCell(evidence);
  const said = evidence.find(({ kind, text }) => kind === 'speech' && text.split(/\s+/).length > 6);
  const object = evidence.find(({ kind, confidence }) => kind === 'object' && confidence > 0.5);
  if (cell) found.push(`What does it say for ${cell}?`);
  if (heading) found.push(`When is “${opening(heading.text, 6)}” on the screen?`);
  if (said) found.push(`When do they say “${opening(said.text, 5)}”?`);
  if (object?.detail.kind === 'object') {
    const { label } = object.detail;
    found.push(
      asset.kind === 'image' ? `Is there ${article(label)} ${label}?` : `When is ${article(label)} ${label} in view?`,
    );
  }
  return found.slice(0, 4);
}
