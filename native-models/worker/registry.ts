import { availableParallelism } from 'node:os';
import type { TaskName } from '../protocol.ts';
import { chosen } from '../runtimes/chosen.ts';
import { lazy } from '../runtimes/lazy.ts';
import { createMemoryFallBack } from '../runtimes/memory-fall-back.ts';
import { probeDevice } from '../runtimes/probe-device.ts';
import type { TaskRunner } from '../runtimes/task.ts';
import { recogniseSpeech } from '../tasks/asr/asr.ts';
import { openWhisper } from '../tasks/asr/whisper.ts';
import { openClip } from '../tasks/clip/clip.ts';
import { openDetector } from '../tasks/detect/detect.ts';
import { openOwl } from '../tasks/detect-open/open-owl.ts';
import { openTextEmbedder } from '../tasks/embed-text/embed-text.ts';
import { readText } from '../tasks/ocr/ocr.ts';
import { openTesseract } from '../tasks/ocr/tesseract.ts';
import { checkedImage } from '../tasks/rgb-image.ts';
import { openSilero } from '../tasks/vad/silero.ts';
import { findSpeech } from '../tasks/vad/vad.ts';
import { openVlm } from '../tasks/vlm/open-vlm.ts';
import { encodeImages, judge, write } from '../tasks/vlm/vlm.ts';

/** ms without use after which a model's memory is given back. */
const IDLE_MS = 60_000;
/** Readers at once: each has 150 MB and a thread of its own. */
const READERS = 2;

export type Runners = { [T in TaskName]: TaskRunner<T> };

export interface Registry {
  runners: Runners;
  /** How many runs of a task may go on at once; tasks of one lane share it. */
  lanes: { [T in TaskName]: string };
  widths: Record<string, number>;
  release(): Promise<void>;
}

/** Every task with its models, each opened at first use. @param weights folder of the embedded weights */
export function createRegistry(weights: string): Registry {
  const threads = Math.max(1, Math.min(8, availableParallelism()));
  const close = (model: { close(): Promise<void> }) => model.close();
  const silero = lazy(() => openSilero(weights), close, IDLE_MS);
  const whisper = lazy(() => openWhisper(weights, threads), close, IDLE_MS);
  const detector = lazy(() => openDetector(weights, threads), close, IDLE_MS);
  const embedder = lazy(() => openTextEmbedder(weights, threads), close, IDLE_MS);
  const vlm = chosen((model) => openVlm(model, threads), close, IDLE_MS);
  const clip = chosen((model) => openClip(model, threads), close, IDLE_MS);
  const owl = chosen((model) => openOwl(model, threads), close, IDLE_MS);
  const onEnoughMemory = createMemoryFallBack();
  const readers = Array.from({ length: READERS }, () => ({ busy: false, model: lazy(openTesseract, close, IDLE_MS) }));

  return {
    runners: {
      vad: ({ pcm }, context) => silero.use((model) => findSpeech(model, pcm, context)),
      asr: ({ pcm, language }, context) => whisper.use((model) => recogniseSpeech(model, pcm, language, context)),
      detect: ({ image, ...how }, context) =>
        detector.use((model) =>
          'closely' in how
            ? model.closely(checkedImage(image), how.closely, context)
            : model.detect(checkedImage(image), how.minConfidence, context),
        ),
      'detect-open': ({ model, image, words, minConfidence }, context) =>
        owl.use(model, (opened) => opened.detect(checkedImage(image), words, minConfidence, context)),
      'vlm-encode': (input, context) =>
        onEnoughMemory(input.model, (ref) => vlm.use(ref, (model) => encodeImages(model, input, context))),
      'vlm-score': (input, context) =>
        onEnoughMemory(input.model, (ref) => vlm.use(ref, (model) => judge(model, input, context))),
      'vlm-generate': (input, context) =>
        onEnoughMemory(input.model, (ref) => vlm.use(ref, (model) => write(model, input, context))),
      'clip-images': ({ model, images }, context) => clip.use(model, (opened) => opened.images(images, context)),
      'clip-texts': ({ model, texts }) => clip.use(model, (opened) => opened.texts(texts)),
      'embed-text': ({ texts }, context) => embedder.use((model) => model.embed(texts, context)),
      'probe-device': ({ device }) => probeDevice(device),
      async ocr({ image }, context) {
        // The lane lets in no more runs than there are readers.
        const reader = readers.find((candidate) => !candidate.busy) ?? readers[0]!;
        reader.busy = true;
        try {
          return await reader.model.use((model) => readText(model, checkedImage(image), context));
        } finally {
          reader.busy = false;
        }
      },
    },
    lanes: {
      vad: 'onnx',
      asr: 'onnx',
      detect: 'onnx',
      'detect-open': 'onnx',
      'embed-text': 'onnx',
      'probe-device': 'onnx',
      ocr: 'ocr',
      'vlm-encode': 'onnx',
      'vlm-score': 'onnx',
      'vlm-generate': 'onnx',
      'clip-images': 'onnx',
      'clip-texts': 'onnx',
    },
    widths: { onnx: 1, ocr: READERS },
    async release() {
      await Promise.all(
        [silero, whisper, detector, embedder, vlm, clip, owl, ...readers.map((r) => r.model)].map((m) => m.release()),
      );
    },
  };
}
