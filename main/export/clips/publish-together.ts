import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../app-error.ts';
import { numberedStems } from '../../report/file-name.ts';
import { publish } from '../../report/write-new.ts';

/** Finished files that share a stem: what each is called is the stem and its ending. */
export interface Bundle {
  stem: string;
  files: { hidden: string; ending: string }[];
}

/**
 * Gives finished files their names, those of a bundle under one stem that nothing has yet. All of them or none: when one cannot be
 * named, those that were are taken back.
 * @returns for each bundle its paths in order
 */
export async function publishTogether(outDir: string, bundles: readonly Bundle[]): Promise<string[][]> {
  const done: string[][] = [];
  try {
    for (const bundle of bundles) done.push(await publishBundle(outDir, bundle));
    return done;
  } catch (error) {
    for (const path of done.flat()) await rm(path, { force: true });
    throw error;
  }
}

async function publishBundle(outDir: string, { stem, files }: Bundle): Promise<string[]> {
  for (const name of numberedStems(stem)) {
    const paths = files.map(({ ending }) => join(outDir, `${name}${ending}`));
    if ((await Promise.all(paths.map(isTaken))).some(Boolean)) continue;
    const ours: string[] = [];
    try {
      for (const [n, { hidden }] of files.entries()) {
        if (!(await publish(hidden, paths[n]!))) break;
        ours.push(paths[n]!);
      }
      if (ours.length === files.length) return paths;
    } catch (error) {
      for (const path of ours) await rm(path, { force: true });
      throw error;
    }
    // Somebody else took one of the names meanwhile; what is hidden went with its name, so it cannot be tried again.
    for (const path of ours) await rm(path, { force: true });
    throw new AppError('INTERNAL', 'Another program wrote files of the same names just now: export again.');
  }
  throw new AppError('INTERNAL', 'No free file name was found: choose another folder.');
}

const isTaken = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
