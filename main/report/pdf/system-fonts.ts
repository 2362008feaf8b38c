import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { type FontFile, readFontFile } from './font-file.ts';

/** Every font of the machine that can be put into a PDF, those that suit Inter first; read one by one, as far as they are needed. */
export type SystemFonts = () => AsyncIterable<FontFile>;

/** Where systems keep their fonts (fontconfig's default, Apple's and Microsoft's own). */
export function systemFontFolders(platform = process.platform, env = process.env, home = homedir()): string[] {
  if (platform === 'win32') {
    return [
      join(env.WINDIR ?? 'C:\\Windows', 'Fonts'),
      ...(env.LOCALAPPDATA ? [join(env.LOCALAPPDATA, 'Microsoft', 'Windows', 'Fonts')] : []),
    ];
  }
  if (platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  const data = env.XDG_DATA_HOME ?? join(home, '.local', 'share');
  return ['/usr/share/fonts', '/usr/local/share/fonts', '/run/host/fonts', join(data, 'fonts'), join(home, '.fonts')];
}

/** More than any machine should hold; a folder that someone linked into itself ends here. */
const mostFiles = 10_000;

/** @param folders are read when a font is first needed, and never again: what is installed later is found after the next start. */
export function createSystemFonts(folders: readonly string[]): SystemFonts {
  let listed: Promise<string[]> | undefined;
  const facts = new Map<string, Promise<FontFile | undefined>>();
  return async function* () {
    listed ??= fontFiles(folders);
    for (const path of await listed) {
      const reading = facts.get(path) ?? readFontFile(path);
      facts.set(path, reading);
      const font = await reading;
      if (font !== undefined) yield font;
    }
  };
}

async function fontFiles(folders: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isDirectory() && /^\.(ttf|otf|ttc|otc)$/i.test(extname(entry.name))) {
        files.push(join(entry.parentPath, entry.name));
      }
    }
  }
  return files
    .slice(0, mostFiles)
    .map((path) => ({ path, rank: rankOf(basename(path)) }))
    .sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** Plain sans serifs of wide reach first; what is slanted, heavy, narrow or of one width last. */
function rankOf(name: string): number {
  const known = [
    /^(noto ?sans|pingfang|hiragino|msyh|yugoth|malgun|segoeui|sfarabic|sfhebrew|arial)/i,
    /^(dejavusans|liberationsans|freesans|droidsans|wqy|symbola|seguisym|seguiemj|apple ?symbols|notoemoji)/i,
  ].findIndex((pattern) => pattern.test(name));
  const odd = /bold|black|heavy|italic|oblique|light|thin|mono|serif|condensed|medium|(?<!segoeui|malgun)b\.tt/i;
  return (known < 0 ? known + 3 : known) + (odd.test(name) ? 3 : 0);
}
