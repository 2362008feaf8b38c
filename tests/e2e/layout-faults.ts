import type { Page } from '@playwright/test';

/**
 * What a careful eye would find wrong in the window as it is: controls that lie on each other, are cut off, too small or not in line with their
 * neighbours, words that are cut off without an ellipsis or broken where they stand in a bar, parts that stick out of the window.
 * @returns one line for each; [] where all is well
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const nameOf = (element: Element) => {
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()} “${name.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
    };
    /** What of it can be seen, px, and whether something that does not scroll cuts it off sideways; null for nothing. */
    const seen = (element: Element): { box: DOMRect; cut: boolean } | null => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      let cut = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.visibility === 'hidden' || style.display === 'none' || Number(style.opacity) === 0) return null;
        if (at === element || style.overflow === 'visible') continue;
        const box = at.getBoundingClientRect();
        const scrolls = ['auto', 'scroll'].includes(style.overflowX);
        if (!scrolls && (left < box.left - 1 || right > box.right + 1)) cut = true;
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
        // What has scrolled out of view is not cut off by what is around that.
        if (scrolls && (right <= left || bottom <= top)) return null;
      }
      return right - left > 1 && bottom - top > 1
        ? { box: new DOMRect(left, top, right - left, bottom - top), cut }
        : null;
    };
    const onTop = (element: Element, box: DOMRect) => {
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    };
    /** A finger's width of 24 px around the middle leads to it, whatever it looks like; a link in a line of words may be as high as they are. */
    const isReached = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (Math.min(width, height) >= 23.5 || element.localName === 'a') return true;
      const [x, y] = [left + width / 2, top + height / 2];
      return [
        [0, -11],
        [0, 11],
        [-11, 0],
        [11, 0],
      ].every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx!, y + dy!);
        return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element));
      });
    };
    const controls = [
      ...document.querySelectorAll('button, a[href], input, textarea, select, [role="tab"], [role="radio"]'),
    ].flatMap((element) => {
      const now = seen(element);
      return now && onTop(element, now.box) ? [{ element, ...now }] : [];
    });
    for (const [i, a] of controls.entries()) {
      if (a.box.right > innerWidth + 1 || a.box.bottom > innerHeight + 1 || a.box.left < -1 || a.box.top < -1)
        faults.push(`${nameOf(a.element)} sticks out of the window`);
      if (a.cut) faults.push(`${nameOf(a.element)} is cut off at the side`);
      if (!isReached(a.element)) faults.push(`${nameOf(a.element)} is too small to hit`);
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
    // Bars: what stands side by side has one middle, and its words are on one line.
    for (const bar of document.querySelectorAll('header, [role="toolbar"], [role="tablist"]')) {
      const inIt = controls.filter(({ element }) => bar.contains(element)).map(({ element }) => element);
      const boxes = inIt.map((element) => ({ element, box: element.getBoundingClientRect() }));
      for (const [i, { element, box }] of boxes.entries()) {
        const next = boxes[i + 1];
        if (!next || next.box.left < box.right - 1) continue;
        const [a, b] = [box.top + box.height / 2, next.box.top + next.box.height / 2];
        const beside = Math.min(box.bottom, next.box.bottom) > Math.max(box.top, next.box.top);
        if (beside && Math.abs(a - b) > 1)
          faults.push(`${nameOf(element)} is not in line with ${nameOf(next.element)}`);
      }
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement!;
      if (!text.textContent?.trim() || !seen(element) || element.closest('.sr-only')) continue;
      const style = getComputedStyle(element);
      const cuts = ['hidden', 'clip'].includes(style.overflowX);
      const told = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (cuts && !told && element.scrollWidth > element.clientWidth + 1) faults.push(`${nameOf(element)} is cut off`);
      if (!element.closest('header, [role="toolbar"], [role="tablist"]')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) faults.push(`${nameOf(element)} is broken into ${lines.size} lines`);
    }
    for (const field of document.querySelectorAll('input')) {
      if (!seen(field) || field === document.activeElement || ['date', 'checkbox', 'radio'].includes(field.type))
        continue;
      if (field.scrollWidth > field.clientWidth + 1 && getComputedStyle(field).textOverflow !== 'ellipsis')
        faults.push(`${nameOf(field)} “${field.value.slice(0, 40)}” is cut off`);
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the window scrolls sideways');
    return [...new Set(faults)];
  });
}
