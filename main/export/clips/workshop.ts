import type { Writable } from 'node:stream';
import type { Tools } from '../../media/tools.ts';
import type { Abilities } from './encoders.ts';

/** Where and with what clips are made. */
export interface Workshop {
  tools: Tools;
  abilities: Abilities;
  /** Folder for what is not done yet; it is removed with all that is in it. Its names are given by us. */
  folder: string;
  signal: AbortSignal;
  /** Opens a file for writing; the file system's own where left out. */
  openFile?: (path: string) => Writable;
}
