import { createHash } from 'node:crypto';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { Library } from '../library/library.ts';
import type { Figure, LoadPicture } from './document.ts';
import { pictureWidth } from './export-report.ts';
import type { PlacePicture } from './html-moment.ts';

/** Figures that are remembered until someone looks at them: those of a few long reports. */
const remembered = 2000;

export interface PreviewFigureParts {
  library: Pick<Library, 'assets' | 'markedFrames'>;
  loadPicture: LoadPicture;
  /** Whether the file itself is where it was: one that is not has no picture to wait for. */
  isThere(assetId: AssetId): Promise<boolean>;
  /** Where pictures are kept; a file's name begins with its asset's id. */
  cacheDir: string;
}

export interface PreviewFigures {
  /** Names a picture by a media path, without decoding it; its size is known beforehand from the asset's. */
  place: PlacePicture;
  /** The JPEG behind `figure/<assetId>/<digest>`; undefined where none was asked for or it cannot be had. */
  find(assetId: string, digest: string): Promise<string | undefined>;
}

/** Pictures of a preview: the export's own, made when they are looked at and kept. */
export function createPreviewFigures(parts: PreviewFigureParts): PreviewFigures {
  const { library, loadPicture, isThere, cacheDir } = parts;
  const figures = new Map<string, Figure>();
  /** What became of those that were made. */
  const known = new Map<string, { width: number; height: number } | { missing: string }>();
  const making = new Map<string, Promise<string | undefined>>();

  async function make(digest: string, figure: Figure): Promise<string | undefined> {
    const file = fileOf(figure.assetId, digest);
    const picture = await loadPicture(figure);
    if ('missing' in picture) {
      remember(known, digest, picture);
      return undefined;
    }
    const { jpeg, width, height } = picture;
    await mkdir(cacheDir, { recursive: true });
    await writeFile(`${file}.part`, jpeg);
    await rename(`${file}.part`, file);
    remember(known, digest, { width, height });
    return file;
  }

  const fileOf = (assetId: string, digest: string) => join(cacheDir, `${assetId}-${digest.slice(0, 32)}.jpg`);

  return {
    async place(figure) {
      const { assetId } = figure;
      if (!(await isThere(assetId))) return { missing: await sentenceFor(loadPicture, figure) };
      const marks = library.markedFrames.ofAsset(assetId);
      const shown = JSON.stringify([assetId, figure.at, figure.boxes, marks, pictureWidth]);
      const digest = createHash('sha256').update(shown).digest('hex');
      const made = known.get(digest);
      if (made && 'missing' in made) return made;
      remember(figures, digest, figure);
      return { source: `figure/${assetId}/${digest}`, ...(made ?? sizeOf(library, assetId)) };
    },
    async find(assetId, digest) {
      const file = fileOf(assetId, digest);
      if (await stat(file).catch(() => undefined)) return file;
      const figure = figures.get(digest);
      if (!figure || figure.assetId !== assetId) return undefined;
      const running = making.get(digest) ?? make(digest, figure).finally(() => making.delete(digest));
      making.set(digest, running);
      return running;
    },
  };
}

/** An export would find out by trying, and say so: the preview says the same. */
async function sentenceFor(loadPicture: LoadPicture, figure: Figure): Promise<string> {
  const picture = await loadPicture(figure);
  return 'missing' in picture ? picture.missing : '';
}

/** What a picture of the asset measures in a report, px. */
function sizeOf(library: PreviewFigureParts['library'], assetId: AssetId): { width: number; height: number } {
  const { width = 16, height = 9 } = library.assets.get(assetId) ?? {};
  const scale = Math.min(1, pictureWidth / Math.max(1, width));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > remembered && oldest !== undefined) map.delete(oldest);
}
