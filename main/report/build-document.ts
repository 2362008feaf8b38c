import type { Answer } from '../../preload/contract/answer.ts';
import type { Asset, AssetId } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { DrawnBox, Report, ReportItem } from '../../preload/contract/report.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import type { Library } from '../library/library.ts';
import { type CitedMoment, citedMoments } from './cited-moments.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { Block, MomentBlock, Place, Quote, ReportDocument, SourceRow } from './document.ts';
import { withCorrections } from './with-corrections.ts';

/** More would bury the point of a moment; quotes that a sentence refers to are always kept. */
const quotesPerMoment = 12;

type MomentItem = Extract<ReportItem, { kind: 'moment' }>;
type ReadLibrary = { assets: Pick<Library['assets'], 'get'>; evidence: Pick<Library['evidence'], 'byIds'> };

/**
 * Turns a report into the blocks that every format prints. An answer brings the pictures that it cites, unless the report holds that
 * moment already; each cited evidence gets one number throughout.
 */
export function buildDocument(
  library: ReadLibrary,
  kept: Report,
  context: { appVersion: string; now: number },
): ReportDocument {
  const report = withCorrections(library, kept);
  const builder = new DocumentBuilder(library, report);
  const title = cleanLine(report.title) || 'Report';
  const blocks = report.items.flatMap((item) => builder.blocks(item));
  const [first] = blocks;
  if (first?.kind === 'answer' && first.question === title) first.question = '';
  return {
    title,
    author: cleanLine(report.author),
    exportedAt: context.now,
    appVersion: context.appVersion,
    blocks,
    sources: builder.sources(),
    models: builder.models(),
  };
}

class DocumentBuilder {
  private readonly library: ReadLibrary;
  private readonly momentItems: MomentItem[];
  private readonly numbers = new Map<string, number>();
  private readonly printed = new Set<number>();
  private readonly names = new Map<AssetId, string>();
  private readonly used = new Map<string, Evidence>();

  constructor(library: ReadLibrary, report: Report) {
    this.library = library;
    this.momentItems = report.items.filter((item) => item.kind === 'moment');
    for (const item of report.items) {
      if (item.kind !== 'answer') continue;
      for (const citation of item.answer.sentences.flatMap((sentence) => sentence.citations)) {
        this.names.set(citation.assetId, citation.assetName);
        if (!this.numbers.has(citation.evidenceId)) this.numbers.set(citation.evidenceId, this.numbers.size + 1);
      }
    }
  }

  blocks(item: ReportItem): Block[] {
    if (item.kind === 'text') {
      const text = cleanText(item.text);
      return text === '' ? [] : [{ kind: 'text', text }];
    }
    return item.kind === 'moment' ? [this.moment(item)] : this.answer(item.answer, item.note);
  }

  private answer(answer: Answer, note: string): Block[] {
    const sentences = answer.sentences.map((sentence) => ({
      text: cleanLine(sentence.text),
      references: sentence.citations.map((citation) => ({
        number: this.numbers.get(citation.evidenceId)!,
        place: this.place(citation.assetId, citation.start, citation.end),
      })),
    }));
    const nearest =
      answer.status === 'notFound'
        ? answer.moments.slice(0, 3).map((moment) => this.place(moment.assetId, moment.start, moment.end))
        : [];
    const find = (id: string) => this.library.evidence.byIds([id])[0];
    const cited = citedMoments(answer, find).filter((one) => !this.isShownElsewhere(one));
    return [
      {
        kind: 'answer',
        question: cleanLine(answer.question),
        status: answer.status,
        sentences,
        nearest,
        note: cleanText(note),
      },
      ...cited.map((one) => this.citedMoment(one)),
    ];
  }

  /** True where the person put the same moment into the report: it is printed there, with the same numbers. */
  private isShownElsewhere(cited: CitedMoment): boolean {
    return this.momentItems.some(({ moment }) =>
      cited.citations.every((citation) => moment.evidence.some((evidence) => evidence.id === citation.evidenceId)),
    );
  }

