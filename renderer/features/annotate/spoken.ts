import type { Annotation } from '../../../preload/contract/annotation.ts';
import { strings } from './strings.ts';

/** A shape for a screen reader: "Box, Gate, 2 of 5". */
export function spoken(one: Annotation, among: readonly Annotation[]): string {
  const name = one.kind === 'callout' ? `${strings.tools.callout} ${one.number}` : strings.tools[one.kind];
  const words = one.kind === 'box' ? one.label : one.kind === 'text' || one.kind === 'callout' ? one.text : '';
  const place = `${among.findIndex(({ id }) => id === one.id) + 1} of ${among.length}`;
  return [name, words.trim().slice(0, 80), place].filter((part) => part !== '').join(', ');
}
