import { useEffect, useRef, useState } from 'react';
import { useSize } from '../../lib/use-size.ts';
import { strings } from './strings.ts';

/** Below this width the page would fold into its form for narrow screens; it is made smaller instead. px */
const pageWidth = 790;

interface Page {
  number: number;
  html: string;
}

/** Links lead within the page: without a script of its own it cannot leave it, and here it should not. */
function followLinks(page: Document): void {
  page.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) page.getElementById(href.slice(1))?.scrollIntoView({ block: 'start' });
  });
}

/** Whether the frame holds the page that it was given, laid out; its pictures may still be coming. */
function isLaidOut(frame: HTMLIFrameElement): boolean {
  const page = frame.contentDocument;
  return page?.URL === 'about:srcdoc' && page.readyState !== 'loading';
}

/**
 * The exported page as it is, in a frame that runs no script. A newer one is laid out behind the present one and takes its place at the
 * same scroll position, so that nothing flickers while one writes.
 */
export function PreviewPages({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const frames = useRef(new Map<number, HTMLIFrameElement>());
  const [shown, setShown] = useState<Page | null>(null);
  const [coming, setComing] = useState<Page | null>(null);
  const last = useRef(0);

  useEffect(() => {
    last.current += 1;
    setComing({ number: last.current, html });
  }, [html]);

  useEffect(() => {
    if (!coming) return;
    let asked = 0;
    const look = () => {
      const frame = frames.current.get(coming.number);
      if (!frame || !isLaidOut(frame)) {
        asked = requestAnimationFrame(look);
        return;
      }
      const before = shown && frames.current.get(shown.number)?.contentWindow;
      frame.contentWindow?.scrollTo({ top: before?.scrollY ?? 0, behavior: 'instant' });
      followLinks(frame.contentDocument!);
      setShown(coming);
      setComing(null);
    };
    asked = requestAnimationFrame(look);
    return () => cancelAnimationFrame(asked);
  }, [coming, shown]);

  const scale = width > 0 ? Math.min(1, width / pageWidth) : 1;
  const pages = [shown, coming].filter((page) => page !== null);
  return (
    <div ref={box} className="relative size-full overflow-hidden">
      {pages.map(({ number, html: page }) => (
        <iframe
          key={number}
          ref={(frame) => {
            if (frame) frames.current.set(number, frame);
            else frames.current.delete(number);
          }}
          title={strings.preview}
          // Same origin, so that pictures are served to it and it can be scrolled; no scripts, so that nothing in it can use that.
          sandbox="allow-same-origin"
          srcDoc={page}
          tabIndex={number === shown?.number ? 0 : -1}
          aria-hidden={number !== shown?.number}
          className="absolute top-0 left-0 origin-top-left border-0 bg-white"
          style={{
            width: width / scale,
            height: height / scale,
            transform: scale < 1 ? `scale(${scale})` : undefined,
            visibility: number === shown?.number ? 'visible' : 'hidden',
          }}
        />
      ))}
    </div>
  );
}
