import { newBatch } from '../../api/web-upload.ts';
import { dropKind } from './drop-summary.ts';

/** A file of its own with the subtitle files that main reads beside it. */
export interface SendGroup {
  /** First to travel are the subtitles: they must lie there when the file itself is taken in. */
  file: File;
  subtitles: File[];
}

/** Puts each subtitle file with the media file whose name it bears (`talk.mp4`, `talk.en.srt`); one without stays alone. */
export function groupFiles(files: readonly File[]): SendGroup[] {
  const isSubtitle = (file: File) => dropKind(file.name, file.type) === 'subtitle';
  const media = files.flatMap((file, at) => (isSubtitle(file) ? [] : [{ at, stem: stemOf(file), file }]));
  const groups = new Map<File, SendGroup>(media.map(({ file }) => [file, { file, subtitles: [] }]));
  files.forEach((file, at) => {
    if (!isSubtitle(file)) return;
    const name = file.name.toLowerCase();
    // Of several namesakes (two folders dropped at once) the nearest in the drop: folders are read one after the other.
    const [owner] = media
      .filter(({ stem }) => name.startsWith(`${stem}.`))
      .sort((a, b) => b.stem.length - a.stem.length || Math.abs(a.at - at) - Math.abs(b.at - at));
    if (owner) groups.get(owner.file)?.subtitles.push(file);
    else groups.set(file, { file, subtitles: [] });
  });
  return [...groups.values()];
}

const stemOf = ({ name }: File): string => name.toLowerCase().replace(/(?<=.)\.[^.]*$/, '');

export interface SendParts {
  /** Sends one file into the batch's folder and gives main's name of it. */
  upload: (file: File, batch: string, onSent: (bytes: number) => void) => Promise<string>;
  /** Takes what was sent into the library. */
  add: (path: string) => Promise<void>;
  onSent: (bytes: number) => void;
  onFailure: (error: unknown) => void;
  signal: AbortSignal;
}

/**
 * Sends groups one after the other and has each taken in as soon as it is there: what fails is told and the rest goes on.
 * Ends early, without a word, when `signal` stops it.
 */
export async function sendFiles(groups: readonly SendGroup[], parts: SendParts): Promise<void> {
  const { upload, add, onSent, onFailure, signal } = parts;
  let before = 0;
  for (const { file, subtitles } of groups) {
    const batch = newBatch();
    let path: string | undefined;
    for (const one of [...subtitles, file]) {
      if (signal.aborted) return;
      try {
        path = await upload(one, batch, (bytes) => onSent(before + bytes));
      } catch (error) {
        path = undefined;
        if (!signal.aborted) onFailure(error);
      }
      before += one.size;
      onSent(before);
    }
    if (path === undefined || signal.aborted) continue;
    await add(path).catch(onFailure);
  }
}
