import { toast } from 'sonner';
import type { Answer } from '../../../preload/contract/answer.ts';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import type { Evidence, Moment } from '../../../preload/contract/evidence.ts';
import type { ReportItem } from '../../../preload/contract/report.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { markedSecond } from '../annotate/marked-second.ts';
import { useSelection } from '../library/selection-store.ts';
import { boxesAt, isOn } from '../player/boxes-at.ts';
import { usePlayer } from '../player/player-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { useReport } from './report-store.ts';
import { sameItem } from './same-item.ts';
import { strings } from './strings.ts';

/** One toast however much is added; the drawer puts it away. */
export const addedToast = 'added-to-report';

const inSight = (): boolean => {
  const { report, view } = useShell.getState();
  return report || view === 'report';
};

function say(words: string): void {
  const show = () => useShell.getState().set({ report: true, view: null, front: 'player' });
  toast(words, { id: addedToast, ...(inSight() ? {} : { action: { label: strings.show, onClick: show } }) });
}

/**
 * Puts an item at the end of the report; the first answer names a report that has no name. What is in it stays once, however often the button is
 * pressed; who wants it twice drags it there.
 */
export function addItem(item: ReportItem): void {
  const { title, items, edit, add } = useReport.getState();
  if (items.some((one) => sameItem(one.item, item))) {
    say(strings.already);
    return;
  }
  if (item.kind === 'answer' && title === '') edit({ title: item.answer.question });
  add(item);
  if (!inSight()) say(strings.added);
}

export function answerItem(answer: Answer): ReportItem {
  return { kind: 'answer', answer, note: '' };
}

/** A moment at its best second, with the boxes of what was found there. */
export function momentItem(moment: Moment): ReportItem {
  const best = moment.evidence[0];
  const boxes = moment.evidence
    .filter((item) => item.box !== null)
    .slice(0, 4)
    .map((item) => ({ box: item.box!, label: item.kind === 'object' ? item.text : null }));
  return { kind: 'moment', moment, at: best?.start ?? moment.start, boxes, note: '' };
}

export const addAnswer = (answer: Answer): void => addItem(answerItem(answer));
export const addMoment = (moment: Moment): void => addItem(momentItem(moment));

/** The second that the player stands on, with what is said and shown there and the boxes that are lit. */
export async function addCurrentMoment(): Promise<void> {
  const { currentId } = useSelection.getState();
  if (!currentId) return;
  const { time, lit, showBoxes } = usePlayer.getState();
  const detail = queries.getQueryData<CallOutput<'library.asset'>>(keys.asset(currentId));
  // Sightings count for seconds around them (boxes-at.ts).
  const near = { assetId: currentId, from: Math.max(0, time - 10), to: time + 10 };
  const evidence: Evidence[] = await client.call('library.evidence', near).catch(() => []);
  const mine = lit?.assetId === currentId ? lit : null;
  const isLit = ({ id }: Evidence) => mine?.evidenceIds.includes(id) ?? false;
  // What was gone to is what the moment is about.
  const here = evidence.filter((item) => isOn(item, time)).toSorted((a, b) => Number(isLit(b)) - Number(isLit(a)));
  const keyFrame =
    detail?.keyFrames.find(({ start, end }) => start <= time && end > time) ?? detail?.keyFrames[0] ?? null;
  const moment: Moment = {
    id: `${currentId}-${time.toFixed(3)}`,
    assetId: currentId,
    start: Math.min(time, ...here.map(({ start }) => start)),
    end: Math.max(time, ...here.map(({ end }) => end)),
    keyFrame,
    evidence: here,
    score: 1,
  };
  const boxes = boxesAt(evidence, time, mine, showBoxes).map(({ box, label, kind }) => ({
    box,
    label: kind === 'object' ? label : null,
  }));
  addItem({ kind: 'moment', moment, at: markedSecond(currentId, time), boxes, note: '' });
}
