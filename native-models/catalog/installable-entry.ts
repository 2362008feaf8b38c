import type { Device } from '../protocol.ts';
import type { Dtype } from './dtypes.ts';

/** One kind of numbers in which a model is offered. */
export interface Variant {
  /** ONNX files that come to the common ones. */
  files: readonly string[];
  /** Files that come along where the repository has them: weights beside a graph that is too large for one file. */
  optional?: readonly string[];
  /** About so many bytes, as the hub's pages round them; the exact sizes come with the download. */
  bytes: number;
  /** bytes of memory while it runs, an estimate. */
  memory: number;
}

/** How a vision-language model is best asked. */
export interface VlmFacts {
  /** Tokens that its encoder makes of one frame. */
  imageTokens: number;
  /** Side of the square that a frame is squeezed into, px; the largest one where the resolution is free. */
  imageSize: number;
  /** Tokens a frame after merging, unless told otherwise. */
  budget: number;
  /** What stands first in the prompt when candidates are scored. */
  order: 'frame-first' | 'question-first';
  /** Frames that it can tell apart in one prompt. */
  framesPerPrompt: number;
  /** Follows written instructions well enough to take a question apart as JSON; left out where it does not. */
  plans?: boolean;
}

interface Entry {
  id: string;
  name: string;
  /** What a person gets from it. */
  gives: string;
  /** SPDX identifier. */
  licence: string;
  /** Hub repository, owner/name. */
  repo: string;
  /** A commit, or a branch whose commit is looked up when the model is installed. */
  revision: string;
  /** Files that every variant needs. */
  files: readonly string[];
  /** Files that are taken along where the repository has them. */
  optional: readonly string[];
  variants: Partial<Record<Dtype, Variant>>;
  /** The variant for each device. */
  dtypes: Partial<Record<Device, Dtype>> & { cpu: Dtype };
}

/** A model that can be fetched from the hub. */
export type InstallableEntry =
  | (Entry & { task: 'vlm'; family: 'smolvlm' | 'qwen2-vl'; vlm: VlmFacts })
  | (Entry & { task: 'embed-image'; family: 'clip' })
  | (Entry & { task: 'detect-open'; family: 'owlvit' | 'owlv2' });
