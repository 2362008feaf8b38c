import type { Answer } from '../../preload/contract/answer.ts';
import type { Asset, AssetId } from '../../preload/contract/asset.ts';
import type { Evidence } from '../../preload/contract/evidence.ts';
import type { DrawnBox, Report, ReportItem } from '../../preload/contract/report.ts';
import { speakerOf } from '../../preload/contract/speaker.ts';
import { isStill } from '../../preload/contract/still.ts';
import { hiddenLines, isHiddenReading } from '../annotate/hidden-words.ts';
import { hiddenAt } from '../annotate/marks-at.ts';
import type { Library } from '../library/library.ts';
import { type CitedMoment, citedMoments } from './cited-moments.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { Block, MomentBlock, Place, Quote, ReportDocument, SourceRow } from './document.ts';
import { words } from './words.ts';

/** More would bury the point of a moment; quotes that a sentence refers to are always kept. */
const quotesPerMoment = 12;

type MomentItem = Extract<ReportItem, { kind: 'moment' }>;
/** What the numbers that a person put on a second's picture stand for. */
export type CalloutsAt = (assetId: AssetId, at: number) => readonly { number: number; text: string }[];
export type ReadLibrary = {
  assets: Pick<Library['assets'], 'get'>;
  evidence: Pick<Library['evidence'], 'byIds' | 'within'>;
  markedFrames: Pick<Library['markedFrames'], 'ofAsset'>;
  keyFrames: Pick<Library['keyFrames'], 'ofAsset'>;
};

/**
 * Turns each item of a report into blocks, whatever the template. An answer brings the pictures that it cites, unless the report holds
 * that moment already; each cited evidence gets one number throughout, each file one as a source. Ids, levels, exhibit numbers and
 * anchors are for `arrange.ts` to give, which knows the order of printing.
 */
export class ItemBlocks {
  private readonly library: ReadLibrary;
  /** Whose files can be led to; the names of two files that are the same would lead to one. */
  private readonly leadTo: ReadonlySet<AssetId>;
  private readonly calloutsAt: CalloutsAt;
  private readonly momentItems: MomentItem[];
  private readonly numbers = new Map<string, number>();
  private readonly names = new Map<AssetId, string>();
  private readonly used = new Map<string, Evidence>();
  /** Evidence that an earlier answer has shown already. */
  private readonly shown = new Set<string>();

  /** @param beside places lead to the file itself, which is to lie in the report's folder. */
  constructor(library: ReadLibrary, report: Pick<Report, 'items'>, beside: boolean, calloutsAt: CalloutsAt = () => []) {
    this.library = library;
    this.calloutsAt = calloutsAt;
    this.leadTo = beside ? uniquelyNamed(library, report.items) : new Set();
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
    if (item.kind === 'heading') {
      const text = cleanLine(item.text);
      return text === '' ? [] : [{ kind: 'heading', ...unplaced, text }];
    }
    return item.kind === 'moment' ? [this.moment(item)] : this.answer(item.answer, item.note);
  }

