import type { CallOutput } from '../../../preload/contract/contract.ts';
import type { Evidence, Moment } from '../../../preload/contract/evidence.ts';
import { keys } from '../../lib/data.ts';
import { queries } from '../../lib/engine.ts';
import { useAsk } from '../ask/ask-store.ts';
import { useSelection } from '../library/selection-store.ts';
import { addMoment } from '../reports/add-to-report.ts';
import { focusTab } from '../shell/shell-store.ts';
import { useTimeline } from '../timeline/timeline-store.ts';
import { partOf } from './part-of.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import type { Picked } from './transcript-store.ts';

/** Adds lines, or the part of them that is selected, to the report as one moment. @param lines those that are picked */
export function quoteLines(lines: readonly TranscriptLine[], picked: Picked): void {
  const { currentId } = useSelection.getState();
  const known = new Map(
    (queries.getQueryData<Evidence[]>(keys.evidence(currentId ?? '')) ?? []).map((one) => [one.id, one]),
  );
  const evidence = lines.flatMap((line, i) => {
    const one = known.get(line.id);
    const to = i === lines.length - 1 ? picked.toAt : null;
    return one ? [partOf(one, i === 0 ? picked.fromAt : 0, to ?? one.text.length)] : [];
  });
  const [first] = evidence;
  if (!first || !currentId) return;
  const { start } = first;
  const detail = queries.getQueryData<CallOutput<'library.asset'>>(keys.asset(currentId));
  const moment: Moment = {
    id: `${first.id}-${start.toFixed(3)}`,
    assetId: currentId,
    start,
    end: Math.max(...evidence.map(({ end }) => end)),
    keyFrame: detail?.keyFrames.find((frame) => frame.start <= start && frame.end > start) ?? null,
    evidence,
    score: 1,
  };
  addMoment(moment);
}

/** Marks the time of lines and puts the cursor where a question about it is asked. */
export function askAboutLines(lines: readonly TranscriptLine[]): void {
  const [first] = lines;
  if (!first) return;
  useTimeline.getState().mark({ from: first.start, to: Math.max(...lines.map(({ end }) => end)) });
  useAsk.getState().choose('selection');
  focusTab('ask');
}
