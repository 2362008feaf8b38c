import { extensions } from '../../../preload/contract/media-names.ts';
import { importFiles } from './import-store.ts';

/** Opens the system's dialog for files or for one folder; what is picked goes into the library. */
export function openFilePicker(what: 'files' | 'folder'): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (what === 'folder') input.webkitdirectory = true;
  else
    input.accept = [
      'video/*',
      'audio/*',
      'image/*',
      ...Object.values(extensions)
        .flat()
        .map((e) => `.${e}`),
    ].join();
  input.addEventListener('change', () => void importFiles([...(input.files ?? [])]));
  input.click();
}
