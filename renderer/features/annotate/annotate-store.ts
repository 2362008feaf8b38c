import { toast } from 'sonner';
import { create } from 'zustand';
import type { AnnotationColor } from '../../../preload/contract/annotation.ts';
import type { Asset } from '../../../preload/contract/asset.ts';
import type { CallOutput } from '../../../preload/contract/contract.ts';
import { BridgeError } from '../../api/bridge-error.ts';
import { keys } from '../../lib/data.ts';
import { client, queries } from '../../lib/engine.ts';
import { errorText, sayError } from '../../lib/say-error.ts';
import { useSelection } from '../library/selection-store.ts';
import { usePlayer } from '../player/player-store.ts';
import { type Action, type History, historyAfter } from './history.ts';
import { type Draft, draftAt, halfFrame } from './marked-frame.ts';
import { createMarksSaver, type SaveState } from './marks-saver.ts';
import { strings } from './strings.ts';
import type { Pen, Tool } from './tools.ts';
import { knownMarks, showMarked } from './use-marks.ts';

interface Annotate {
  on: boolean;
  /** What is drawn on now; null until the file's drawings are known. */
  draft: (Draft & { assetId: string }) | null;
  tool: Tool;
  pen: Pen;
  selected: string | null;
  /** The text that has the cursor. */
  editing: string | null;
  saving: SaveState;
  setTool: (tool: Tool) => void;
  setColor: (color: AnnotationColor) => void;
  set: (part: Partial<Pick<Annotate, 'selected' | 'editing' | 'pen'>>) => void;
  act: (action: Action) => void;
}

/** The mode in which one draws on the picture that the player stands on. */
export const useAnnotate = create<Annotate>((set, get) => ({
  on: false,
  draft: null,
  tool: 'box',
  pen: { color: 'amber', style: 'pixelate' },
  selected: null,
  editing: null,
  saving: { state: 'saved' },
  setTool: (tool) => set({ tool, editing: null, ...(tool === 'select' ? {} : { selected: null }) }),
  setColor: (color) => {
    const { pen, draft, selected, act } = get();
    set({ pen: { ...pen, color } });
    const one = draft?.history.present.annotations.find(({ id }) => id === selected);
    if (one && one.kind !== 'hide') act({ type: 'change', annotation: { ...one, color } });
  },
  set,
  act: (action) => {
    const { draft, selected } = get();
    if (!draft) return;
    const history = historyAfter(draft.history, action);
    if (history === draft.history) return;
    const isThere = history.present.annotations.some(({ id }) => id === selected);
    set({ draft: { ...draft, history }, ...(isThere ? {} : { selected: null, editing: null }) });
    keep(draft, history);
  },
}));

const saver = createMarksSaver({
  save: (drawn) => client.call('marks.save', drawn).catch(unlessGone),
  remove: (id) => client.call('marks.remove', { id }),
  onState: (saving) => {
    useAnnotate.setState({ saving });
    // In the mode the panel says it; out of it nobody would see.
    if (saving.state === 'failed' && !useAnnotate.getState().on) sayUnsaved(saving.error);
  },
});

/** A file that left the library takes its drawings with it: trying again would not help. */
function unlessGone(error: unknown): void {
  if (!(error instanceof BridgeError) || error.code !== 'NOT_FOUND') throw error;
  sayError(error);
}

function sayUnsaved(error: unknown): void {
  toast.error(strings.unsaved(errorText(error)), {
    id: 'marks-unsaved',
    duration: 60_000,
    action: { label: strings.tryAgain, onClick: () => void saver.flush() },
  });
}

function keep({ id, at, assetId }: { id: string; at: number; assetId: string }, { present }: History): void {
  const drawn = { id, at, assetId, start: present.start, end: present.end, annotations: [...present.annotations] };
  showMarked({ ...drawn, updatedAt: Date.now() });
  saver.touch(drawn);
}

/** Writes what waits to be saved, at once. */
export const saveNow = (): Promise<void> => saver.flush();

/** Stops the picture and begins to draw on it. */
export function enterAnnotate(): void {
  const { element, set } = usePlayer.getState();
  element?.pause();
  if (element) set({ playing: false, time: element.currentTime });
  useAnnotate.setState({ on: true, draft: null, selected: null, editing: null });
}

export function leaveAnnotate(): void {
  if (!useAnnotate.getState().on) return;
  useAnnotate.setState({ on: false, draft: null, selected: null, editing: null });
  void saver.flush();
}

/** The file that is open, where it has a picture. */
export function openPicture(): Asset | undefined {
  const { currentId } = useSelection.getState();
  const asset = queries.getQueryData<Asset[]>(keys.assets)?.find(({ id }) => id === currentId);
  return asset?.kind === 'audio' ? undefined : asset;
}

export function toggleAnnotate(): void {
  if (useAnnotate.getState().on) leaveAnnotate();
  else if (openPicture()) enterAnnotate();
}

/** Takes up the picture of a second, unless it is the one in hand. */
export function drawOn(asset: Asset, time: number): void {
  const { draft } = useAnnotate.getState();
  const still = asset.kind === 'image';
  if (draft?.assetId === asset.id && (still || Math.abs(draft.at - time) <= halfFrame(asset))) return;
  if (draft) void saver.flush();
  const detail = queries.getQueryData<CallOutput<'library.asset'>>(keys.asset(asset.id));
  const next = draftAt(asset, knownMarks(asset.id), detail?.keyFrames ?? [], time, () => crypto.randomUUID());
  useAnnotate.setState({ draft: { ...next, assetId: asset.id }, selected: null, editing: null });
}
