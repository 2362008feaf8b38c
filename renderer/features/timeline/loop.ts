import { usePlayer } from '../player/player-store.ts';
import { markedSpan, useTimeline } from './timeline-store.ts';

/** s before the out point: two frames of the screen, so that what lies behind it is never shown, and a file's end never reached. */
const EARLY = 0.035;

/** Where to go on from while a selection loops: its in point once its out point is reached, null while it need not. */
export function loopsTo(span: { from: number; to: number }, before: number, time: number): number | null {
  const within = before >= span.from - EARLY && before <= span.to;
  return within && time >= span.to - EARLY ? span.from : null;
}

/** Plays the selection over and over, or lets it run on. */
export function toggleLoop(): void {
  const { loop, setLoop } = useTimeline.getState();
  setLoop(!loop);
  const span = markedSpan(useTimeline.getState());
  const { time, element, seek } = usePlayer.getState();
  if (loop || !span) return;
  if (time < span.from || time > span.to - EARLY) seek(span.from);
  void element?.play().catch(() => {});
}

// For as long as the page lives: one listener, which looks at two numbers.
usePlayer.subscribe(({ time, playing, seek }, before) => {
  const state = useTimeline.getState();
  if (!playing || !state.loop || time === before.time) return;
  const span = markedSpan(state);
  const to = span && loopsTo(span, before.time, time);
  if (to !== null) seek(to);
});
