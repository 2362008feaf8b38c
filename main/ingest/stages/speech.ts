import type { AsrSegment, Pcm, SpeechSpan } from '../../../native-models/protocol.ts';
import type { Evidence } from '../../../preload/contract/evidence.ts';
import { decodePcm, SAMPLE_RATE } from '../../media/audio.ts';
import { evidenceId } from '../evidence-id.ts';
import { aboutOtherTracks, chosenTrack } from '../speech/chosen-track.ts';
import { quietestPoint } from '../speech/quietest-point.ts';
import { speechPieces } from '../speech/speech-pieces.ts';
import { stretchEnd } from '../speech/stretch-end.ts';
import type { Stage, StageContext, StageOutcome } from '../stage.ts';

/** Sound that is looked at at once, s: bounds the memory for a recording of any length. */
const STRETCH = 120;

/** What the unit of a stretch keeps: where the next one begins, and what is to be recognised. */
interface StretchState {
  end: number;
  spans: SpeechSpan[];
  pieces: SpeechSpan[];
}

/**
 * Voice detection over stretches of two minutes, then the recogniser over pieces that begin and end in silence (VIDEO-RAG, ingest 4).
 * Units are stretches and pieces; a stretch is decoded from the same second again after a restart, so that its samples are the same.
 */
export const speech: Stage = {
  name: 'speech',
  version: '1',
  needs: [],
  async run(context) {
    const { source, asset, progress, units } = context;
    const track = chosenTrack(source.tracks);
    if (!track) return { state: 'off', reason: 'This file has no sound.' };
    let start = 0;
    while (start < asset.duration - 0.05) {
      const unit = `stretch ${start.toFixed(3)}`;
      let state = units().get(unit) as StretchState | undefined;
      const open = state?.pieces.some((piece) => !units().has(pieceUnit(piece))) ?? true;
      if (open) {
        const pcm = await readPcm(context, track.index, start);
        state ??= await findPieces(context, unit, pcm);
        await recognise(context, state, pcm, track.index);
      }
      start = Math.max(state!.end, start + 1);
      progress(start / asset.duration);
    }
    return outcome(context);
  },
};

function outcome({ source, asset, library }: StageContext): StageOutcome {
  const others = aboutOtherTracks(source.tracks);
  if (library.evidence.ofAsset(asset.id, ['speech']).length > 0) return { state: 'done', reason: others };
  return { state: 'done', reason: ['No speech was heard.', others].filter(Boolean).join(' ') };
}

async function readPcm({ source, tools, signal, asset }: StageContext, track: number, start: number): Promise<Pcm> {
  const duration = Math.min(STRETCH, asset.duration - start);
  const samples = new Float32Array(Math.ceil(duration * SAMPLE_RATE) + SAMPLE_RATE);
  let length = 0;
  let first = start;
  for await (const chunk of decodePcm(tools, source, track, { start, duration, chunk: 30, signal })) {
    if (length === 0) first = chunk.start;
    const room = samples.length - length;
    samples.set(chunk.samples.subarray(0, room), length);
    length += Math.min(room, chunk.samples.length);
  }
  return { samples: samples.slice(0, length), start: first };
}

async function findPieces(context: StageContext, unit: string, pcm: Pcm): Promise<StretchState> {
  const { models, signal, asset, commit } = context;
  const soundEnd = pcm.start + pcm.samples.length / SAMPLE_RATE;
  const spans = pcm.samples.length === 0 ? [] : await models.run('vad', { pcm }, { signal });
  const isLast = pcm.samples.length < (STRETCH - 0.5) * SAMPLE_RATE;
  const end = isLast ? asset.duration : stretchEnd(spans, { start: pcm.start, end: soundEnd });
  const inside = spans
    .filter((s) => s.start < end)
    .map((s) => ({ start: s.start, end: Math.min(s.end, isLast ? soundEnd : end) }));
  const bounds = { start: pcm.start, end: isLast ? soundEnd : end };
  const pieces = speechPieces(inside, bounds, (a, b) => quietestPoint(pcm, a, b));
  const state: StretchState = { end, spans: inside, pieces };
  commit({ unit, state });
  return state;
}

async function recognise(context: StageContext, state: StretchState, pcm: Pcm, trackIndex: number): Promise<void> {
  const { models, signal, commit, units, progress, asset } = context;
  for (const piece of state.pieces) {
    const unit = pieceUnit(piece);
    if (units().has(unit)) continue;
    const from = Math.max(0, Math.round((piece.start - pcm.start) * SAMPLE_RATE));
    const to = Math.round((piece.end - pcm.start) * SAMPLE_RATE);
    const samples = pcm.samples.slice(from, to);
    const segments = await models.run('asr', { pcm: { samples, start: pcm.start + from / SAMPLE_RATE } }, { signal });
    const heard = segments.filter((s) => s.text.trim() !== '' && isSpoken(s, state.spans));
    commit({ unit, evidence: heard.map((s, i) => toEvidence(asset.id, unit, i, s, trackIndex)) });
    progress(piece.end / asset.duration);
  }
}

/** Whether voice was detected during a good part of the segment: what is "heard" in silence is invented. */
function isSpoken(segment: AsrSegment, spans: readonly SpeechSpan[]): boolean {
  const shared = spans.reduce(
    (sum, s) => sum + Math.max(0, Math.min(s.end, segment.end) - Math.max(s.start, segment.start)),
    0,
  );
  return shared >= 0.3 * Math.max(0.1, segment.end - segment.start);
}

function toEvidence(assetId: string, unit: string, ordinal: number, s: AsrSegment, trackIndex: number): Evidence {
  return {
    id: evidenceId(assetId, 'speech', unit, ordinal),
    assetId,
    kind: 'speech',
    start: s.start,
    end: s.end,
    text: s.text.trim(),
    box: null,
    confidence: s.confidence,
    source: { stage: 'speech', model: 'whisper-base', version: '1' },
    detail: { kind: 'speech', language: s.language, trackIndex, words: s.words },
  };
}

function pieceUnit(piece: SpeechSpan): string {
  return `piece ${piece.start.toFixed(3)}`;
}
