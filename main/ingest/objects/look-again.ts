import type { Detection, Models, RgbImage } from '../../../native-models/protocol.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { AppError } from '../../app-error.ts';
import { isKnownClass } from '../../language/object-names.ts';
import type { Library } from '../../library/library.ts';
import type { LookAgain, LookAt } from '../../look-port.ts';
import type { OpenDetector } from '../../models/open-detector.ts';
import { isDrawn } from './is-drawn.ts';
import { objectEvidence, withoutLetters } from './object-evidence.ts';
import type { ObjectSpan } from './track-objects.ts';

export interface LookAgainDeps {
  library: Pick<Library, 'assets' | 'evidence' | 'stages'>;
  models: Pick<Models, 'run'>;
  /** A picture at its full size. @throws AppError where the file is gone or damaged */
  pictureAt(assetId: string, time: number, signal: AbortSignal): Promise<RgbImage>;
  /** Looks for things beyond the known classes; gives undefined where none is chosen. */
  openDetector(): OpenDetector | undefined;
  /** Evidence was added to this file. */
  onFound?(assetId: string): void;
  /** ms that one question may take; what was found by then counts. */
  limitMs?: number;
}

const LIMIT_MS = 8000;
/** A model that knows every word takes so many times as long for a picture. */
const SLOWER = 4;

const NOT_KNOWN =
  'none of the 80 kinds of things that are known here; a model that finds any thing by its name can be installed under Models';

/** The detector that comes with Cuepoint, in the names of evidence and of what was looked for. */
const OWN = 'yolox-nano';

interface Detector {
  model: string;
  detect(image: RgbImage, labels: readonly string[], signal: AbortSignal): Promise<Detection[]>;
}

/** What a closer look at one picture saw, by model and by class or word: also that it saw none. */
interface LookState {
  seen: { model: string; label: string; detections: Detection[] }[];
}

/**
 * The closer look at a few pictures, for a question that names a thing which was not clearly seen. What it sees is kept as a unit of the stage
 * `objects`: it is cited like any other evidence, the same question does not look twice, and doing the stage anew forgets it.
 */
export function createLookAgain(deps: LookAgainDeps): LookAgain {
  const { library, models, pictureAt, openDetector, onFound, limitMs = LIMIT_MS } = deps;
  const own: Detector = {
    model: OWN,
    // A detector that knows photographs alone sees only mistakes in drawn pictures.
    detect: async (image, closely, signal) =>
      isDrawn(image) ? [] : models.run('detect', { image, closely }, { signal }),
  };

  return async (sought, at, signal) => {
    const isKnown = sought.labels.every(isKnownClass);
    const detector = isKnown ? own : openOf(openDetector());
    if (!detector) return { assetIds: [], frames: 0, note: NOT_KNOWN };
    const late = AbortSignal.timeout(isKnown ? limitMs : SLOWER * limitMs);
    const either = AbortSignal.any([signal, late]);
    const found = new Set<string>();
    let frames = 0;
    let note: string | null = null;
    for (const look of at) {
      if (!isTakenIn(library, look.frame.assetId)) continue;
      try {
        if (await lookAt(look, sought.labels, detector, either)) found.add(look.frame.assetId);
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

  /** @returns whether one of them is there */
  async function lookAt(
    { frame, time }: LookAt,
    labels: readonly string[],
    { model, detect }: Detector,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { assetId } = frame;
    const unit = `look:${time.toFixed(3)}`;
    const state = library.stages.units(assetId, 'objects').find((one) => one.unit === unit)?.state;
    const before = (state as LookState | undefined)?.seen ?? [];
    const known = (label: string) => before.find((one) => one.label === label && one.model === model);
    const open = labels.filter((label) => !known(label));
    const wasThere = labels.some((label) => (known(label)?.detections.length ?? 0) > 0);
    if (open.length === 0) return wasThere;
    const image = await pictureAt(assetId, time, signal);
    const detections = await detect(image, open, signal);
    const texts = library.evidence.within(assetId, time, time, ['text']);
    const asked = detections.filter((one) => open.includes(one.label));
    const clear = withoutLetters({ time, detections: asked }, texts).detections;
    const now = open.map((label) => ({ model, label, detections: clear.filter((one) => one.label === label) }));
    const seen = [...before, ...now];
    library.stages.commit({
      assetId,
      stage: 'objects',
      unit,
      state: { seen } satisfies LookState,
      evidence: evidenceOf(assetId, unit, seen, { frame, time }),
    });
    if (clear.length > 0) onFound?.(assetId);
    return clear.length > 0 || wasThere;
  }
}

function openOf(chosen: OpenDetector | undefined): Detector | undefined {
  return chosen && { model: chosen.id, detect: chosen.detect };
}

/** A file whose pictures have yet to be looked at the first time will be. */
function isTakenIn(library: LookAgainDeps['library'], assetId: string): boolean {
  return library.stages.list(assetId).some(({ stage, state }) => stage === 'objects' && state === 'done');
}

/** One picture bears it out for the span that the picture stands for. */
function evidenceOf(assetId: string, unit: string, seen: LookState['seen'], { frame, time }: LookAt): Evidence[] {
  return seen
    .filter(({ detections }) => detections.length > 0)
    .map(({ model, label, detections }, ordinal) => {
      const sightings = detections.map(({ box, confidence }, track) => ({ time, track, box, confidence }));
      const span: ObjectSpan = {
        label,
        start: frame.start,
        end: frame.end,
        count: sightings.length,
        sightings,
        confidence: Math.max(...sightings.map((sighting) => sighting.confidence)),
      };
      return objectEvidence(assetId, unit, ordinal, span, model);
    });
}
