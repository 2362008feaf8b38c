import type { ReportFormat } from '../../../preload/contract/report-format.ts';
import { client } from '../../lib/engine.ts';
import { sayExported } from '../export/say-exported.ts';
import { useReport } from './report-store.ts';

/** Saves the report, writes it as a file and says where. @param beside times lead to the media, which is put beside the file */
export function exportReport(format: ReportFormat, beside = false): Promise<void> {
  const saved = useReport.getState().save();
  return sayExported(saved.then((id) => client.call('reports.export', { id, format, beside })));
}
