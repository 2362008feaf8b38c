import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StageContext, Unit } from '../../../../main/ingest/stage.ts';
import { text } from '../../../../main/ingest/stages/text.ts';
import type { KeyFrame } from '../../../../preload/contract/asset.ts';
import { ocrLine } from '../layout/ocr-lines.ts';

const frames = [0, 10, 20].map((start, i) => ({
  id: `k${i}`,
  start,
  end: start + 10,
  time: start,
  sameAs: null,
})) as KeyFrame[];

/** Runs the stage over three key frames; `reads` says what stands on each, by which model and with what note. */
async function run(reads: { words: string; model: string; note: string | null }[]) {
  const units = new Map<string, unknown>();
  const evidence: NonNullable<Unit['evidence']>[number][] = [];
  let next = 0;
  const context = {
    asset: { id: 'a', duration: 30 },
    library: { keyFrames: { ofAsset: () => frames } },
    signal: new AbortController().signal,
    units: () => units,
    commit(unit: Unit) {
      units.set(unit.unit, unit.state);
      evidence.push(...(unit.evidence ?? []));
    },
    progress: () => undefined,
    pictures: { at: async () => ({ width: 160, height: 90, data: new Uint8Array(0) }) },
    async *keyFrames() {
      yield* frames;
    },
    models: {
      async run() {
        const { words, model, note } = reads[next++]!;
        return { lines: words ? [ocrLine(words, 0.1, 0.2)] : [], model, note };
      },
    },
  } as unknown as StageContext;
  return { outcome: await text.run(context), evidence };
}

test('each text says which model read it; one that stays on the screen is one evidence', async () => {
  const by = { model: 'pp-ocr-v4', note: null };
  const { outcome, evidence } = await run([
    { words: 'Cero emisiones', ...by },
    { words: 'Cero emisiones', ...by },
    { words: 'Next stop', model: 'tesseract-eng', note: 'Read otherwise.' },
  ]);
  assert.deepEqual(
    evidence.map((one) => [one.text, one.start, one.end, one.source.model]),
    [
      ['Cero emisiones', 0, 20, 'pp-ocr-v4'],
      ['Next stop', 20, 30, 'tesseract-eng'],
    ],
  );
  assert.deepEqual(outcome, { state: 'done', reason: 'Read otherwise.' });
});

test('nothing read is told, with nothing else to say', async () => {
  const none = { words: '', model: 'pp-ocr-v4', note: null };
  const { outcome, evidence } = await run([none, none, none]);
  assert.deepEqual([outcome, evidence], [{ state: 'done', reason: 'No text was seen.' }, []]);
});
