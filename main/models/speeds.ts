import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { device } from '../../preload/contract/model.ts';

const kinds = ['encodeMs', 'scoreMs', 'tokensPerSecond'] as const;
export type SpeedKind = (typeof kinds)[number];

const runs = z.object({
  encodeMs: z.array(z.number()).default([]),
  scoreMs: z.array(z.number()).default([]),
  tokensPerSecond: z.array(z.number()).default([]),
});
/** By model, then by device. */
const stored = z.record(
  z.string(),
  z.object({ revision: z.string(), last: device, on: z.partialRecord(device, runs) }),
);
type Stored = z.infer<typeof stored>;

export interface Speed {
  device: z.infer<typeof device>;
  /** ms for one frame */
  encodeMs: number;
  /** ms for one candidate of a question */
  scoreMs: number;
  tokensPerSecond: number | null;
}

/** How fast models are on this machine, as seen in their real work. */
export interface Speeds {
  /** Notes one run. Another revision begins anew. */
  note(id: string, revision: string, on: Speed['device'], kind: SpeedKind, value: number): void;
  /** The middle of the last runs on the device that ran last; null until it encoded frames and judged candidates. */
  of(id: string, revision: string): Speed | null;
  /** ms for one frame on a device; null where none was encoded there. */
  encodeMs(id: string, revision: string, on: Speed['device']): number | null;
  /** Writes what is new, where it can: a speed is no reason to fail. */
  flush(): void;
}

/** Runs that are remembered: enough for a middle that one hiccup does not move. */
const REMEMBERED = 15;

/** @param file where they outlive the process; damaged or missing, it begins anew */
export function createSpeeds(file: string): Speeds {
  const known = read(file);
  let isNew = false;
  return {
    note(id, revision, on, kind, value) {
      if (!Number.isFinite(value) || value <= 0) return;
      const before = known[id]?.revision === revision ? known[id].on : {};
      const entry = before[on] ?? { encodeMs: [], scoreMs: [], tokensPerSecond: [] };
      const after = { ...entry, [kind]: [...entry[kind], value].slice(-REMEMBERED) };
      known[id] = { revision, last: on, on: { ...before, [on]: after } };
      isNew = true;
    },
    of(id, revision) {
      const entry = known[id];
      const last = entry?.revision === revision ? entry.on[entry.last] : undefined;
      if (!entry || !last) return null;
      const [encodeMs, scoreMs, tokensPerSecond] = kinds.map((kind) => middle(last[kind]));
      if (encodeMs == null || scoreMs == null) return null;
      return { device: entry.last, encodeMs, scoreMs, tokensPerSecond: tokensPerSecond ?? null };
    },
    encodeMs(id, revision, on) {
      const entry = known[id];
      return entry?.revision === revision ? middle(entry.on[on]?.encodeMs ?? []) : null;
    },
    flush() {
      if (!isNew) return;
      isNew = false;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify(known));
        renameSync(`${file}.part`, file);
      } catch {
        // The models may lie where only others write, or the disk is full: it is measured again.
      }
    },
  };
}

function read(file: string): Stored {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function middle(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? null;
}
