import { toast } from 'sonner';
import { create } from 'zustand';
import type { ClipMoment, ClipsInput, ClipsMade, ClipsProgress } from '../../../preload/contract/clips.ts';
import { BridgeError } from '../../api/bridge-error.ts';
import { client } from '../../lib/engine.ts';
import { errorText } from '../../lib/say-error.ts';
import { clipStrings as strings } from './clip-strings.ts';

export type ClipChoices = Pick<ClipsInput, 'as' | 'mode' | 'captions' | 'cards'>;

interface Clips {
  /** Whether the page is in view; what it began goes on without it. */
  open: boolean;
  /** What is cut; [] before the first. */
  moments: readonly ClipMoment[];
  /** Of a reel. */
  title: string;
  choices: ClipChoices;
  /** Counts requests, so that the page starts afresh with each. */
  request: number;
  state: 'choosing' | 'working' | 'done';
  progress: ClipsProgress | null;
  made: ClipsMade | null;
  trouble: string | null;
}

/** Clips that are chosen, made, and done; kept outside the page, which may be closed meanwhile. */
export const useClips = create<Clips>(() => ({
  open: false,
  moments: [],
  title: '',
  choices: { as: 'files', mode: 'auto', captions: 'none', cards: true },
  request: 0,
  state: 'choosing',
  progress: null,
  made: null,
  trouble: null,
}));

let running: AbortController | undefined;

/** Opens the page for these moments, or the one that is at work. */
export function openClips(moments: readonly ClipMoment[], title: string): void {
  if (useClips.getState().state === 'working') {
    useClips.setState({ open: true });
    return;
  }
  const choosing = { state: 'choosing', progress: null, made: null, trouble: null } as const;
  useClips.setState(({ request, choices }) => ({
    ...choosing,
    ...{ open: true, moments, title, request: request + 1 },
    choices: moments.length > 1 ? choices : { ...choices, as: 'files' },
  }));
}

export const choose = (part: Partial<ClipChoices>): void =>
  useClips.setState(({ choices }) => ({ choices: { ...choices, ...part } }));

/** Makes the clips, and says where they are: on the page, or in a toast where it was closed. */
export async function makeClips(moments: readonly ClipMoment[]): Promise<void> {
  const { choices, title } = useClips.getState();
  running = new AbortController();
  useClips.setState({ state: 'working', progress: null, trouble: null });
  try {
    const made = await client.stream(
      'clips.export',
      { ...choices, title, moments: [...moments] },
      { signal: running.signal, onEvent: (progress) => useClips.setState({ progress }) },
    );
    useClips.setState({ state: 'done', made });
    if (!useClips.getState().open) {
      toast.success(strings.done(made.files.length), {
        action: { label: strings.show, onClick: () => useClips.setState({ open: true }) },
      });
    }
  } catch (error) {
    // Stopping is what the person asked for, no failure.
    const stopped = error instanceof BridgeError && error.code === 'CANCELLED';
    useClips.setState({ state: 'choosing', trouble: stopped ? null : errorText(error) });
    if (!stopped && !useClips.getState().open) toast.error(errorText(error));
  }
}

export const stopClips = (): void => running?.abort();
