import { createHash } from 'node:crypto';
import type { Annotation } from '../../preload/contract/annotation.ts';
import type { Asset, AssetId } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { Block, Figure, LoadPicture, MomentBlock, Place, Quote, ReportDocument } from './document.ts';
import type { ReportJson } from './report-schema.ts';

type JsonBlock = ReportJson['blocks'][number];
type JsonMoment = Extract<JsonBlock, { kind: 'moment' }>;

export interface JsonParts {
  loadPicture: LoadPicture;
  /** Stores a picture beside the file and returns its path relative to it. */
  keepPicture(jpeg: Uint8Array): Promise<string>;
  evidence(ids: readonly string[]): readonly Evidence[];
  asset(id: AssetId): Pick<Asset, 'size' | 'mime'> | undefined;
  /** What a person drew on the picture of that second, and what is hidden in it. */
  annotationsAt(assetId: AssetId, at: number): readonly Annotation[];
}

/**
 * The report for programs and for those who check it (report-schema.ts, docs/report.schema.json): with every quote the evidence that it was
 * taken from, with every picture its hash and what was drawn on it.
 */
export async function renderJson(document: ReportDocument, parts: JsonParts): Promise<string> {
  const { title, author, date, template, exportedAt, appVersion, models } = document;
  const blocks: JsonBlock[] = [];
  for (const block of document.blocks) blocks.push(await jsonBlock(block, parts));
  const report: ReportJson = {
    $schema: 'urn:cuepoint:report:1',
    title,
    author,
    date,
    template,
    exportedAt: new Date(exportedAt).toISOString(),
    app: { name: 'Cuepoint', version: appVersion },
    blocks,
    evidence: quoted(document, parts),
    sources: document.sources.map(({ number, name, sha256, kind, duration }) => {
      const asset = parts.asset(sha256);
      return { number, name, sha256, kind, duration, bytes: asset?.size ?? null, mediaType: asset?.mime ?? null };
    }),
    models,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

async function jsonBlock(block: Block, parts: JsonParts): Promise<JsonBlock> {
  if (block.kind === 'moment') return jsonMoment(block, parts);
  if (block.kind === 'moments') {
    const moments: JsonMoment[] = [];
    for (const moment of block.moments) moments.push(await jsonMoment(moment, parts));
    return { kind: 'moments', moments };
  }
  if (block.kind === 'decisions') {
    const decisions = block.decisions.map(({ text, place }) => ({ text, place: place && jsonPlace(place) }));
    return { kind: 'decisions', decisions };
  }
  if (block.kind !== 'answer') return block;
  const sentences = block.sentences.map(({ text, references }) => ({
    text,
    references: references.map(({ number, place }) => ({ quote: number, place: jsonPlace(place) })),
  }));
  return { ...block, sentences, nearest: block.nearest.map(jsonPlace) };
}

async function jsonMoment(
  { kind, id, level, exhibit, place, figure, quotes, more, note }: MomentBlock,
  parts: JsonParts,
): Promise<JsonMoment> {
  return {
    ...{ kind, id, level, exhibit, place: jsonPlace(place) },
    figure: figure && (await jsonFigure(figure, parts)),
    quotes: quotes.map(jsonQuote),
    more,
    note,
  };
}

function jsonPlace({ source, fileName, still, start, end }: Place): JsonMoment['place'] {
  return { source, fileName, start: still ? null : start, end: still ? null : end };
}

function jsonQuote({
  number,
  evidenceId,
  kind,
  withheld,
  text,
  context,
  speaker,
  place,
  madeBy,
}: Quote): JsonMoment['quotes'][number] {
  return { number, evidence: evidenceId, kind, withheld, text, context, speaker, place: jsonPlace(place), madeBy };
}

async function jsonFigure(
  figure: Figure,
  { loadPicture, keepPicture, annotationsAt }: JsonParts,
): Promise<NonNullable<JsonMoment['figure']>> {
  const { assetId, at, place, boxes } = figure;
  const loaded = await loadPicture(figure);
  const about = { source: place.source, at, boxes, annotations: annotationsAt(assetId, at).map(cleaned) };
  if ('missing' in loaded) return { ...about, picture: null, missing: loaded.missing };
  const { jpeg, width, height } = loaded;
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  return { ...about, picture: { file: await keepPicture(jpeg), sha256, width, height }, missing: null };
}

/** What a person wrote on a picture, as clean as all other words. */
function cleaned(one: Annotation): Annotation {
  if (one.kind === 'box') return { ...one, label: cleanLine(one.label) };
  return one.kind === 'text' || one.kind === 'callout' ? { ...one, text: cleanText(one.text) } : one;
}

/** The evidence of all quotes, each once, in the order of quoting. */
function quoted({ blocks, sources }: ReportDocument, parts: JsonParts): ReportJson['evidence'] {
  const moments = blocks.flatMap((block) =>
    block.kind === 'moment' ? [block] : block.kind === 'moments' ? block.moments : [],
  );
  const quotes = new Map(moments.flatMap((moment) => moment.quotes.map((quote) => [quote.evidenceId, quote])));
  const ids = [...quotes.keys()];
  const found = new Map(parts.evidence(ids).map((evidence) => [evidence.id, evidence]));
  const numbers = new Map(sources.map(({ sha256, number }) => [sha256, number]));
  return ids.flatMap((id) => {
    const evidence = found.get(id);
    if (evidence === undefined) return [];
    const { assetId, kind, start, end, box, confidence, source } = evidence;
    const { withheld, text: printed } = quotes.get(id)!;
    const text = withheld ? printed : cleanText(evidence.text);
    const madeBy = {
      stage: cleanLine(source.stage),
      model: cleanLine(source.model),
      version: cleanLine(source.version),
    };
    return [{ id, source: numbers.get(assetId)!, kind, start, end, withheld, text, box, confidence, madeBy }];
  });
}