  private answer(answer: Answer, note: string): Block[] {
    const sentences = answer.sentences.map((sentence) => ({
      text: this.tellsHidden(sentence) ? words.withheldSentence : cleanLine(sentence.text),
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
    for (const { evidenceId } of cited.flatMap((one) => one.citations)) this.shown.add(evidenceId);
    return [
      {
        kind: 'answer',
        ...unplaced,
        question: cleanLine(answer.question),
        status: answer.status,
        sentences,
        nearest,
        note: cleanText(note),
      },
      ...cited.map((one) => this.citedMoment(one)),
    ];
  }

  /** True where a sentence rests on what a person hid in the picture, or says it. */
  private tellsHidden({ text, citations }: Answer['sentences'][number]): boolean {
    const said = text.toLowerCase();
    return citations.some((citation) => {
      if (citation.kind !== 'text' && citation.kind !== 'caption') return false;
      const says = (line: string) => line.length > 2 && said.includes(line.toLowerCase());
      return isHiddenReading(this.library, citation) || hiddenLines(this.library, citation).some(says);
    });
  }

  /** True where an earlier answer or the person put the same into the report: it is printed there, with the same numbers. */
  private isShownElsewhere(cited: CitedMoment): boolean {
    if (cited.citations.every(({ evidenceId }) => this.shown.has(evidenceId))) return true;
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
        source: known.get(citation.evidenceId)?.source,
      }),
    );
    const place = this.place(cited.assetId, cited.start, cited.end);
    const figure = this.figure(place, cited);
    const note = this.withCallouts('', cited.assetId, cited.at);
    return { kind: 'moment', ...unplaced, exhibit: null, place, figure, quotes, more: 0, note };
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
      ...unplaced,
      exhibit: null,
      place,
      figure: this.figure(place, { assetId: moment.assetId, at, boxes }),
      quotes,
      more: moment.evidence.length - chosen.size,
      note: this.withCallouts(cleanText(note), moment.assetId, at),
    };
  }

  /** A note, and under it what the numbers on the picture stand for. */
  private withCallouts(note: string, assetId: AssetId, at: number): string {
    const lines = this.calloutsAt(assetId, at).map(({ number, text }) => `${number} – ${cleanLine(text)}`);
    return [note, ...lines].filter((line) => line !== '').join('\n');
  }

  private figure(place: Place, { assetId, at, boxes }: { assetId: AssetId; at: number; boxes: DrawnBox[] }) {
    if (this.library.assets.get(assetId)?.kind === 'audio') return null;
    const marks = boxes.map(({ box, label }) => ({ box, label: label === null ? null : cleanLine(label) || null }));
    const hidden = hiddenAt(this.library, assetId, at, at).length;
    return { assetId, place, at, boxes: marks, hidden };
  }

  private quote(
    from: Pick<Evidence, 'id' | 'assetId' | 'kind' | 'text' | 'start' | 'end' | 'box'> &
      Partial<Pick<Evidence, 'detail' | 'source'>>,
  ): Quote {
    const { detail, source } = from;
    const speaker = (detail && cleanLine(speakerOf({ detail }) ?? '')) || null;
    const withheld = isHiddenReading(this.library, from);
    return {
      number: this.numbers.get(from.id) ?? null,
      anchor: false,
      evidenceId: from.id,
      kind: from.kind,
      withheld,
      text: withheld ? words.withheld : cleanText(from.text),
      context: withheld ? null : (speaker ?? this.heading(from)),
      speaker,
      place: this.place(from.assetId, from.start, from.end),
      madeBy: source ? madeBy(source) : null,
    };
  }

  /** What words stand under, unless that is hidden. */
  private heading(
    from: Pick<Evidence, 'assetId' | 'start' | 'end'> & Partial<Pick<Evidence, 'detail'>>,
  ): string | null {
    const heading = from.detail?.kind === 'text' ? cleanLine(from.detail.heading ?? '') : '';
    if (heading === '') return null;
    return hiddenLines(this.library, from).some((line) => cleanLine(line) === heading) ? null : heading;
  }

  private place(assetId: AssetId, start: number, end: number): Place {
    const asset = this.library.assets.get(assetId);
    const name = asset?.name ?? this.names.get(assetId) ?? 'a file no longer in the library';
    this.names.set(assetId, name);
    const still = isStill(asset?.kind, { start, end });
    const source = [...this.names.keys()].indexOf(assetId) + 1;
    const href = asset && this.leadTo.has(assetId) ? addressOf(name, still ? null : start) : null;
    return { fileName: cleanLine(name), still, start, end, source, href };
  }

  /** Every file that the report names, in the order of naming. */
  sources(): SourceRow[] {
    return [...this.names].map(([sha256, name], index) => {
      const asset: Asset | undefined = this.library.assets.get(sha256);
      const duration = asset && asset.kind !== 'image' ? asset.duration : null;
      return { number: index + 1, name: cleanLine(name), sha256, kind: asset?.kind ?? null, duration };
    });
  }

  models(): ReportDocument['models'] {
    const rows = new Map<string, ReportDocument['models'][number]>();
    for (const { source } of this.used.values()) {
      const row = madeBy(source);
      rows.set(JSON.stringify(row), row);
    }
    return [...rows.values()];
  }
}

/** Until `arrange.ts` has given it a place. */
const unplaced = { id: '', level: 0 };

function madeBy({ stage, model, version }: Evidence['source']) {
  return { stage: cleanLine(stage), model: cleanLine(model), version: cleanLine(version) };
}

/** The files of a report that no other file of it shares its name with. */
function uniquelyNamed(library: ReadLibrary, items: readonly ReportItem[]): Set<AssetId> {
  const ids = items.flatMap((item) => {
    if (item.kind === 'moment') return [item.moment.assetId];
    if (item.kind !== 'answer') return [];
    const cited = item.answer.sentences.flatMap(({ citations }) => citations);
    return [...cited, ...item.answer.moments].map(({ assetId }) => assetId);
  });
  const byName = Map.groupBy(new Set(ids), (id) => library.assets.get(id)?.name.toLowerCase() ?? '');
  return new Set([...byName.values()].filter((same) => same.length === 1).flat());
}

/** A file beside the report, at a second (Media Fragments URI 1.0); ms, rounded down so that it never begins too late. */
function addressOf(name: string, second: number | null): string {
  const file = `./${encodeURIComponent(name.toWellFormed())}`;
  return second === null ? file : `${file}#t=${Math.floor(second * 1000 + 1e-6) / 1000}`;
}
