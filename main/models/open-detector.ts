import type { Detection, Models, RgbImage } from '../../native-models/protocol.ts';
import { type InstalledModel, refOf } from './installed-model.ts';

/** The model that looks for whatever a word names, as it is chosen now. */
export interface OpenDetector {
  id: string;
  /** Best first; each label is the word as given. */
  detect(image: RgbImage, words: readonly string[], signal: AbortSignal): Promise<Detection[]>;
}

/**
 * OWL's scores are low, and lowest for what is not there: its authors' examples cut at 0.1. What is cited has to be surer than that; what is not
 * sure is told as weak.
 */
const MIN_CONFIDENCE = 0.25;

/** @param active the chosen model, as the model library has it */
export function createOpenDetector(
  models: Pick<Models, 'run'>,
  active: () => InstalledModel | undefined,
): () => OpenDetector | undefined {
  return () => {
    const model = active();
    if (!model) return undefined;
    return {
      id: model.id,
      detect: (image, words, signal) =>
        models.run('detect-open', { model: refOf(model), image, words, minConfidence: MIN_CONFIDENCE }, { signal }),
    };
  };
}
