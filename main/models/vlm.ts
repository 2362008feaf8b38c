import type { Models, RanOn, RgbImage, ScoreCandidate, Tasks } from '../../native-models/protocol.ts';
import type { ChosenDevices } from './choose-devices.ts';
import { type InstalledModel, isSame, refOf } from './installed-model.ts';
import type { SpeedKind, Speeds } from './speeds.ts';

/** The vision-language model that is chosen now. */
export interface Vlm {
  id: string;
  /** Names model, revision and budget: visual tokens of another key are another's. */
  key: string;
  /** Frames that it can tell apart in one prompt. */
  framesPerPrompt: number;
  /** Whether it still is the chosen one: long work for another is better begun anew. */
  isChosen(): boolean;
  /** Looks at one moment, in time order, as its visual tokens. */
  encode(looks: RgbImage[], signal: AbortSignal): Promise<Uint8Array>;
  /** One sentence on what a frame shows. */
  caption(tokens: Uint8Array, signal: AbortSignal): Promise<string>;
  /** @param candidates by falling prior */
  judge(
    input: { question: string; candidates: ScoreCandidate[]; keep: number },
    signal: AbortSignal,
  ): Promise<Tasks['vlm-score']['output']>;
  answer(
    input: { question: string; text: string; frames: { tokens: Uint8Array; label: string }[] },
    options: { signal: AbortSignal; onText(text: string): void },
  ): Promise<Tasks['vlm-generate']['output']>;
  /** Goes on from a prompt without pictures; undefined for a model that follows no written instructions. */
  write?: (
    prompt: string,
    options: { maxTokens: number; signal: AbortSignal; onText(text: string): void },
  ) => Promise<Tasks['vlm-generate']['output']>;
}

export interface VlmOptions {
  /** The chosen model, as the model library has it. */
  active(): InstalledModel | undefined;
  speeds: Pick<Speeds, 'note'>;
  /** Where it is to run. */
  devices(model: InstalledModel): Promise<ChosenDevices>;
}

const CAPTION_TOKENS = 40;
const ANSWER_TOKENS = 120;

/** @returns a function that gives the chosen model as it is at that moment, undefined where none is chosen */
export function createVlm(models: Models, { active, devices, speeds }: VlmOptions): () => Vlm | undefined {
  return () => {
    const model = active();
    if (!model) return undefined;
    const { id, revision, budget, order, framesPerPrompt, plans } = model;
    let chosen: Promise<ChosenDevices> | undefined;
    const where = () => {
      chosen ??= devices(model);
      return chosen;
    };
    const ref = async () => refOf(model, (await where()).devices);
    const note = (ran: RanOn, kind: SpeedKind, value: number) => speeds.note(id, revision, ran.device, kind, value);
    return {
      id,
      key: `${id}@${revision}:${budget}`,
      framesPerPrompt,
      isChosen: () => isSame(active(), model),
      async encode(images, signal) {
        const input = { images, budget, together: true };
        const ran = await models.run('vlm-encode', { model: await ref(), ...input }, { signal });
        note(ran, 'encodeMs', ran.ms / images.length);
        return ran.frames[0]!;
      },
      async caption(tokens, signal) {
        const input = {
          prompt: { kind: 'caption' as const },
          frames: [{ tokens, label: '' }],
          maxTokens: CAPTION_TOKENS,
        };
        const ran = await models.run('vlm-generate', { model: await ref(), ...input }, { signal });
        const { text, ended, tokens: written } = ran;
        note(ran, 'tokensPerSecond', (1000 * written) / ran.ms);
        return ended ? text : text.replace(/\s+\S*$/, ' …');
      },
      async judge(input, signal) {
        const ran = await models.run('vlm-score', { model: await ref(), order, ...input }, { signal });
        note(ran, 'scoreMs', ran.ms / ran.judgements.filter((one) => one !== null).length);
        return { ...ran, note: ran.note ?? (await where()).note };
      },
      answer: async ({ question, text, frames }, { signal, onText }) =>
        models.run(
          'vlm-generate',
          { model: await ref(), prompt: { kind: 'answer', question, text }, frames, maxTokens: ANSWER_TOKENS },
          { signal, onEvent: ({ text: part }) => onText(part) },
        ),
      write: plans
        ? async (text, { maxTokens, signal, onText }) =>
            models.run(
              'vlm-generate',
              { model: await ref(), prompt: { kind: 'text', text }, frames: [], maxTokens },
              { signal, onEvent: ({ text: part }) => onText(part) },
            )
        : undefined,
    };
  };
}
