import { importFiles } from './import-store.ts';

/** Opens the system's dialog for files or for one folder; what is picked goes into the library. */
export function openFilePicker(what: 'files' | 'folder'): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (what === 'folder') input.webkitdirectory = true;
  else input.accept = 'video/*,audio/*,image/*,.mkv,.mts,.m2ts,.heic,.srt,.vtt,.ass';
  input.addEventListener('change', () => void importFiles([...(input.files ?? [])]));
  input.click();
}
