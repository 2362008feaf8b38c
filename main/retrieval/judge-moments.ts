import type { Moment } from '../../preload/contract/evidence.ts';
import { AppError } from '../app-error.ts';
import { clock } from '../language/clock.ts';
import type { Library } from '../library/library.ts';
import type { Vlm } from '../models/vlm.ts';
import type { Judged, JudgedMoment, Visual } from '../visual-port.ts';
import type { FindPictures } from './find-pictures.ts';
import { frameMoments } from './frame-moments.ts';
import { answeredText, judgedText } from './judged-text.ts';

/** Moments that are judged for one question. */
const POOL = 24;
/** Moments whose order matters: once these can no longer change, the rest is not looked at. */
const KEEP = 8;

export interface JudgeDeps {
  library: Pick<Library, 'assets' | 'keyFrames' | 'evidence' | 'visualTokens'>;
  /** From which P(Yes) on this model's judgement counts. */
  thresholdOf(vlm: Vlm): number;
  /** Which key frames are worth a look first. */
  findPictures: FindPictures;
  /** The model that is chosen now. */
  vlm: () => Vlm | undefined;
  log: { warn(details: object, message: string): void };
}

/**
 * The reranker that sees (RagVL, Chen et al. 2024): P(Yes) of every candidate's merged visual tokens with its text, fused with the order of
 * retrieval. Where the model fails, that order stays and the trace says why.
 * @returns undefined where no such model is chosen
 */
export function createVisual({ library, vlm, findPictures, thresholdOf, log }: JudgeDeps): () => Visual | undefined {
  return () => {
    const model = vlm();
    if (!model) return undefined;
    const useful = thresholdOf(model);
    return {
      name: model.id,
      framesPerPrompt: model.framesPerPrompt,
      useful,
      async judge({ question, scope, moments }, signal) {
        const found = moments.slice(0, POOL);
        const fitting = (await findPictures(question, scope, POOL, signal))?.hits.map(({ keyFrame }) => keyFrame);
        const pool = [...found, ...frameMoments(library, scope, found, POOL - found.length, fitting)];
        const frames = tokensOf(library, pool, model.key);
        const priors = spread(pool.map((moment) => moment.score));
        const entries = pool.map((moment, i): JudgedMoment => {
          const frame = (moment.keyFrame && frames.get(sourceOf(moment))) ?? null;
          return { moment, before: priors[i]!, after: priors[i]!, p: null, tokens: null, frame };
        });
        const visible = entries.filter((entry) => entry.frame !== null).sort((a, b) => b.before - a.before);
        const name = model.id;
        if (visible.length === 0) {
          const note = 'These files were not looked at yet: moments are ranked by their words and meaning.';
          return { moments: entries.slice(0, found.length), reranker: ranker(name, note), dropped: [] };
        }
        try {
          const candidates = visual(visible);
          const { judgements, device, note } = await model.judge({ question, candidates, keep: KEEP }, signal);
          visible.forEach((entry, i) => {
            const judgement = judgements[i];
            if (judgement) Object.assign(entry, { p: judgement.p, after: judgement.fused, tokens: judgement.tokens });
          });
          const looked = judgements.filter((one) => one !== null).length;
          return { ...selected(entries, found.length, useful), reranker: { name, note, device, looked } };
        } catch (error) {
          if (signal.aborted) throw error;
          log.warn({ err: error }, 'moments could not be judged by their pictures');
          const why = error instanceof AppError ? error.message : 'it failed';
          const note = `Ranked by words and meaning only, because the model that looks at pictures did not answer: ${why}`;
          return { moments: entries.slice(0, found.length), reranker: ranker(name, note), dropped: [] };
        }
      },
      async answer({ question, moments }, options) {
        const several = moments.length > 1;
        return model.answer(
          {
            question,
            text: moments.length === 1 ? answeredText(moments[0]!.moment, objectsOf(library, moments[0]!.moment)) : '',
            frames: moments.map(({ moment, frame }, i) => ({
              tokens: frame!,
              label: several ? `[${i + 1}] ${clock(moment.keyFrame?.time ?? moment.start)} ` : '',
            })),
          },
          options,
        );
      },
    };
  };
}

/** Objects in view at a moment's key frame. */
function objectsOf(library: JudgeDeps['library'], { assetId, keyFrame, start }: Moment) {
  const at = keyFrame?.time ?? start;
  return library.evidence.within(assetId, at, at, ['object']);
}

const ranker = (name: string, note: string) => ({ name, note, device: null, looked: 0 });

const visual = (entries: readonly JudgedMoment[]) =>
  entries.map(({ moment, frame, before }) => ({ frames: [frame!], text: judgedText(moment), prior: before }));

function sourceOf({ keyFrame }: Moment): string {
  return keyFrame!.sameAs ?? keyFrame!.id;
}

function tokensOf(library: JudgeDeps['library'], pool: readonly Moment[], model: string): Map<string, Uint8Array> {
  const ids = pool.filter((moment) => moment.keyFrame).map(sourceOf);
  return library.visualTokens.of([...new Set(ids)], model);
}

/**
 * Best first: what was judged by its fused score, then what could no longer come among the best. Moments without a picture keep the place that
 * retrieval gave them: nothing was seen that speaks for or against them. What only looking could bring up must be useful.
 */
function selected(
  entries: readonly JudgedMoment[],
  found: number,
  useful: number,
): Pick<Judged, 'moments' | 'dropped'> {
  const isKept = (entry: JudgedMoment, i: number) => i < found || (entry.p !== null && entry.p >= useful);
  const kept = entries.filter((entry, i) => entry.frame !== null && isKept(entry, i));
  const judged = kept.filter((entry) => entry.p !== null).sort((a, b) => b.after - a.after);
  const moments = [...judged, ...kept.filter((entry) => entry.p === null)];
  for (const [i, entry] of entries.slice(0, found).entries()) if (entry.frame === null) moments.splice(i, 0, entry);
  const dropped = entries
    .filter((entry, i) => !isKept(entry, i) && entry.p !== null)
    .map(({ moment, p }) => ({
      text: `Picture at ${clock(moment.start)}`,
      why: `looked at and found of no use (${Math.round(p! * 100)} %)`,
    }));
  return { moments: falling(moments), dropped: dropped.slice(0, 10) };
}

/** Scores that go with the order: nobody stands below one that has less. */
function falling(moments: readonly JudgedMoment[]): JudgedMoment[] {
  let most = moments.find(({ p }) => p !== null)?.after ?? 1;
  return moments.map((entry) => {
    if (entry.p === null) return { ...entry, after: most };
    most = entry.after;
    return entry;
  });
}

/** To 0–1 within the question; all alike is 0.5. */
function spread(scores: readonly number[]): number[] {
  const least = Math.min(...scores);
  const range = Math.max(...scores) - least;
  return scores.map((score) => (range > 1e-9 ? (score - least) / range : 0.5));
}
