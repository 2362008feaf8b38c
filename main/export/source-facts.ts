import type { Asset } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { cleanLine } from '../report/clean-text.ts';

/** What another person needs to check an export against its source. */
export interface SourceFacts {
  file: string;
  sha256: string;
  /** s */
  duration: number;
  /** `Cuepoint 0.1.0` */
  app: string;
  /** `speech: whisper-base 1`, what read the file. */
  readBy: string[];
  /** How its times were counted, where that is not plain. */
  timing?: string;
}

export function sourceFacts(asset: Asset, evidence: readonly Evidence[], appVersion: string): SourceFacts {
  const readBy = new Set(evidence.map(({ source }) => cleanLine(`${source.stage}: ${source.model} ${source.version}`)));
  return {
    file: cleanLine(asset.name),
    sha256: asset.id,
    duration: asset.duration,
    app: `Cuepoint ${appVersion}`,
    readBy: [...readBy].sort(),
  };
}

/** One fact a line, for formats with comments. */
export function factLines({ file, sha256, app, readBy, timing }: SourceFacts): string[] {
  const lines = [`Source: ${file}`, `SHA-256: ${sha256}`, `Made by ${app}`, ...readBy.map((one) => `Read by ${one}`)];
  return timing === undefined ? lines : [...lines, timing];
}
