import { z } from 'zod';

/** SHA-256 of the file's content, 64 hex digits: the same content twice is one asset. */
export const assetId = z.string().regex(/^[0-9a-f]{64}$/);
export type AssetId = z.infer<typeof assetId>;

export const assetKind = z.enum(['image', 'video', 'audio']);
export type AssetKind = z.infer<typeof assetKind>;

export const track = z.object({
  /** Stream index in the container. */
  index: z.number().int(),
  kind: z.enum(['video', 'audio', 'subtitle']),
  codec: z.string(),
  /** As the container labels it (often ISO 639-2), null where it does not. */
  language: z.string().nullable(),
  title: z.string().nullable(),
  default: z.boolean(),
});
export type Track = z.infer<typeof track>;

/** Every stage of ingest, in the order of dependence. */
export const stageName = z.enum([
  'probe',
  'keyframes',
  'waveform',
  'subtitles',
  'speech',
  'text',
  'objects',
  'embeddings',
  'pictures',
  'visual',
  'proxy',
]);
export type StageName = z.infer<typeof stageName>;

export const assetState = z.enum(['queued', 'working', 'paused', 'ready', 'failed', 'missing']);

export const asset = z.object({
  id: assetId,
  name: z.string(),
  kind: assetKind,
  /** IANA media type of the original. */
  mime: z.string(),
  /** True where Chromium plays the original as it is. */
  playable: z.boolean(),
  size: z.number().int().describe('bytes'),
  duration: z.number().describe('s; 0 for still images'),
  /** Upright, as shown; 0 for audio. */
  width: z.number().int(),
  height: z.number().int(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Average frames a second; null for images and audio. */
  fps: z.number().nullable(),
  variableFrameRate: z.boolean(),
  tracks: z.array(track),
  /** Where the content was seen, newest first. */
  paths: z.array(z.string()),
  addedAt: z.number().describe('ms since 1970'),
  state: assetState,
  /** Counts by kind, for badges and filters. */
  evidence: z.record(z.string(), z.number().int()),
});
export type Asset = z.infer<typeof asset>;

/** A picture of the asset and the span over which nothing on screen changed enough to need another. */
export const keyFrame = z.object({
  id: z.string(),
  assetId,
  /** Presentation time of the frame itself, s. */
  time: z.number(),
  start: z.number(),
  end: z.number(),
  /** Key frame of which this one is a near-duplicate (a slide that came back); its text was read there. */
  sameAs: z.string().nullable(),
});
export type KeyFrame = z.infer<typeof keyFrame>;

/** min/max of the signal per bucket, -1..1; `rate` buckets a second. */
export const waveform = z.object({ rate: z.number(), min: z.array(z.number()), max: z.array(z.number()) });
export type Waveform = z.infer<typeof waveform>;

/** Sprite geometry of `filmstrip/<assetId>`: `count` cells of width × height px in `columns` columns, one each `interval` s. */
export const filmstrip = z.object({
  count: z.number().int(),
  columns: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  interval: z.number(),
});
export type Filmstrip = z.infer<typeof filmstrip>;
