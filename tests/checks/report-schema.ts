/**
 * docs/report.schema.json is what the code writes: `node tests/checks/report-schema.ts` compares, `--mend` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reportJsonSchema } from '../../main/report/report-schema.ts';

const path = fileURLToPath(new URL('../../docs/report.schema.json', import.meta.url));
const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;

if (process.argv.includes('--mend')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('docs/report.schema.json is out of date: node tests/checks/report-schema.ts --mend');
  process.exitCode = 1;
}
