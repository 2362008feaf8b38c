import type { Page } from '@playwright/test';

/**
 * What a careful eye would find wrong in the window as it is: controls that lie on each other, words that are cut off without an ellipsis,
 * parts that stick out of the window. @returns one line for each; [] where all is well
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const nameOf = (element: Element) => {
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} “${name.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
    };
    /** What of it can be seen, px; null for nothing. */
    const seen = (element: Element): DOMRect | null => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) === 0) return null;
        if (at === element || style.overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null;
    };
    const onTop = (element: Element, box: DOMRect) => {
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    const controls = [
      ...document.querySelectorAll('button, a[href], input, textarea, select, [role="tab"], [role="radio"]'),
    ].flatMap((element) => {
      const box = seen(element);
      return box && onTop(element, box) ? [{ element, box }] : [];
    });
    for (const [i, a] of controls.entries()) {
      if (a.box.right > innerWidth + 1 || a.box.bottom > innerHeight + 1 || a.box.left < -1 || a.box.top < -1)
        faults.push(`${nameOf(a.element)} sticks out of the window`);
      for (const b of controls.slice(i + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        // A control may float over a large one, as a card's menu does.
        const small = Math.min(a.box.width * a.box.height, b.box.width * b.box.height);
        const large = Math.max(a.box.width * a.box.height, b.box.width * b.box.height);
        if (wide > 1 && high > 1 && small * 4 > large) faults.push(`${nameOf(a.element)} lies on ${nameOf(b.element)}`);
      }
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement!;
      if (!text.textContent?.trim() || !seen(element)) continue;
      const style = getComputedStyle(element);
      const cuts = ['hidden', 'clip'].includes(style.overflowX);
      const told = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.closest('.sr-only');
      if (cuts && !told && element.scrollWidth > element.clientWidth + 1) faults.push(`${nameOf(element)} is cut off`);
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the window scrolls sideways');
    return [...new Set(faults)];
  });
}
