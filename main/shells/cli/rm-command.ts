import type { Command } from 'commander';
import { AppError } from '../../app-error.ts';
import { type CommandContext, runCommand } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { findAssets } from './find-assets.ts';

/** `cuepoint rm FILE…`: out of the library; the files themselves stay. */
export function addRmCommand(program: Command): void {
  const command = program
    .command('rm')
    .description('remove files from the library (the files themselves stay)')
    .argument('[file...]', 'name, path or id')
    .option('--undo <key>', 'bring back what an earlier rm removed')
    .action((names: string[], options: { undo?: string }) =>
      runCommand(command, (context) => {
        if (options.undo !== undefined) return bringBack(context, options.undo);
        if (names.length === 0) throw new AppError('BAD_INPUT', 'Say what to remove: a name, a path or an id.');
        return remove(context, names);
      }),
    );
}

async function remove({ out, open }: CommandContext, names: string[]): Promise<ExitCode> {
  const engine = await open('own');
  const assets = findAssets(await engine.call('library.list', {}), names);
  const removed = await engine.call('library.remove', { assetIds: assets.map((asset) => asset.id) });
  for (const asset of assets) out.line(`Removed ${asset.name}`);
  out.note(`For ten minutes this brings it back: cuepoint rm --undo ${removed.undo}`);
  out.json(removed);
  return exitCode.ok;
}

async function bringBack({ out, open }: CommandContext, undo: string): Promise<ExitCode> {
  const restored = await (await open('own')).call('library.undo', { undo });
  out.line(`Brought back ${restored.assetIds.length} ${restored.assetIds.length === 1 ? 'file' : 'files'}`);
  out.json(restored);
  return restored.assetIds.length > 0 ? exitCode.ok : exitCode.nothingFound;
}
