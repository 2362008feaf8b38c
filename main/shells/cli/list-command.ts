import type { Command } from 'commander';
import type { Asset } from '../../../preload/contract/asset.ts';
import { timeText } from '../../report/time-text.ts';
import { runCommand } from './command-context.ts';
import { exitCode } from './exit-code.ts';

/** `cuepoint list`: what is in the library. */
export function addListCommand(program: Command): void {
  const command = program
    .command('list')
    .description('list the files in the library')
    .action(() =>
      runCommand(command, async ({ out, open }) => {
        const assets = await (await open('read')).call('library.list', {});
        for (const line of assetTable(assets)) out.line(line);
        if (assets.length === 0) out.note('The library is empty; add files with “cuepoint ingest FILE”.');
        out.json(assets);
        return exitCode.ok;
      }),
    );
}

/** Columns: id, length, state, name, what was found in it. */
export function assetTable(assets: readonly Asset[]): string[] {
  const rows = assets.map((asset) => [
    asset.id.slice(0, 12),
    asset.kind === 'image' ? `${asset.width}×${asset.height}` : timeText(asset.duration),
    asset.state,
    asset.name,
    Object.entries(asset.evidence)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', '),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => [...row[column]!].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 4 ? cell + ' '.repeat(widths[column]! - [...cell].length) : cell))
      .join('  ')
      .trimEnd(),
  );
}
