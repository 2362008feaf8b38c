import type { Picked } from './transcript-store.ts';

/** Characters of a line before a place in it. */
function offsetIn(words: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return range.toString().length;
}

function placeOf(node: Node, offset: number): { line: number; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest<HTMLElement>('[data-index]');
  const words = line?.querySelector('[data-words]');
  if (!line || !words) return null;
  const at = words.contains(node) ? offsetIn(words, node, offset) : null;
  // Beside the words: before them or behind them.
  const behind = words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  return { line: Number(line.dataset.index), at: at ?? (behind ? (words.textContent?.length ?? 0) : 0) };
}

/** What is selected with the mouse in the lines of a list; null where nothing is, or not there. */
export function selectedText(list: Element): Picked | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!list.contains(range.startContainer) || !list.contains(range.endContainer)) return null;
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (!from || !to || selection.toString().trim() === '') return null;
  return { from: from.line, to: to.line, fromAt: from.at, toAt: to.at };
}