  private citedMoment(cited: CitedMoment): MomentBlock {
    for (const evidence of cited.evidence) this.used.set(evidence.id, evidence);
    const known = new Map(cited.evidence.map((evidence) => [evidence.id, evidence]));
    const quotes = cited.citations.map((citation) =>
      this.quote({
        ...citation,
        id: citation.evidenceId,
        text: citation.quote,
        detail: known.get(citation.evidenceId)?.detail,
      }),
    );
    const place = this.place(cited.assetId, cited.start, cited.end);
    return { kind: 'moment', place, figure: this.figure(place, cited), quotes, more: 0, note: '' };
  }

  private moment({ moment, at, boxes, note }: MomentItem): MomentBlock {
    const cited = moment.evidence.filter((evidence) => this.numbers.has(evidence.id));
    const others = moment.evidence.filter((evidence) => !this.numbers.has(evidence.id));
    const room = Math.max(0, quotesPerMoment - cited.length);
    const chosen = new Set([...cited, ...others.slice(0, room)]);
    for (const evidence of chosen) this.used.set(evidence.id, evidence);
    const quotes = moment.evidence
      .filter((evidence) => chosen.has(evidence))
      .sort((a, b) => a.start - b.start)
      .map((evidence) => this.quote(evidence));
    const place = this.place(moment.assetId, moment.start, moment.end);
    return {
      kind: 'moment',
      place,
      figure: this.figure(place, { assetId: moment.assetId, at, boxes }),
      quotes,
      more: moment.evidence.length - chosen.size,
      note: cleanText(note),
    };
  }

  private figure(place: Place, { assetId, at, boxes }: { assetId: AssetId; at: number; boxes: DrawnBox[] }) {
    if (this.library.assets.get(assetId)?.kind === 'audio') return null;
    const marks = boxes.map(({ box, label }) => ({ box, label: label === null ? null : cleanLine(label) || null }));
    return { assetId, place, at, boxes: marks };
  }

  private quote(
    from: Pick<Evidence, 'id' | 'assetId' | 'kind' | 'text' | 'start' | 'end'> & { detail?: Evidence['detail'] },
  ): Quote {
    const number = this.numbers.get(from.id) ?? null;
    const anchor = number !== null && !this.printed.has(number);
    if (number !== null) this.printed.add(number);
    const { detail } = from;
    const context = detail?.kind === 'text' ? detail.heading : detail ? speakerOf({ detail }) : null;
    const place = this.place(from.assetId, from.start, from.end);
    return {
      number,
      anchor,
      kind: from.kind,
      text: cleanText(from.text),
      context: context ? cleanLine(context) : null,
      place,
    };
  }

  private place(assetId: AssetId, start: number, end: number): Place {
    const asset = this.library.assets.get(assetId);
    const name = asset?.name ?? this.names.get(assetId) ?? 'a file no longer in the library';
    this.names.set(assetId, name);
    return { fileName: cleanLine(name), still: asset?.kind === 'image', start, end };
  }

  /** Every file that the report names, in the order of naming. */
  sources(): SourceRow[] {
    return [...this.names].map(([sha256, name]) => {
      const asset: Asset | undefined = this.library.assets.get(sha256);
      const duration = asset && asset.kind !== 'image' ? asset.duration : null;
      return { name: cleanLine(name), sha256, kind: asset?.kind ?? null, duration };
    });
  }

  models(): ReportDocument['models'] {
    const rows = new Map<string, ReportDocument['models'][number]>();
    for (const { source } of this.used.values()) {
      const row = {
        stage: cleanLine(source.stage),
        model: cleanLine(source.model),
        version: cleanLine(source.version),
      };
      rows.set(JSON.stringify(row), row);
    }
    return [...rows.values()];
  }
}
