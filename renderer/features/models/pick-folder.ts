import { bridge } from '../../lib/engine.ts';

/**
 * Asks for a model's folder in the system's dialog (Electron: a browser tells no paths).
 * @returns its path; null where none was chosen, undefined where it holds no config.json
 */
export function pickModelFolder(): Promise<string | null | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.webkitdirectory = true;
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      // The dialog gives files, not the folder: the one that every model has tells where that is.
      const config = [...(input.files ?? [])].find((file) => /^[^/]+\/config\.json$/.test(file.webkitRelativePath));
      if (!config) {
        resolve(undefined);
        return;
      }
      bridge.importFiles([config], () => {}).then(([path]) => resolve(path && folderOf(path)), reject);
    });
    input.click();
  });
}

const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');
