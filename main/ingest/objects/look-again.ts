import type { Detection, Models, RgbImage } from '../../../native-models/protocol.ts';
import { AppError } from '../../app-error.ts';
import type { Library } from '../../library/library.ts';
import type { LookAgain, LookAt } from '../../look-port.ts';
import { isDrawn } from './is-drawn.ts';
import { objectEvidence, withoutLetters } from './object-evidence.ts';
import type { ObjectSpan } from './track-objects.ts';

export interface LookAgainDeps {
  library: Pick<Library, 'assets' | 'evidence' | 'stages'>;
  models: Pick<Models, 'run'>;
  /** A picture at its full size. @throws AppError where the file is gone or damaged */
  pictureAt(assetId: string, time: number, signal: AbortSignal): Promise<RgbImage>;
  /** Evidence was added to this file. */
  onFound?(assetId: string): void;
  /** ms that one question may take; what was found by then counts. */
  limitMs?: number;
}

const LIMIT_MS = 8000;

/** What a closer look at one picture saw, by class: also that it saw none. */
interface LookState {
  seen: Record<string, Detection[]>;
}

/**
 * The closer look at a few pictures, for a question that names a thing which was not clearly seen. What it sees is kept as a unit of the stage
 * `objects`: it is cited like any other evidence, the same question does not look twice, and doing the stage anew forgets it.
 */
export function createLookAgain({ library, models, pictureAt, onFound, limitMs = LIMIT_MS }: LookAgainDeps): LookAgain {
  return async (sought, at, signal) => {
    const late = AbortSignal.timeout(limitMs);
    const either = AbortSignal.any([signal, late]);
    const found = new Set<string>();
    let frames = 0;
    let note: string | null = null;
    for (const look of at) {
      if (!isTakenIn(library, look.frame.assetId)) continue;
      try {
        if (await lookAt(look, sought.labels, either)) found.add(look.frame.assetId);
        frames += 1;
      } catch (error) {
        signal.throwIfAborted();
        if (late.aborted) {
          note = `time was up after ${frames} of ${at.length}`;
          break;
        }
        if (!(error instanceof AppError)) throw error;
        note = error.message;
      }
    }
    return { assetIds: [...found], frames, note };
  };

  /** @returns whether one of the classes is there */
  async function lookAt({ frame, time }: LookAt, labels: readonly string[], signal: AbortSignal): Promise<boolean> {
    const { assetId } = frame;
    const unit = `look:${time.toFixed(3)}`;
    const before = library.stages.units(assetId, 'objects').find((one) => one.unit === unit)?.state as
      | LookState
      | undefined;
    const seen = { ...before?.seen };
    const open = labels.filter((label) => seen[label] === undefined);
    if (open.length > 0) {
      const image = await pictureAt(assetId, time, signal);
      const detections = isDrawn(image) ? [] : await models.run('detect', { image, closely: open }, { signal });
      const texts = library.evidence.within(assetId, time, time, ['text']);
      const clear = withoutLetters({ time, detections }, texts).detections;
      for (const label of open) seen[label] = clear.filter((one) => one.label === label);
      const spans = Object.entries(seen).flatMap(([label, all]) =>
        all.length > 0 ? [spanOf(label, all, { frame, time })] : [],
      );
      library.stages.commit({
        assetId,
        stage: 'objects',
        unit,
        state: { seen } satisfies LookState,
        evidence: spans.map((span, i) => objectEvidence(assetId, unit, i, span)),
      });
      if (open.some((label) => seen[label]!.length > 0)) onFound?.(assetId);
    }
    return labels.some((label) => seen[label]!.length > 0);
  }
}

/** A file whose pictures have yet to be looked at the first time will be. */
function isTakenIn(library: LookAgainDeps['library'], assetId: string): boolean {
  return library.stages.list(assetId).some(({ stage, state }) => stage === 'objects' && state === 'done');
}

/** One picture bears it out for the span that the picture stands for. */
function spanOf(label: string, detections: readonly Detection[], { frame, time }: LookAt): ObjectSpan {
  const sightings = detections.map(({ box, confidence }, track) => ({ time, track, box, confidence }));
  const confidence = Math.max(...sightings.map((sighting) => sighting.confidence));
  return { label, start: frame.start, end: frame.end, count: sightings.length, sightings, confidence };
}
