import { resolve } from 'node:path';
import type { Asset } from '../../../preload/contract/asset.ts';
import { AppError } from '../../app-error.ts';

/**
 * Assets that a person names: by id or the beginning of one (6 digits or more), by path, or by file name without regard to case.
 * @throws AppError NOT_FOUND, or BAD_INPUT where a name fits several.
 */
export function findAssets(assets: readonly Asset[], names: readonly string[]): Asset[] {
  return names.map((name) => {
    const path = resolve(name);
    const tests: ((asset: Asset) => boolean)[] = [
      (asset) => asset.paths.includes(path),
      (asset) => asset.name === name,
      (asset) => asset.name.toLowerCase() === name.toLowerCase(),
      (asset) => /^[0-9a-f]{6,64}$/i.test(name) && asset.id.startsWith(name.toLowerCase()),
    ];
    for (const test of tests) {
      const found = assets.filter(test);
      if (found.length === 1) return found[0]!;
      if (found.length > 1) {
        const ids = found.map((asset) => asset.id.slice(0, 12)).join(', ');
        throw new AppError('BAD_INPUT', `“${name}” is the name of several files; give one of the ids ${ids}.`);
      }
    }
    throw new AppError('NOT_FOUND', `“${name}” is not in the library; “cuepoint list” shows what is.`);
  });
}
