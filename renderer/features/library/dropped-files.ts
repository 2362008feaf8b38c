/** Reads one folder's entries to the end: readEntries gives at most a hundred a call. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isDirectory) {
    const entries = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(entries.filter(({ name }) => !name.startsWith('.')).map(walk))).flat();
  }
  return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
}

/**
 * Files of a drop or paste. In a browser folders are walked here; under Electron main walks them, so a folder stays one item.
 * The transfer is emptied when its event ends: everything is taken from it before the first await.
 */
export async function droppedFiles(transfer: DataTransfer, walkFolders: boolean): Promise<File[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  if (items.length === 0) return [...transfer.files];
  const taken = items.map((item) => ({
    file: item.getAsFile(),
    entry: walkFolders ? (item.webkitGetAsEntry?.() ?? null) : null,
  }));
  const found = await Promise.all(
    taken.map(({ file, entry }) => (entry?.isDirectory ? walk(entry) : Promise.resolve(file ? [file] : []))),
  );
  return found.flat();
}
