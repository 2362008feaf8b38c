import { toast } from 'sonner';
import type { ReportDraft } from '../../../preload/contract/report.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { offerUndo } from '../../lib/offer-undo.ts';
import { sayError } from '../../lib/say-error.ts';
import { contentOf, useReport } from './report-store.ts';
import { strings } from './strings.ts';

/** Deletes the report that is open and offers to put it back. */
export async function removeReport(): Promise<void> {
  const draft = useReport.getState();
  const { id, open, leave } = draft;
  if (!id) return open(null);
  const content = contentOf(draft);
  try {
    await client.call('reports.remove', { id });
    leave();
    offerUndo(strings.deleted, strings.undo, () => restore(content));
    await queries.invalidateQueries({ queryKey: keys.reports });
  } catch (error) {
    sayError(error);
  }
}

/** A deleted report's id is gone: what comes back is a new report with the same content. */
async function restore(report: ReportDraft): Promise<void> {
  try {
    const saved = await client.call('reports.save', report);
    await queries.invalidateQueries({ queryKey: keys.reports });
    const { id, items, open } = useReport.getState();
    if (id === undefined && items.length === 0) open(saved);
    toast(strings.restored);
  } catch (error) {
    sayError(error);
  }
}
