import { type Command, InvalidArgumentError } from 'commander';
import type { Scope } from '../../../preload/contract/answer.ts';
import type { CliEngine } from './command-context.ts';
import { findAssets } from './find-assets.ts';

export interface ScopeOptions {
  in: string[];
  from?: number;
  to?: number;
}

/** Adds the options that say where to look. */
export function withScope(command: Command): Command {
  return command
    .option('--in <file>', 'only in this file (name, path or id); may be given again', collect, [])
    .option('--from <time>', 'from this time on, as m:ss or seconds', parseTime)
    .option('--to <time>', 'up to this time', parseTime);
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** `90`, `1:30`, `1:02:03.5` → s. */
export function parseTime(text: string): number {
  const parts = text.split(':');
  const fits = parts.length <= 3 && parts.every((part) => /^\d+(\.\d+)?$/.test(part));
  if (!fits) throw new InvalidArgumentError('Give a time such as 1:30 or 90.');
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** The scope that the options name. */
export async function scopeOf(engine: CliEngine, options: ScopeOptions): Promise<Scope> {
  const assets = options.in.length === 0 ? [] : findAssets(await engine.call('library.list', {}), options.in);
  return { assetIds: assets.map((asset) => asset.id), from: options.from, to: options.to };
}
