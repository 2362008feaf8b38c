import { CircleAlert, FileText, LoaderCircle } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ReportDraft } from '../../../preload/contract/report.ts';
import type { MediaPath } from '../../../preload/contract/wire.ts';
import { bridge, client } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { Button } from '../../ui/button.tsx';
import { PaneState } from '../../ui/pane-state.tsx';
import { createLatest } from './latest.ts';
import { PreviewPages } from './preview-pages.tsx';
import { contentOf, useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** From the last change to asking for a page, ms. */
const settle = 250;

/** Main names pictures by media paths; where those are served is the bridge's to know. Strings of the report cannot hold a quote mark. */
function withAddresses(html: string): string {
  return html.replace(/ src="(figure\/[0-9a-f/]+)"/g, (_, path) => ` src="${bridge.mediaUrl(path as MediaPath)}"`);
}

interface Shown {
  html: string | null;
  error: string | null;
  busy: boolean;
}

/** The page that an export would write now, a moment after each change. */
function usePreview(): Shown & { retry: () => void } {
  const [shown, setShown] = useState<Shown>({ html: null, error: null, busy: true });
  const [tries, setTries] = useState(0);
  const { title, author, date, template, items } = useReport();
  const ask = useMemo(
    () =>
      createLatest({
        work: (draft: ReportDraft) => client.call('reports.preview', draft),
        onResult: ({ html }) => setShown({ html: withAddresses(html), error: null, busy: false }),
        onError: (error) => setShown((old) => ({ ...old, error: errorText(error), busy: false })),
      }),
    [],
  );
  useEffect(() => {
    void tries;
    setShown((old) => ({ ...old, busy: true }));
    const draft = contentOf({ title, author, date, template, items });
    const timer = setTimeout(() => ask(draft), settle);
    return () => clearTimeout(timer);
  }, [title, author, date, template, items, tries, ask]);
  return { ...shown, retry: () => setTries((count) => count + 1) };
}

/** What will be handed over, live. */
export function PreviewPane() {
  const { html, error, busy, retry } = usePreview();
  const empty = useReport(({ items }) => items.length === 0);
  return (
    <section aria-label={strings.preview} aria-busy={busy} className="relative h-full min-h-0 bg-stage">
      {empty ? (
        <div className="flex h-full items-center">
          <PaneState icon={FileText} title={strings.preview}>
            {strings.previewEmpty}
          </PaneState>
        </div>
      ) : html !== null ? (
        <PreviewPages html={html} />
      ) : error === null ? (
        <div role="status" aria-label={strings.preview} className="flex h-full items-center justify-center text-n10">
          <LoaderCircle size={18} strokeWidth={1.75} aria-hidden className="animate-spin" />
        </div>
      ) : null}
      {error !== null && !empty ? (
        <div className="absolute inset-x-0 top-0 bg-n2 shadow-float">
          <PaneState
            icon={CircleAlert}
            tone="error"
            compact
            title={strings.previewFailed}
            action={<Button onClick={retry}>{strings.previewRetry}</Button>}
          >
            {error}
          </PaneState>
        </div>
      ) : null}
    </section>
  );
}
