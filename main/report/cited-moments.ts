import type { Answer, Citation } from '../../preload/contract/answer.ts';
import type { KeyFrame } from '../../preload/contract/asset.ts';
import type { Evidence, EvidenceOf, Moment } from '../../preload/contract/evidence.ts';
import type { DrawnBox } from '../../preload/contract/report.ts';

/** One picture that shows what an answer cites, with everything cited there. */
export interface CitedMoment {
  assetId: string;
  /** Second of the picture. */
  at: number;
  start: number;
  end: number;
  keyFrame: KeyFrame | null;
  boxes: DrawnBox[];
  citations: Citation[];
  evidence: Evidence[];
  /** The ranked moment that it comes from, where there is one. */
  moment: Moment | null;
}

export type FindEvidence = (id: string) => Evidence | undefined;

/**
 * The pictures that an answer rests on, in the order in which its sentences cite them. Citations on the same picture share one; each
 * evidence counts once.
 * @param find knows evidence that is in none of the answer's moments.
 */
export function citedMoments(answer: Answer, find: FindEvidence = () => undefined): CitedMoment[] {
  const pictures = new Map<string, CitedMoment>();
  const seen = new Set<string>();
  for (const citation of answer.sentences.flatMap((sentence) => sentence.citations)) {
    if (seen.has(citation.evidenceId)) continue;
    seen.add(citation.evidenceId);
    const holder = momentOf(answer, citation);
    const evidence = holder?.evidence.find((e) => e.id === citation.evidenceId) ?? find(citation.evidenceId);
    const keyFrame = holder?.keyFrame ?? null;
    const { at, boxes } = lookAt(citation, evidence, keyFrame);
    const key = `${citation.assetId}@${Math.round(at * 1000)}`;
    const picture = pictures.get(key);
    if (!picture) {
      const { assetId, start, end } = citation;
      const first = { assetId, at, start, end, keyFrame, boxes, citations: [citation], moment: holder ?? null };
      pictures.set(key, { ...first, evidence: evidence ? [evidence] : [] });
      continue;
    }
    picture.start = Math.min(picture.start, citation.start);
    picture.end = Math.max(picture.end, citation.end);
    picture.boxes.push(...boxes);
    picture.citations.push(citation);
    if (evidence) picture.evidence.push(evidence);
  }
  return [...pictures.values()];
}

function momentOf(answer: Answer, citation: Citation): Moment | undefined {
  return answer.moments.find((moment) => moment.evidence.some((e) => e.id === citation.evidenceId));
}

/** Which second shows the citation best, and what to mark there. */
function lookAt(citation: Citation, evidence: Evidence | undefined, keyFrame: KeyFrame | null) {
  if (evidence?.detail.kind === 'object') {
    const sighted = bestSighting(evidence as EvidenceOf<'object'>);
    if (sighted) return sighted;
  }
  const boxes: DrawnBox[] = citation.box ? [{ box: citation.box, label: null }] : [];
  return { at: stillSecond(citation, keyFrame), boxes };
}

/** The second with the most sightings at once, the surest one among equals. */
function bestSighting(evidence: EvidenceOf<'object'>): { at: number; boxes: DrawnBox[] } | undefined {
  const byTime = Map.groupBy(evidence.detail.sightings, (sighting) => sighting.time);
  const trust = (time: number) => byTime.get(time)!.reduce((sum, sighting) => sum + sighting.confidence, 0);
  const size = (time: number) => byTime.get(time)!.length;
  const [at] = [...byTime.keys()].sort((a, b) => size(b) - size(a) || trust(b) - trust(a) || a - b);
  if (at === undefined) return undefined;
  return { at, boxes: byTime.get(at)!.map(({ box }) => ({ box, label: evidence.detail.label })) };
}

/**
 * The key frame's own second where it shows what was on screen during the citation. Otherwise the middle of what stands still
 * (text), or the start of what is said.
 */
function stillSecond(citation: Citation, keyFrame: KeyFrame | null): number {
  const isText = citation.kind === 'text' || citation.kind === 'caption';
  if (keyFrame && keyFrame.assetId === citation.assetId) {
    if (isText && keyFrame.id === citation.keyFrameId) return keyFrame.time;
    if (keyFrame.start <= citation.start && citation.start < keyFrame.end) return keyFrame.time;
  }
  return isText ? (citation.start + citation.end) / 2 : citation.start;
}
